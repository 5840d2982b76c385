import Domain

/// Reads dates as pages write them, months in the languages of the table. Where day and month could be either way
/// round and nothing tells which, there is no date.
enum DateReader {
    /// Which comes first in a date of numbers alone.
    enum Order { case unknown, dayFirst, monthFirst }

    /// A date in a text and the place where it stands.
    typealias Found = (date: CalendarDate, range: Range<Int>)

    /// A date and, where the text gives a time with its zone, the moment.
    static func date(_ text: String, order: Order = .unknown) -> (date: CalendarDate, moment: Moment?)? {
        let bytes = Array(text.utf8)
        let trimmed = String(decoding: bytes[bytes.trimmedRange].prefix(200), as: UTF8.self)
        if let date = CalendarDate(iso: trimmed) {
            let rest = trimmed.utf8.dropFirst(10)
            var compact: [UInt8] = []
            for byte in trimmed.utf8 where compact.count < 10 || byte != 32 { compact.append(byte) }
            if compact.count > 10, compact[10].isASCIIDigit { compact.insert(UInt8(ascii: "T"), at: 10) }
            let hasZone = rest.contains {
                $0 == UInt8(ascii: "Z") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            }
            return (date, hasZone ? Moment(String(decoding: compact, as: UTF8.self)) : nil)
        }
        // Seconds or milliseconds since 1970.
        if trimmed.utf8.count == 10 || trimmed.utf8.count == 13, trimmed.utf8.allSatisfy(\.isASCIIDigit),
            let number = Int(trimmed)
        {
            let moment = Moment(secondsSince1970: trimmed.utf8.count == 13 ? number / 1_000 : number)
            return moment.date.year > 1990 ? (moment.date, moment) : nil
        }
        return find(in: bytes[...].prefix(200), order: order, shortYears: true).map { ($0.date, nil) }
    }

    private struct Word {
        let range: Range<Int>
        /// The number, for one of digits.
        let number: Int?
        let month: Int?
    }

    /// The first date in a text, with the place where it ends.
    static func find(in text: ArraySlice<UInt8>, order: Order = .unknown, shortYears: Bool = false) -> Found? {
        all(in: text, order: order, shortYears: shortYears, limit: 1).first
    }

    /// The dates in a text, in order.
    static func all(
        in text: ArraySlice<UInt8>, order: Order = .unknown, shortYears: Bool = false, limit: Int = 8
    ) -> [Found] {
        guard text.contains(where: \.isASCIIDigit) else { return [] }
        let words = words(of: text)
        var found: [Found] = []
        var place = 0
        while place < words.count, found.count < limit {
            if let date = date(at: place, words, text, order, shortYears) {
                found.append(date)
                while place < words.count, words[place].range.lowerBound < date.range.upperBound { place += 1 }
            } else {
                place += 1
            }
        }
        return found
    }

    private static func words(of text: ArraySlice<UInt8>) -> [Word] {
        var words: [Word] = []
        var index = text.startIndex
        while index < text.endIndex, words.count < 400 {
            let start = index
            if text[index].isASCIIDigit {
                var value = 0
                while index < text.endIndex, text[index].isASCIIDigit {
                    value = min(value * 10 + Int(text[index] - 48), 100_000_000)
                    index += 1
                }
                let end = index
                if text.matches("st", at: index) || text.matches("nd", at: index) || text.matches("rd", at: index)
                    || text.matches("th", at: index) || text.matches("er ", at: index)
                {
                    index += 2
                }
                words.append(Word(range: start..<end, number: value, month: nil))
                continue
            }
            var width = letterWidth(text, index)
            guard width > 0 else {
                index += 1
                continue
            }
            while width > 0 {
                let before = text[index]
                index += width
                width = index < text.endIndex ? letterWidth(text, index) : 0
                // `Jane DoeDec 5`: elements without a space between them.
                if width > 0, text[index].isASCIIUpper, !before.isASCIIUpper { break }
            }
            let word = text[start..<index]
            if isConnective(word) { continue }
            words.append(Word(range: start..<index, number: nil, month: MetadataWords.month(word)))
        }
        return words
    }

    /// The width of a Latin or Cyrillic letter; 0 for other marks.
    private static func letterWidth(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte.isASCIILetter { return 1 }
        let isLetter = (0xC3...0xC5).contains(byte) || byte == 0xD0 || byte == 0xD1
        return isLetter && index + 1 < text.endIndex ? 2 : 0
    }

    private static func isConnective(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 2 && (word.elementsEqual("de".utf8) || word.elementsEqual("of".utf8))
            || word.count == 3 && word.elementsEqual("del".utf8)
    }

    private static func date(
        at place: Int, _ words: [Word], _ text: ArraySlice<UInt8>, _ order: Order, _ shortYears: Bool
    ) -> Found? {
        let first = words[place]
        func made(_ year: Int?, _ month: Int?, _ day: Int?, _ last: Int) -> Found? {
            guard let year, let month, let day, (1900...2100).contains(year),
                let date = CalendarDate(year: year, month: month, day: day)
            else { return nil }
            return (date, first.range.lowerBound..<words[last].range.upperBound)
        }
        guard first.number != nil || first.month != nil else { return nil }
        guard isNear(place, words, text) else {
            // 20240429 by itself.
            guard let number = first.number, first.range.count == 8 else { return nil }
            return made(number / 10_000, number / 100 % 100, number % 100, place)
        }
        let second = words[place + 1]
        guard isNear(place + 1, words, text) else { return nil }
        let third = words[place + 2]
        if let month = first.month, let day = second.number, third.range.count == 4 {
            return made(third.number, month, day, place + 2)
        }
        if let month = second.month, let day = first.number, day <= 31 {
            if third.range.count == 4 { return made(third.number, month, day, place + 2) }
            guard shortYears, third.range.count == 2, let year = third.number, !isNear(place + 2, words, text) else {
                return nil
            }
            return made(2000 + year, month, day, place + 2)
        }
        if let year = first.number, first.range.count == 4, let month = second.number ?? second.month,
            let day = third.number,
            third.range.count <= 2
        {
            return made(year, month, day, place + 2)
        }
        guard let year = third.number, let left = first.number, let right = second.number, first.range.count <= 2,
            second.range.count <= 2
        else { return nil }
        let mark = text[first.range.upperBound]
        let isShort = third.range.count == 2 && shortYears && mark != 32 && mark != 45
        guard third.range.count == 4 || isShort, mark == text[second.range.upperBound] else { return nil }
        let whole = isShort ? 2000 + year : year
        if mark == UInt8(ascii: ".") { return made(whole, right, left, place + 2) }
        if left > 12 { return made(whole, right, left, place + 2) }
        if right > 12 || left == right { return made(whole, left, right, place + 2) }
        switch order {
        case .unknown: return nil
        case .dayFirst: return made(whole, right, left, place + 2)
        case .monthFirst: return made(whole, left, right, place + 2)
        }
    }

    /// Whether nothing but marks that dates are written with stands between a word and the next.
    private static func isNear(_ left: Int, _ words: [Word], _ text: ArraySlice<UInt8>) -> Bool {
        guard left + 1 < words.count else { return false }
        let gap = text[words[left].range.upperBound..<words[left + 1].range.lowerBound]
        guard gap.count <= 8 else { return false }
        return gap.allSatisfy { byte in
            switch byte {
            // Space, comma, stop, hyphen, stroke; letters of ordinals and of `de`, `del`, `of`; º and no-break space.
            case 32, 44, 45, 46, 47, 100, 101, 102, 104, 108, 110, 111, 114, 115, 116, 0xC2, 0xBA, 0xA0: true
            // 年, 月, 년, 월.
            case 0xE5, 0xB9, 0xB4, 0xE6, 0x9C, 0x88, 0xEB, 0x85, 0x84, 0xEC, 0x9B, 0x94: true
            default: false
            }
        }
    }

    /// The date in an address, such as `/2024/04/29/`, `/2024-04-29-`, `/2024/apr/29/` or `/20240429`.
    static func date(inURL url: String) -> CalendarDate? {
        let bytes = Array(url.utf8)
        var index = 0
        while index + 8 <= bytes.count {
            if bytes[index] == UInt8(ascii: "2"), bytes[index + 1] == UInt8(ascii: "0"), index > 0,
                !bytes[index - 1].isASCIIAlphanumeric
            {
                var end = index
                var parts = 0
                while end < bytes.count, end < index + 20, parts < 3 {
                    if !bytes[end].isASCIIAlphanumeric { parts += 1 }
                    if parts < 3 { end += 1 }
                }
                if let found = find(in: bytes[index..<end]), found.range.lowerBound == index {
                    return found.date
                }
            }
            index += 1
        }
        return nil
    }
}
