import CNettle

/// Something whose identity is the hash of what it says, so that equal things have equal names on every machine.
public protocol HashNamed {
    /// The letter an identifier of this kind begins with, such as `c` for a claim.
    static var identifierPrefix: String { get }
}

/// The name of an article, claim, fact or receipt: a letter and the first 64 bits of a SHA-256 in hexadecimal,
/// such as `c-5f0a31c2be9d7714`.
public struct Identifier<Named: HashNamed>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The whole identifier, letter included.
    public let rawValue: String

    /// Names the thing that these parts determine. The parts are length-prefixed before hashing, so that
    /// `["ab", "c"]` and `["a", "bc"]` differ.
    public init(hashing parts: [String]) {
        var bytes: [UInt8] = []
        for part in parts {
            bytes.append(contentsOf: "\(part.utf8.count):".utf8)
            bytes.append(contentsOf: part.utf8)
        }
        rawValue = Named.identifierPrefix + "-" + SHA256.hexDigest(of: bytes).prefix(16)
    }

    /// Reads an identifier back from text; `nil` unless it has this kind's letter and sixteen hexadecimal digits.
    public init?(_ text: String) {
        let head = Named.identifierPrefix + "-"
        guard text.hasPrefix(head), text.utf8.count == head.utf8.count + 16,
            text.utf8.dropFirst(head.utf8.count).allSatisfy({ "0123456789abcdef".utf8.contains($0) })
        else { return nil }
        rawValue = text
    }

    public var description: String { rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "“\(text)” is no identifier of the form \(Named.identifierPrefix)-0123456789abcdef")
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// SHA-256 (FIPS 180-4), by the system's nettle library.
public enum SHA256 {
    /// The digest of the bytes as 64 lower-case hexadecimal digits.
    public static func hexDigest(of bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBufferPointer { source in
            digest.withUnsafeMutableBufferPointer { target in
                guard let out = target.baseAddress else { return }
                // A pointer is wanted even for no bytes at all.
                briefing_sha256(source.baseAddress ?? UnsafePointer(out), source.count, out)
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        for byte in digest {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        return String(decoding: hex, as: UTF8.self)
    }

    /// The digest of a text's UTF-8.
    public static func hexDigest(of text: String) -> String { hexDigest(of: Array(text.utf8)) }
}
