/// Tells English from other languages by its commonest words and by scripts.
enum LanguageRecognizer {
    /// The languages that are told apart by words, as BCP 47 tags.
    private static let tags = ContentWords.table.languageWords.map(\.language)
    /// The languages that have a word of up to seven bytes among their commonest, a bit for each in the order of `tags`.
    private static let languages: HashTable<UInt32> = {
        var table = HashTable<UInt32>()
        for (place, language) in ContentWords.table.languageWords.prefix(32).enumerated() {
            for word in language.words where word.utf8.count <= 7 {
                table[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, default: 0] |= 1 << UInt32(place)
            }
        }
        return table
    }()

    /// The language of a text, as a BCP 47 tag; `nil` where there is too little to tell, `und` for one not known here.
    /// Its first 6,000 bytes decide.
    static func language(of text: [UInt8]) -> String? {
        let sample = text.prefix(6_000)
        if let script = script(of: sample) { return script }
        var counts = [Int](repeating: 0, count: tags.count)
        var total = 0
        var word: UInt64 = 0
        var length = 0
        let languages = languages
        func count() {
            total += 1
            guard length <= 7, var bits = languages[word] else { return }
            while bits != 0 {
                counts[bits.trailingZeroBitCount] += 1
                bits &= bits - 1
            }
        }
        for byte in sample {
            if byte.isASCIILetter || byte >= 0x80 {
                word = word << 8 | UInt64(byte.lowered)
                length += 1
            } else if length > 0 {
                count()
                word = 0
                length = 0
            }
        }
        if length > 0 { count() }
        guard total >= 20 else { return nil }
        guard let best = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else { return nil }
        // A twelfth of running text is such words in each of these languages; lists and tables have fewer.
        if counts[best] * 12 >= total { return tags[best] }
        return total >= 60 && counts[best] * 30 < total ? "und" : nil
    }

    /// The language that a script alone tells, where most letters are of it.
    private static func script(of sample: ArraySlice<UInt8>) -> String? {
        // Without lead bytes past those of Latin letters there is no other script.
        guard sample.count(where: { $0 >= 0xCD }) >= 3 else { return nil }
        var latin = 0
        var counts: [(tag: String, count: Int)] = [
            ("zh", 0), ("ja", 0), ("ko", 0), ("ru", 0), ("ar", 0), ("he", 0), ("hi", 0), ("th", 0), ("el", 0),
        ]
        for scalar in String(decoding: sample, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x4E00...0x9FFF: counts[0].count += 3
            case 0x3040...0x30FF: counts[1].count += 9
            case 0xAC00...0xD7AF: counts[2].count += 3
            case 0x400...0x4FF: counts[3].count += 1
            case 0x600...0x6FF: counts[4].count += 1
            case 0x590...0x5FF: counts[5].count += 1
            case 0x900...0x97F: counts[6].count += 1
            case 0xE00...0xE7F: counts[7].count += 1
            case 0x370...0x3FF: counts[8].count += 1
            default: break
            }
        }
        guard let best = counts.max(by: { $0.count < $1.count }), best.count > latin, best.count >= 20 else {
            return nil
        }
        return best.tag
    }
}
