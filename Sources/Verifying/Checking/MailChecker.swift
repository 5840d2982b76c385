import Archiving
import Domain

/// Checks a briefing as a message: its headers say what the briefing says, and its two parts are proven like pages.
struct MailChecker {
    let file: String
    let manifest: BriefingManifest
    private let lines: [String]

    private static let boundary = "=_briefing"

    init(file: String, text: String, manifest: BriefingManifest) {
        self.file = file
        self.manifest = manifest
        lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    func check(positions: [PositionFile.File], with checker: inout MarkChecker) throws(ArchiveError) {
        let blocks = lines.split(separator: "--" + Self.boundary, omittingEmptySubsequences: false).map(Array.init)
        guard blocks.count == 3, let end = blocks[2].lastIndex(of: "--\(Self.boundary)--"),
            blocks[2][(end + 1)...].allSatisfy(\.isEmpty)
        else { return checker.object(file, nil, "it is no message of two parts, plain text and HTML") }
        let plain = body(blocks[1], "plain", &checker)
        let html = body(Array(blocks[2][..<end]), "html", &checker)
        try TextChecker(file: file, text: plain, form: .plain).check(positions: positions, with: &checker)
        var page = HTMLChecker(file: file, text: html)
        try page.check(with: &checker)
        try checkHeaders(blocks[0], page.text(of: "subject") ?? "", &checker)
    }

    /// What follows the headers of a part, which say what kind of text it is and nothing else.
    private func body(_ block: [String], _ subtype: String, _ checker: inout MarkChecker) -> String {
        let head = ["Content-Type: text/\(subtype); charset=utf-8", "Content-Transfer-Encoding: 8bit", ""]
        if Array(block.prefix(head.count)) != head {
            checker.object(file, nil, "the part in \(subtype) has other headers than the program writes")
        }
        return block.dropFirst(head.count).joined(separator: "\n")
    }

    private func checkHeaders(
        _ block: [String], _ subject: String, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        var headers: [(name: String, value: String)] = []
        for line in block where !line.isEmpty {
            if line.hasPrefix(" "), let last = headers.popLast() {
                headers.append((last.name, last.value + line))
            } else {
                let parts = line.split(separator: ":", maxSplits: 1)
                headers.append((String(parts[0]), parts.count == 2 ? String(parts[1].dropFirst()) : ""))
            }
        }
        let names = ["From", "Date", "Subject", "Message-ID", "MIME-Version", "Content-Type"]
        if headers.map(\.name) != names {
            checker.object(file, nil, "its headers are \(headers.map(\.name).joined(separator: ", "))")
        }
        for (name, value) in headers {
            switch name {
            case "From" where value == "briefing <briefing@localhost>": break
            case "Date" where value == manifest.asOf.messageDate: checker.report.identifiers += 1
            case "Subject" where Self.decoded(value) == subject.collapsed: break
            case "Message-ID" where value.hasPrefix("<") && value.hasSuffix("@briefing>"):
                let identifier = String(value.dropFirst().dropLast("@briefing>".count))
                try checker.identifier(identifier, file: file, line: nil)
            case "MIME-Version" where value == "1.0": break
            case "Content-Type" where value == "multipart/alternative; boundary=\"\(Self.boundary)\"": break
            default: checker.object(file, nil, "the header \(name) says “\(value)”, which nothing in the briefing says")
            }
        }
    }

    /// A header's text, encoded words (RFC 2047, `Q` in UTF-8) read; `nil` where they are none.
    private static func decoded(_ value: String) -> String? {
        guard value.contains("=?") else { return value }
        var bytes: [UInt8] = []
        for word in value.split(separator: " ") {
            guard word.hasPrefix("=?utf-8?Q?"), word.hasSuffix("?=") else { return nil }
            var rest = Array(word.utf8.dropFirst("=?utf-8?Q?".count).dropLast(2))[...]
            while let byte = rest.popFirst() {
                switch byte {
                case UInt8(ascii: "_"): bytes.append(UInt8(ascii: " "))
                case UInt8(ascii: "="):
                    guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                    else { return nil }
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                default: bytes.append(byte)
                }
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
