/// The named fields of a header as HTTP, mail and WARC write them.
struct HeaderFields {
    /// The line before the fields.
    let firstLine: String
    private let fields: [(name: String, value: String)]

    /// Reads a header that ends with its bytes. Lines that are no fields are passed over.
    init(_ bytes: ArraySlice<UInt8>) {
        var lines: [String] = []
        for line in bytes.split(separator: 10, omittingEmptySubsequences: true) {
            let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
            // A line that begins with white space goes on with the one before it.
            if lines.count > 1, let first = line.first, first == 32 || first == 9 {
                lines[lines.count - 1] += text
            } else {
                lines.append(text)
            }
        }
        firstLine = lines.first ?? ""
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return (line[..<colon].lowercased(), collapsed(line[line.index(after: colon)...].utf8))
        }
    }

    /// The first field of a name, which is given in lower case.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The place after the blank line that ends a header; `nil` where there is none.
    static func end(in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            index = bytes.firstPlace(of: 10, from: index)
            if index + 1 < bytes.endIndex, bytes[index + 1] == 10 { return index + 2 }
            if index + 2 < bytes.endIndex, bytes[index + 1] == 13, bytes[index + 2] == 10 { return index + 3 }
            index += 1
        }
        return nil
    }
}

/// A media type (RFC 9110 §8.3.1), as far as it matters here.
struct MediaType {
    /// In lower case, such as `text/html`.
    let name: String
    /// The label of the encoding, where it is given.
    let charset: String?

    init(_ text: String) {
        let parts = text.split(separator: ";").map { collapsed($0.utf8) }
        name = (parts.first ?? "").lowercased()
        charset =
            parts.dropFirst().lazy.compactMap { part -> String? in
                guard part.lowercased().hasPrefix("charset=") else { return nil }
                let label = part.dropFirst(8).filter { $0 != "\"" && $0 != "'" }
                return label.isEmpty ? nil : label
            }.first
    }

    /// What the reader takes a document of this type for; `nil` for types that hold no article.
    var kind: ReadingContext.Kind? {
        switch name {
        case "text/html", "application/xhtml+xml": .html
        case "text/plain": .text
        default: nil
        }
    }
}
