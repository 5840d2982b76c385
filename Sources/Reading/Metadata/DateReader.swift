import Domain

/// Reads dates as pages write them. Where day and month could be either way round there is no date.
enum DateReader {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let longMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// A date and, where the text gives a time with its zone, the moment.
    static func date(_ text: String) -> (date: CalendarDate, moment: Moment?)? {
        let bytes = Array(text.utf8)
        let trimmed = String(decoding: bytes[bytes.trimmedRange], as: UTF8.self)
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
        return find(in: bytes[...]).map { ($0.date, nil) }
    }

    private struct Word {
        let range: Range<Int>
        /// The number, for one of digits.
        let number: Int?
        let month: Int?
    }

    /// The first date in a text, with the place where it ends.
    static func find(in text: ArraySlice<UInt8>) -> (date: CalendarDate, range: Range<Int>)? {
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
                    || text.matches("th", at: index)
                {
                    index += 2
                }
                words.append(Word(range: start..<end, number: value, month: nil))
            } else if text[index].isASCIILetter {
                while index < text.endIndex, text[index].isASCIILetter { index += 1 }
                words.append(Word(range: start..<index, number: nil, month: month(text[start..<index])))
            } else {
                index += 1
            }
        }
        for place in words.indices {
            if let found = date(at: place, words, text) { return found }
        }
        return nil
    }

    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count >= 3, word.count <= 9 else { return nil }
        let text = String(decoding: word.map(\.lowered), as: UTF8.self)
        if let place = longMonths.firstIndex(of: text) { return place + 1 }
        if text == "sept" { return 9 }
        return text.utf8.count == 3 ? months.firstIndex(of: text).map { $0 + 1 } : nil
    }

    private static func date(
        at place: Int, _ words: [Word], _ text: ArraySlice<UInt8>
    ) -> (date: CalendarDate, range: Range<Int>)? {
        func made(_ year: Int?, _ month: Int?, _ day: Int?, _ last: Int) -> (date: CalendarDate, range: Range<Int>)? {
            guard let year, let month, let day, (1900...2100).contains(year),
                let date = CalendarDate(year: year, month: month, day: day)
            else { return nil }
            return (date, words[place].range.lowerBound..<words[last].range.upperBound)
        }
        func isNear(_ left: Int, _ right: Int) -> Bool {
            guard right < words.count else { return false }
            let gap = text[words[left].range.upperBound..<words[right].range.lowerBound]
            return gap.count <= 5 && gap.allSatisfy { [32, 44, 46, 45, 47, 115, 116, 110, 100, 114, 104].contains($0) }
        }
        guard isNear(place, place + 1) else {
            // 20240429 by itself.
            guard let number = words[place].number, words[place].range.count == 8 else { return nil }
            return made(number / 10_000, number / 100 % 100, number % 100, place)
        }
        let first = words[place]
        let second = words[place + 1]
        guard isNear(place + 1, place + 2) else { return nil }
        let third = words[place + 2]
        if let month = first.month, let day = second.number, third.range.count == 4 {
            return made(third.number, month, day, place + 2)
        }
        if let month = second.month, let day = first.number, day <= 31 {
            return third.range.count == 4 ? made(third.number, month, day, place + 2) : nil
        }
        if let year = first.number, first.range.count == 4, let month = second.number ?? second.month,
            let day = third.number,
            third.range.count <= 2
        {
            return made(year, month, day, place + 2)
        }
        guard third.range.count == 4, let left = first.number, let right = second.number, first.range.count <= 2,
            second.range.count <= 2
        else { return nil }
        let mark = text[first.range.upperBound]
        if mark == UInt8(ascii: ".") { return made(third.number, right, left, place + 2) }
        if left > 12 { return made(third.number, right, left, place + 2) }
        if right > 12 || left == right { return made(third.number, left, right, place + 2) }
        return nil
    }

    /// The date in an address, such as `/2024/04/29/` or `/2024-04-29-`.
    static func date(inURL url: String) -> CalendarDate? {
        let bytes = Array(url.utf8)
        var index = 0
        while index + 8 <= bytes.count {
            if bytes[index] == UInt8(ascii: "2"), bytes[index + 1] == UInt8(ascii: "0"), index > 0,
                !bytes[index - 1].isASCIIAlphanumeric,
                let found = find(in: bytes[index..<min(bytes.count, index + 10)]),
                found.range.lowerBound == index
            {
                return found.date
            }
            index += 1
        }
        return nil
    }
}
