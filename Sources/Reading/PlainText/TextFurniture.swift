/// What a browser leaves above and below an article when a page is saved as text.
enum TextFurniture {
    /// Lines that begin a part which is no longer the article, in lower case.
    private static let closers = FurnitureLines.byFirst(ContentWords.table.lines[.closing] ?? [])

    static func closes(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= 90 else { return false }
        let folded = line.prefix(40).map(\.lowered)
        return beginsComments(line)
            || folded.first.map { first in closers[Int(first)].contains { folded.starts(with: $0) } } ?? false
    }

    /// `Comments (3)`, `2 comments`, `Letters`: other people's words follow.
    static func beginsComments(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= 24 else { return false }
        return line.matches("comment", at: line.startIndex) || line.matches("letters", at: line.startIndex)
            || line.holds(" comments") || line.matches("responses", at: line.startIndex)
    }

    /// A share price strip, such as `Harbour Wire Corp. -4.02%` or `XYZ 12.30 ▲ 1.2%`.
    static func isTicker(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= 70, line.last == UInt8(ascii: "%") || line.holds("%)"), !endsSentence(line) else {
            return false
        }
        // A sign and a percentage at the end of few words.
        var index = line.endIndex - 1
        if line[index] == UInt8(ascii: ")") { index -= 1 }
        guard index > line.startIndex, line[index] == UInt8(ascii: "%") else { return false }
        index -= 1
        let end = index
        while index >= line.startIndex, line[index].isASCIIDigit || line[index] == 46 || line[index] == 44 {
            index -= 1
        }
        guard index < end else { return false }
        let isSigned = index >= line.startIndex && (line[index] == 45 || line[index] == 43 || line[index] >= 0x80)
        return isSigned && wordCount(line) <= 8
    }

    /// Menus, buttons and the like: `Markets   Companies   Opinion`, `Home > Companies`, `Share: X  in`.
    static func isControls(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= 160, !endsSentence(line) else { return false }
        var gaps = 0
        var marks = 0
        for index in line.indices.dropFirst().dropLast() {
            if line[index] == 32, line[index + 1] == 32, line[index - 1] != 32 { gaps += 1 }
            if line[index] == 9 { gaps += 1 }
            if [62, 124].contains(line[index]), line[index - 1] == 32, line[index + 1] == 32 { marks += 1 }
        }
        return gaps > 0 || marks > 1
    }

    /// What a site says over its pages before it shows them: cookies, partners, consent.
    static func isNotice(_ line: ArraySlice<UInt8>) -> Bool {
        guard noticeOpeners.contains(where: { line.prefix(40).map(\.lowered).starts(with: $0) }) else { return false }
        return line.holds("cookie") || line.holds("your consent") || line.holds("your browser")
    }

    private static let noticeOpeners = FurnitureLines.list(
        """
        we and our;we use;we value;we care;we process;by clicking;by continuing;by using;this site;this website;
        our site;our website;our partners;to give you;to provide;your privacy;cookies help;javascript;please enable
        """)

    /// `By`, `Written by` and the like.
    static func opensByline(_ line: ArraySlice<UInt8>) -> Bool {
        let folded = line.prefix(14).map(\.lowered)
        return ["by ", "by: ", "written by ", "posted by ", "words by ", "story by ", "text by "].contains {
            folded.starts(with: $0.utf8)
        }
    }

    /// `Published Wed, Apr 24` and the like: a date follows and no name.
    static func opensDate(_ line: ArraySlice<UInt8>) -> Bool {
        let folded = line.prefix(16).map(\.lowered)
        return ["published", "updated", "posted", "last updated", "last modified", "first published", "date"].contains {
            folded.starts(with: $0.utf8)
        }
    }

    private static let roles = Set(
        FurnitureLines.list(
            """
            editor;correspondent;reporter;writer;analyst;columnist;contributor;staff;desk;bureau;journalist;producer;
            freelance;newsroom;team;monday;tuesday;wednesday;thursday;friday;saturday;sunday
            """
        ).map { String(decoding: $0, as: UTF8.self) })

    /// Whether a part of a by-line says what somebody is, not who.
    static func isRole(_ text: String) -> Bool {
        text.split(separator: " ").contains { roles.contains($0.lowercased()) }
    }

    static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        var tail = line
        while let last = tail.last, [34, 39, 41, 0x9D, 0x99, 0x80, 0xE2].contains(last) { tail = tail.dropLast() }
        guard let last = tail.last else { return false }
        return [46, 33, 63].contains(last)
    }

    static func wordCount(_ line: ArraySlice<UInt8>) -> Int {
        var words = 0
        var inWord = false
        for byte in line {
            if !byte.isASCIISpace, !inWord { words += 1 }
            inWord = !byte.isASCIISpace
        }
        return words
    }

    /// Whether a paragraph is running text.
    static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
        let words = wordCount(line)
        return words >= 25 || words >= 8 && endsSentence(line)
    }
}
