/// What is kept of a text to find its near copies: its word triples, its numbers, its names, and a MinHash signature.
///
/// The signature has `bands × rows` least hashes of the triples (A. Broder, 1997). Two texts that share a part `s` of
/// their triples agree in a band with the probability `s` to the power of `rows`: at half the triples at least one of
/// the bands agrees in all but one of a million pairs, at a fiftieth in one of fifty.
struct TextSketch {
    /// Hashes in a band.
    static let rows = 2
    /// Bands.
    static let bands = 48

    /// The hashes of the word triples, ascending, each once.
    let triples: [UInt64]
    /// The hashes of words with digits, ascending, each once.
    let numbers: [UInt64]
    /// The hashes of words with a capital inside a sentence, ascending, each once.
    let names: [UInt64]
    /// How many words the text has.
    let wordCount: Int
    /// One key for each band: texts with an equal key in an equal band are looked at together.
    let bandKeys: [UInt64]

    init(_ text: String) {
        let words = TextWords(text).words
        wordCount = words.count
        numbers = Self.distinct(words.lazy.filter(\.isNumber).map(\.hash))
        names = Self.distinct(words.lazy.filter(\.isName).map(\.hash))
        var triples: [UInt64] = []
        if words.count >= 3 {
            triples.reserveCapacity(words.count)
            for index in 2..<words.count {
                let first = words[index - 2].hash
                let second = words[index - 1].hash
                triples.append(TextWords.finished((first &* 31 &+ second) &* 31 &+ words[index].hash))
            }
        }
        self.triples = Self.distinct(triples)
        bandKeys = Self.bandKeys(self.triples)
    }

    private static func distinct(_ hashes: some Sequence<UInt64>) -> [UInt64] {
        let sorted = hashes.sorted()
        var unique: [UInt64] = []
        unique.reserveCapacity(sorted.count)
        for hash in sorted where unique.last != hash { unique.append(hash) }
        return unique
    }

    private static let multipliers: [UInt64] = (0..<UInt64(rows * bands)).map { index in
        TextWords.finished(index &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1) | 1
    }

    private static func bandKeys(_ triples: [UInt64]) -> [UInt64] {
        guard !triples.isEmpty else { return [] }
        let multipliers = Self.multipliers
        var least = [UInt64](repeating: .max, count: multipliers.count)
        multipliers.withUnsafeBufferPointer { factors in
            least.withUnsafeMutableBufferPointer { least in
                for triple in triples {
                    // The high half of a product with an odd factor is a hash of its own for each factor.
                    for index in 0..<factors.count {
                        let value = (triple &* factors[index]) >> 16
                        if value < least[index] { least[index] = value }
                    }
                }
            }
        }
        return (0..<bands).map { band in
            var key = UInt64(band) &+ 1
            for row in 0..<rows { key = TextWords.finished(key &* 31 &+ least[band * rows + row]) }
            return key
        }
    }

    /// How many hashes two ascending lists have in common.
    static func shared(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var first = 0
        var second = 0
        var count = 0
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                count += 1
                first += 1
                second += 1
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return count
    }

    /// The part of all triples of both that both have.
    func resemblance(to other: TextSketch) -> Double {
        let shared = Self.shared(triples, other.triples)
        let all = triples.count + other.triples.count - shared
        return all == 0 ? 0 : Double(shared) / Double(all)
    }
}
