import Testing

@testable import Reading

@Suite("Searching many bytes at once")
struct ByteSearchTests {
    /// Bytes drawn by a fixed rule, of which every few are looked for or lie next to those that are.
    private static let bytes: [UInt8] = {
        var state: UInt64 = 7
        return (0..<400).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let drawn = UInt8(truncatingIfNeeded: state >> 33)
            return drawn < 200 ? 97 + drawn % 25 : "\"!'&\\{|}~\u{1}".utf8.map { $0 }[Int(drawn) % 10] &+ drawn % 3 &- 1
        } + [0x80, 0x7F, 0xFF, 97, 0x80]
    }()

    @Test("the place found is the one that looking at each byte finds, from wherever the search begins")
    func places() {
        Self.bytes.withUnsafeBufferPointer { bytes in
            for start in 0...bytes.count {
                let rest = bytes[start...]
                #expect(bytes.firstPlacePastASCII(from: start) == rest.firstIndex { $0 >= 0x80 } ?? bytes.count)
                #expect(
                    StyleText.nextMark(in: bytes, from: start)
                        == rest.firstIndex { "\"'\\{}".utf8.contains($0) } ?? bytes.count)
            }
        }
    }
}
