import Testing

@testable import Domain

@Suite("Identifiers, ranges and JSON")
struct TextTests {
    @Test("SHA-256 of the standard's example")
    func digest() {
        #expect(
            SHA256.hexDigest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hexDigest(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("parts are kept apart when an identifier is made")
    func identifiers() {
        let one = Identifier<Claim>(hashing: ["ab", "c"])
        #expect(one != Identifier<Claim>(hashing: ["a", "bc"]))
        #expect(Identifier<Claim>(one.rawValue) == one)
        #expect(Identifier<Article>(one.rawValue) == nil)
        #expect(Identifier<Claim>("c-0123") == nil)
    }

    @Test("ranges count Unicode scalars")
    func ranges() throws {
        let range = try #require(TextRange(start: 2, end: 6))
        #expect("🇨🇳café ☕️".substring(in: range) == "café")
        #expect("short".substring(in: try #require(TextRange(start: 3, end: 9))) == nil)
        #expect(TextRange(start: 3, end: 2) == nil)
    }

    @Test("JSON keeps the order of keys and the digits of numbers")
    func json() {
        let value = JSONValue.object([
            ("b", .decimal(ExactDecimal("35000000000"))), ("a", .string("“x”\n\"\u{1}")), ("n", .double(0.1)),
            ("none", .double(.nan)),
        ])
        #expect(value.serialized() == #"{"b": 35000000000, "a": "“x”\n\"\u0001", "n": 0.1, "none": null}"#)
    }
}
