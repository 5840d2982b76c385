import Domain

/// Lists and plurals in prose.
enum Grammar {
    /// `a`, `a and b`, `a, b and c`.
    static func list(_ items: [Prose], and last: Prose = " and ") -> Prose {
        guard let final = items.last else { return Prose() }
        let head = items.dropLast()
        guard !head.isEmpty else { return final }
        return joined(Array(head), ", ") + last + final
    }

    /// The items with something between them.
    static func joined(_ items: [Prose], _ separator: Prose) -> Prose {
        items.enumerated().reduce(into: Prose()) { text, item in
            if item.offset > 0, !item.element.isEmpty, !text.isEmpty { text += separator }
            text += item.element
        }
    }

    /// `one outlet`, with the number printed: the singular for exactly one.
    static func counted(_ number: Printed, _ count: Int, _ singular: String, _ plural: String) -> Prose {
        "\(number) \(Prose(safe: count == 1 ? singular : plural))"
    }

    /// The first letter in upper case, where the text begins with words of our own.
    static func capitalised(_ prose: Prose) -> Prose {
        guard case .words(let first)? = prose.runs.first, let letter = first.text.first,
            let words = Words(letter.uppercased() + first.text.dropFirst())
        else { return prose }
        return Prose([.words(words)] + prose.runs.dropFirst())
    }
}

extension Prose {
    /// Words that come from a code, a table or a message rather than from this program's text.
    ///
    /// A word with letters and digits, such as `H100`, is set as a name; a bare number is left out, since it would
    /// have no receipt.
    init(safe text: String) {
        var runs: [Run] = []
        var words = ""
        func flush() {
            if let run = Words(words), !words.isEmpty { runs.append(.words(run)) }
            words = ""
        }
        var token = ""
        func endToken() {
            if token.holdsDigit {
                if token.contains(where: \.isLetter) {
                    flush()
                    runs.append(.name(PrintedName(token, source: .reference)))
                }
            } else {
                words += token
            }
            token = ""
        }
        for character in text {
            if character.isLetter || character.isNumber {
                token.append(character)
            } else {
                endToken()
                words.append(character)
            }
        }
        endToken()
        flush()
        self.init(runs)
    }
}
