/// Ampersands as feeds have them: one that begins no reference, as in headlines, is made one that XML reads as what it
/// is; a reference by one of HTML's names is made one by number, which libxml2 follows even after an error.
struct BareReferences {
    private enum State { case text, opening, tag, comment, characterData, other }

    private var state = State.text
    private var tail: [UInt8] = []
    private var reference: [UInt8] = []

    /// The bytes, mended; what may be a reference is kept until its end comes.
    mutating func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        for byte in bytes {
            if !reference.isEmpty {
                if byte.isASCIIAlphanumeric || byte == UInt8(ascii: "#") && reference.count == 1, reference.count < 40 {
                    reference.append(byte)
                    continue
                }
                let isReference = byte == UInt8(ascii: ";") && reference.count > 1
                out.append(
                    contentsOf: isReference ? Self.numbered(reference) : Array("&#38;".utf8) + reference.dropFirst())
                reference = []
                if isReference {
                    out.append(byte)
                    continue
                }
            }
            if byte == UInt8(ascii: "&"), state == .text || state == .tag {
                reference = [byte]
                continue
            }
            out.append(byte)
            follow(byte)
        }
        return out
    }

    /// What was kept, at the end.
    mutating func rest() -> [UInt8] {
        defer { reference = [] }
        return reference.isEmpty ? [] : Array("&#38;".utf8) + reference.dropFirst()
    }

    /// A reference without its semicolon, by number where its name is known.
    private static func numbered(_ reference: [UInt8]) -> [UInt8] {
        let whole = reference + [UInt8(ascii: ";")]
        guard reference.dropFirst().first != UInt8(ascii: "#"),
            let known = Entities.reference(in: whole, at: 0), known.end == whole.count
        else { return reference }
        return Array("&#\(known.scalar)".utf8)
    }

    private mutating func follow(_ byte: UInt8) {
        switch state {
        case .text:
            guard byte == UInt8(ascii: "<") else { return }
            state = .opening
            tail = []
        case .opening:
            tail.append(byte)
            if tail.elementsEqual("!--".utf8) {
                state = .comment
            } else if tail.elementsEqual("![CDATA[".utf8) {
                state = .characterData
            } else if !"!--".utf8.starts(with: tail), !"![CDATA[".utf8.starts(with: tail) {
                state = tail.first == UInt8(ascii: "!") || tail.first == UInt8(ascii: "?") ? .other : .tag
                if byte == UInt8(ascii: ">") { state = .text }
            }
            if state != .opening { tail = [] }
        case .tag, .other: if byte == UInt8(ascii: ">") { state = .text }
        case .comment, .characterData:
            tail.append(byte)
            if tail.count > 3 { tail.removeFirst() }
            if tail.elementsEqual(state == .comment ? "-->".utf8 : "]]>".utf8) { state = .text }
        }
    }
}
