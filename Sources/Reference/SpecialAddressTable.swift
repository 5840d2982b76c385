/// Blocks of addresses that no public server has.
public struct SpecialAddressTable: Sendable {
    private struct Block: Sendable {
        let bytes: [UInt8]
        let length: Int
        let purpose: String
    }

    private let blocks: [Block]

    /// The table that is built in.
    public static func builtIn() throws(CSVTable.Problem) -> SpecialAddressTable {
        try SpecialAddressTable(CSVTable(name: "special_addresses", bytes: PackageResources.special_addresses_csv))
    }

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var blocks: [Block] = []
        for row in table.rows {
            let text = try row.text("block")
            let parts = text.split(separator: "/")
            guard parts.count == 2, let length = Int(parts[1]), let bytes = Self.bytes(String(parts[0])),
                (0...bytes.count * 8).contains(length)
            else { throw row.problem("“\(text)” is no block of addresses, such as 10.0.0.0/8 or fc00::/7") }
            blocks.append(Block(bytes: bytes, length: length, purpose: try row.text("purpose")))
        }
        self.blocks = blocks
    }

    /// What an address is set aside for; `nil` for one that a public server may have.
    ///
    /// - Parameter address: Its four or sixteen bytes, the first first.
    public func purpose(of address: [UInt8]) -> String? {
        // An IPv4 address in the clothes of IPv6 is what it is.
        if address.count == 16, address[..<10].allSatisfy({ $0 == 0 }), address[10] == 255, address[11] == 255 {
            return purpose(of: Array(address[12...]))
        }
        return blocks.first { block in
            guard block.bytes.count == address.count else { return false }
            return (0..<block.length).allSatisfy { bit in
                (block.bytes[bit / 8] ^ address[bit / 8]) & (0x80 >> (bit % 8)) == 0
            }
        }?.purpose
    }

    /// The bytes of an address as it is written; `nil` for none.
    static func bytes(_ text: String) -> [UInt8]? {
        guard text.contains(":") else {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            let bytes = parts.compactMap { UInt8($0) }
            return parts.count == 4 && bytes.count == 4 ? bytes : nil
        }
        // One `::` stands for as many zeros as are missing.
        let halves = text.components(between: "::")
        guard halves.count <= 2 else { return nil }
        func groups(_ text: Substring) -> [UInt8]? {
            var bytes: [UInt8] = []
            for part in text.split(separator: ":") {
                if part.contains(".") {
                    guard let four = Self.bytes(String(part)) else { return nil }
                    bytes += four
                } else {
                    guard part.count <= 4, let value = UInt16(part, radix: 16) else { return nil }
                    bytes += [UInt8(value >> 8), UInt8(truncatingIfNeeded: value)]
                }
            }
            return bytes
        }
        guard let head = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1]), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }
}

extension String {
    /// The parts between a separator of more than one character.
    fileprivate func components(between separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        return parts + [rest]
    }
}
