import Domain
import Testing

@Suite("Slugs of company names")
struct SlugTests {
    @Test(
        "a plain name is itself in small letters",
        arguments: [
            ("Tesla", "tesla"), ("Rolls Royce", "rolls-royce"), ("3M", "3m"), ("Hewlett-Packard", "hewlett-packard"),
        ])
    func plain(name: String, slug: String) { #expect(Slug.make(name) == slug) }

    @Test(
        "where something is lost, a hash keeps names apart",
        arguments: [
            "小米", "小鹏", "Nestlé", "AT&T", "", "../..", " a", String(repeating: "long ", count: 40), "a\u{202E}b",
        ])
    func lossy(name: String) {
        let slug = Slug.make(name)
        #expect((1...80).contains(slug.utf8.count))
        #expect(slug.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
        #expect(slug.hasSuffix("-" + SHA256.hexDigest(of: name).prefix(8)))
        #expect(!slug.contains("--"))
    }
}
