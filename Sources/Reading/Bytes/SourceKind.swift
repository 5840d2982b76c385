/// What a file turns out to be by its first bytes.
enum SourceKind: Equatable {
    case html
    case text
    /// Bytes that are no text, named in the words of a message.
    case binary(String)
    /// A container that is not unpacked here.
    case container(String)

    /// Leading bytes of files that are no articles.
    private static let signatures: [(bytes: [UInt8], name: String, isContainer: Bool)] = [
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF document", false),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image", false),
        ([0xFF, 0xD8, 0xFF], "a JPEG image", false),
        ([0x47, 0x49, 0x46, 0x38], "a GIF image", false),
        ([0x7F, 0x45, 0x4C, 0x46], "a program", false),
        ([0x4D, 0x5A, 0x90, 0x00], "a program", false),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66], "a database", false),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Office document", false),
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive", true),
        ([0x1F, 0x8B], "a gzip file", true),
        ([0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59], "a bzip2 file", true),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file", true),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", true),
        ([0x52, 0x61, 0x72, 0x21], "a RAR archive", true),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", true),
    ]

    /// Looks at the undecoded bytes; `nil` where they may be text.
    static func signature(of bytes: [UInt8]) -> SourceKind? {
        for known in signatures where bytes.starts(with: known.bytes) {
            return known.isContainer ? .container(known.name) : .binary(known.name)
        }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .container("a tar archive") }
        return nil
    }

    /// Looks at decoded UTF-8: control characters in any number are no text; tags make a page.
    static func of(text: [UInt8]) -> SourceKind {
        let controls = text.withUnsafeBytes(controlCount)
        if controls > 3, controls * 200 > text.count { return .binary("binary data") }
        return looksLikeHTML(text) ? .html : .text
    }

    /// How many bytes are control characters other than white space and escape.
    private static func controlCount(_ bytes: UnsafeRawBufferPointer) -> Int {
        var controls = 0
        var index = 0
        while index < bytes.count {
            let end = min(bytes.count, index + 240)
            // Without branches, and no sum past a byte, so that it is done for many bytes at once.
            var found: UInt8 = 0
            for byte in bytes[index..<end] {
                found &+= (byte < 32 ? 1 : 0) & (byte &- 9 < 5 ? 0 : 1) & (byte == 27 ? 0 : 1)
            }
            controls += Int(found)
            index = end
        }
        return controls
    }

    private static let openers: [StaticString] = [
        "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<script", "<link", "<article", "<main",
        "<div", "<p>", "<p ", "<h1", "<table", "<section", "<?xml",
    ]

    private static func looksLikeHTML(_ text: [UInt8]) -> Bool {
        var index = 0
        while index < text.count, text[index].isASCIISpace { index += 1 }
        while index + 4 < text.count, text.matches("<!--", at: index) {
            // A comment before the page, as browsers that save it put there.
            var end = index + 4
            while end + 2 < text.count, !text.matches("-->", at: end) { end += 1 }
            index = end + 3
            while index < text.count, text[index].isASCIISpace { index += 1 }
        }
        guard index < text.count else { return false }
        if openers.contains(where: { text.matches($0, at: index) }) { return true }
        // A page with something before it: a few kinds of tags near the beginning decide.
        let head = text[index..<min(text.count, index + 4_096)]
        return head.holds("<html") || head.holds("<body") || (head.holds("<p>") && head.holds("</p>"))
    }
}
