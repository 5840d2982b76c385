/// The names in a by-line.
enum AuthorNames {
    /// Whom a by-line names.
    struct Reading {
        /// People, in order, each once.
        var people: [String] = []
        /// Agencies, newsrooms and companies.
        var organisations: [String] = []

        /// The people; where there are none, the organisations.
        var names: [String] { Array((people.isEmpty ? organisations : people).prefix(20)) }
    }

    /// Whom the texts name, in order, each once.
    static func names(in texts: [String]) -> [String] { read(texts).names }

    /// Reads by-lines.
    ///
    /// - Parameter isStated: whether the texts are from fields for names alone, where a name may be in lower case.
    static func read(_ texts: [String], isStated: Bool = false) -> Reading {
        var reading = Reading()
        for text in texts where text.utf8.count <= 400 {
            let before = reading.people.count
            for segment in segments(of: Array(text.utf8)) {
                read(segment, into: &reading, isStated: isStated || texts.count > 1, since: before)
            }
        }
        return reading
    }

    // MARK: Segments

    /// Marks that part names from what is no name.
    private static let marks: [[UInt8]] = [
        "|", ";", "•", "·", "⋅", "∙", "●", "►", " – ", " — ", " - ", " / ", "、", "，", "→",
    ]
    .map { Array($0.utf8) }

    private static func segments(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var segments: [ArraySlice<UInt8>] = []
        var segment: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "(") {
                index = min(text.count, text.firstPlace(of: UInt8(ascii: ")"), from: index) + 1)
            } else if text[index] == 10 {
                segments.append(segment[...])
                segment = []
                index += 1
            } else if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
                segment.append(32)
                index += 2
            } else if let mark = marks.first(where: { text[index...].starts(with: $0) }) {
                segments.append(segment[...])
                segment = []
                index += mark.count
            } else {
                segment.append(text[index])
                index += 1
            }
        }
        segments.append(segment[...])
        return segments
    }

    private static func read(
        _ segment: ArraySlice<UInt8>, into reading: inout Reading, isStated: Bool, since before: Int
    ) {
        var bytes = Array(collapsed(segment).utf8)
        bytes = withoutOpeners(bytes)
        if let found = DateReader.find(in: bytes[...]) { bytes = Array(bytes[..<found.range.lowerBound]) }
        if let end = MetadataWords.place(of: MetadataWords.endings, in: bytes) { bytes = Array(bytes[..<end]) }
        guard !bytes.isEmpty else { return }
        let parts = parts(of: bytes)
        if parts.count == 2, bytes.contains(UInt8(ascii: ",")), let name = inverted(parts) {
            add(name, to: &reading.people)
            return
        }
        for part in parts { take(part, into: &reading, isStated: isStated, since: before) }
    }

    private static func withoutOpeners(_ text: [UInt8]) -> [UInt8] {
        var text = text[...]
        for _ in 0..<3 {
            while let first = text.first, first == 32 || first == UInt8(ascii: ":") { text = text.dropFirst() }
            let bytes = Array(text)
            guard
                let opener = MetadataWords.openers.first(where: { opener in
                    guard MetadataWords.begins(bytes, at: 0, with: opener) else { return false }
                    // `The` and the like are openers before a space only, `By` also before a capital.
                    guard opener.count < bytes.count else { return true }
                    let next = bytes[opener.count]
                    return next == 32 || next == UInt8(ascii: ":")
                        || next.isASCIIUpper && opener.suffix(2).elementsEqual("by".utf8)
                })
            else { break }
            text = text.dropFirst(opener.count)
        }
        return Array(text)
    }

    /// Parts between commas and the words that join names.
    private static func parts(of text: [UInt8]) -> [String] {
        var parts: [String] = []
        for piece in text.split(separator: UInt8(ascii: ",")) {
            var words: [ArraySlice<UInt8>] = []
            func end() {
                if !words.isEmpty {
                    parts.append(words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
                }
                words.removeAll()
            }
            for word in piece.split(separator: 32) {
                let folded = String(decoding: word, as: UTF8.self).lowercased()
                if word.elementsEqual("&".utf8)
                    || word.first?.isASCIIUpper != true && MetadataWords.joiners.contains(folded)
                    || folded == "and"
                {
                    end()
                } else {
                    words.append(word)
                }
            }
            end()
        }
        return parts
    }

    /// `Smith, Jane` the right way round.
    private static func inverted(_ parts: [String]) -> String? {
        guard parts.allSatisfy({ !$0.contains(" ") && $0.utf8.count >= 3 && isCapitalised($0) }),
            parts.allSatisfy({ part in
                let folded = part.lowercased()
                return !MetadataWords.credentials.contains(folded) && !MetadataWords.suffixes.contains(folded)
                    && !MetadataWords.agencies.contains(folded) && !MetadataWords.roles.contains(folded)
                    && part.utf8.contains { !$0.isASCIIUpper }
            })
        else { return nil }
        return "\(parts[1]) \(parts[0])"
    }

    // MARK: Names

    private static func take(_ part: String, into reading: inout Reading, isStated: Bool, since before: Int) {
        var words = trimmed(part).split(separator: " ").map(String.init)
        func folded(_ word: String) -> String { word.lowercased() }
        if words.count == 1, MetadataWords.suffixes.contains(folded(words[0])) {
            if let last = reading.people.popLast() { reading.people.append("\(last) \(words[0])") }
            return
        }
        while words.count > 2, MetadataWords.credentials.contains(folded(words[words.count - 1])) { words.removeLast() }
        // `Jane Doe Senior Editor`: a name with a role behind it.
        if words.count > 2, !isStated, folded(words[0]) != "the",
            let role = words.indices.dropFirst(2).first(where: { MetadataWords.roles.contains(folded(words[$0])) }
            )
        {
            let rest = words[..<role]
            if rest.count <= 4, !words[..<role].contains(where: { MetadataWords.organisations.contains(folded($0)) }) {
                words = Array(rest)
            }
        }
        // `Jane Doe on`, `Jane Doe for`: what is left of a dateline.
        while words.count > 1, ["on", "in", "at", "for", "from"].contains(words[words.count - 1]) { words.removeLast() }
        let name = words.joined(separator: " ")
        let key = name.lowercased()
        guard name.utf8.count >= 2, name.utf8.count <= 60, !isAddress(key), !MetadataWords.nobodies.contains(key),
            !MetadataWords.credentials.contains(key) || reading.people.count == before
        else { return }
        let hasDigits = name.utf8.contains(where: \.isASCIIDigit)
        if isOrganisation(words, key) {
            if !hasDigits || isStated { add(name, to: &reading.organisations) }
            return
        }
        if words.contains(where: { MetadataWords.roles.contains(folded($0)) }) {
            let isRoleAlone = words.allSatisfy {
                MetadataWords.roles.contains(folded($0)) || MetadataWords.organisations.contains(folded($0))
            }
            if !isRoleAlone, reading.people.count == before { add(name, to: &reading.organisations) }
            return
        }
        if key.contains("@") || key.contains("."), !name.contains(" ") {
            if isStated { add(name, to: &reading.organisations) }
            return
        }
        guard !hasDigits, isStated || isCapitalised(name),
            isStated || reading.people.count == before || isPersonLike(name)
        else { return }
        add(name, to: &reading.people)
    }

    private static func add(_ name: String, to names: inout [String]) {
        let folded = name.lowercased()
        if !names.contains(where: { $0.lowercased() == folded }) { names.append(name) }
    }

    private static func isOrganisation(_ words: [String], _ key: String) -> Bool {
        if MetadataWords.agencies.contains(key) { return true }
        guard let last = words.last else { return false }
        if words.count == 1, last.utf8.count >= 3, last.utf8.allSatisfy({ $0.isASCIIUpper || $0.isASCIIDigit }) {
            return true
        }
        return MetadataWords.organisations.contains(last.lowercased())
            || ["team", "staff", "editors", "news", "editorial", "associated"].contains { want in
                words.contains { $0.lowercased() == want }
            }
    }

    static func isCapitalised(_ name: String) -> Bool {
        // Letters past ASCII, but no quotation marks and arrows.
        name.utf8.first.map { $0.isASCIIUpper || $0 >= 0xC3 && $0 != 0xE2 } == true
    }

    /// Whether a text looks like the name of one person: two to four words with capitals, particles aside.
    static func isPersonLike(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard (2...5).contains(words.count), name.utf8.count <= 40 else { return false }
        return words.enumerated().allSatisfy { index, word in
            isCapitalised(String(word))
                && word.utf8.allSatisfy { !$0.isASCIIDigit && ![33, 63, 58, 34, 36, 37].contains($0) }
                || index > 0 && index < words.count - 1 && MetadataWords.particles.contains(word.lowercased())
                || index == 0 && MetadataWords.particles.contains(word.lowercased())
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http") || text.contains("/") || text.contains("www.") || text.hasPrefix("@")
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = Array(collapsed(text.utf8).utf8)[...]
        while let last = bytes.last, [44, 46, 58, 45, 32, 42, 41].contains(last), bytes.count > 3,
            bytes[bytes.endIndex - 2].isASCIIUpper == false || last != 46
        {
            // `Jr.` and `M.D.` keep their stop.
            if last == 46, bytes.suffix(3).elementsEqual("Jr.".utf8) || bytes.suffix(3).elementsEqual("Sr.".utf8) {
                break
            }
            bytes = bytes.dropLast()
        }
        while let first = bytes.first, [44, 46, 58, 45, 32, 42, 64].contains(first) { bytes = bytes.dropFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
