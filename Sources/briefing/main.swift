import Domain

print(SHA256.hexDigest(of: "briefing"))
