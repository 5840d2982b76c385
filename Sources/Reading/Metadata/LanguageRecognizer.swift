/// Tells English from other languages by its commonest words and by scripts.
enum LanguageRecognizer {
    /// The commonest short words of languages written in Latin letters.
    private static let commonWords: [(tag: String, words: Set<String>)] = """
        en the of and to in is that for it was with on as are be by will said has have its at from this an
        de der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden hat
        fr le la les des et en un une du que est pour dans qui par sur au plus pas avec ce il sont
        es el la de que y los del las por un para con una su al lo es más como ha sus
        it il di che la per un una del della non sono con si nel alla da più gli le ha dei
        pt o de que e do da em um para com não uma os no se na por mais as dos ao
        nl de van het een en in is dat op te zijn met voor niet aan er die ook als door
        sv och att det som en på är av för med den till inte har om ett var men
        pl w i na z do się nie że jest to o jak po przez za od dla
        tr ve bir bu da de için ile olarak çok daha olan en gibi var ne
        id yang dan di untuk dengan dari ini itu pada akan tidak dalam adalah
        vi của và là các cho được trong có với một không những
        """.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            return words.first.map { ($0, Set(words.dropFirst())) }
        }

    /// The language of a text, as a BCP 47 tag; `nil` where there is too little to tell, `und` for one not known here.
    static func language(of text: [UInt8]) -> String? {
        let sample = text.prefix(20_000)
        if let script = script(of: sample) { return script }
        var counts = [Int](repeating: 0, count: commonWords.count)
        var total = 0
        var word: [UInt8] = []
        func count(_ word: [UInt8]) {
            total += 1
            guard word.count <= 7 else { return }
            let text = String(decoding: word, as: UTF8.self)
            for index in commonWords.indices where commonWords[index].words.contains(text) { counts[index] += 1 }
        }
        for byte in sample {
            if byte.isASCIILetter || byte >= 0x80 {
                word.append(byte.lowered)
            } else if !word.isEmpty {
                count(word)
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { count(word) }
        guard total >= 20 else { return nil }
        guard let best = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else { return nil }
        // A twelfth of running text is such words in each of these languages; lists and tables have fewer.
        if counts[best] * 12 >= total { return commonWords[best].tag }
        return total >= 60 && counts[best] * 30 < total ? "und" : nil
    }

    /// The language that a script alone tells, where most letters are of it.
    private static func script(of sample: ArraySlice<UInt8>) -> String? {
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
