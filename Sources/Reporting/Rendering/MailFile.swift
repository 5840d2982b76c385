import Domain

/// `briefing.eml`: a briefing as a message that any mail program sends (RFC 5322, RFC 2045): the same words as plain
/// text and as HTML, with inline style, nothing remote and nothing attached.
struct MailFile {
    /// The briefing.
    let briefing: Briefing
    /// The page of the message.
    let html: String
    /// The same words as plain text, and where their marks stand.
    let plain: (text: String, marks: [MarkSignal.Found])

    /// What stands between the parts: no line of a part begins like it, since no text of ours has `=_` in it.
    private static let boundary = "=_briefing"
    /// Where lines of plain text are broken, in characters; a mark is never broken.
    private static let width = 76
    /// What a line of a message may not pass, in bytes (RFC 5322, section 2.1.1).
    private static let longestLine = 998

    /// The message, and the marks of its plain part, counted from that part's beginning with lines that end in a
    /// line feed.
    var rendered: (text: String, marks: [MarkSignal.Found]) {
        let identifier = briefing.asOfPrinted.receipt
        let lines =
            [
                "From: briefing <briefing@localhost>", "Date: " + briefing.asOf.messageDate,
                "Subject: " + Self.encoded(briefing.subject.signed), "Message-ID: <\(identifier)@briefing>",
                "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=\"\(Self.boundary)\"", "",
            ] + part("plain", Self.wrapped(plain)) + part("html", Self.folded(html)) + ["--\(Self.boundary)--", ""]
        return (lines.joined(separator: "\r\n"), plain.marks)
    }

    private func part(_ subtype: String, _ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [
            "--\(Self.boundary)", "Content-Type: text/\(subtype); charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
        ] + lines
    }

    /// A header's text, folded; where it is not plain ASCII, as encoded words (RFC 2047), a line each.
    static func encoded(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value < 127 }) {
            return wrapped((text, []), to: width - "Subject: ".count).replacing("\n", with: "\r\n ")
        }
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            let written = Self.quoted(scalar)
            // With its frame a word may have seventy-five characters.
            if word.utf8.count + written.utf8.count > 54 {
                words.append(word)
                word = ""
            }
            word += written
        }
        words.append(word)
        return words.map { "=?utf-8?Q?\($0)?=" }.joined(separator: "\r\n ")
    }

    private static func quoted(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case " ": return "_"
        case "a"..."z", "A"..."Z", "0"..."9", ",", ".", ":", ";", "-", "$", "%": return String(scalar)
        default:
            return Unicode.UTF8.encode(scalar)?.map { byte in
                let digits = String(byte, radix: 16, uppercase: true)
                return (byte < 16 ? "=0" : "=") + digits
            }.joined() ?? ""
        }
    }

    /// Plain text in lines of a readable length: blanks outside of marks become line feeds, so that places keep.
    static func wrapped(_ plain: (text: String, marks: [MarkSignal.Found]), to width: Int = width) -> String {
        var scalars = Array(plain.text.unicodeScalars)
        var isInMark = [Bool](repeating: false, count: scalars.count)
        for found in plain.marks {
            for index in found.range.start..<min(found.range.end, scalars.count) { isInMark[index] = true }
        }
        var lineStart = 0
        var lastBlank: Int?
        for index in scalars.indices {
            if scalars[index] == "\n" {
                (lineStart, lastBlank) = (index + 1, nil)
                continue
            }
            if index - lineStart >= width, let blank = lastBlank {
                scalars[blank] = "\n"
                (lineStart, lastBlank) = (blank + 1, nil)
            }
            if scalars[index] == " ", !isInMark[index], index > lineStart { lastBlank = index }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// HTML in lines that a message may have: broken at blanks inside of tags, where it means nothing; failing that,
    /// at blanks of the text.
    static func folded(_ html: String) -> String {
        html.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.utf8.count <= longestLine ? String(line) : folded(line: Array(line.utf8))
        }.joined(separator: "\n")
    }

    private static func folded(line: [UInt8]) -> String {
        var bytes = line
        var lineStart = 0
        var isInTag = false
        var quote: UInt8?
        var inTag: Int?
        var inText: Int?
        for index in bytes.indices {
            if index - lineStart >= longestLine - 8, let blank = inTag ?? inText {
                bytes[blank] = UInt8(ascii: "\n")
                (lineStart, inTag, inText) = (blank + 1, nil, nil)
            }
            switch bytes[index] {
            case UInt8(ascii: "<") where !isInTag: isInTag = true
            case UInt8(ascii: ">") where quote == nil: isInTag = false
            case UInt8(ascii: "\"") where isInTag: quote = quote == nil ? bytes[index] : nil
            case UInt8(ascii: " "):
                if isInTag, quote == nil { inTag = index } else if !isInTag { inText = index }
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Prose {
    /// The text with the sign of each number, as a mail's subject has it.
    var signed: String {
        let writer = PlainWriter()
        return MarkSignal.unwrap(writer.prose(self)).text
    }
}
