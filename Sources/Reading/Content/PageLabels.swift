import Reference

/// What the names that pages give their parts say about them: evidence, never proof.
enum PageLabels {
    /// What a part seems to be.
    struct Evidence {
        /// How much speaks for furniture: 0 nothing, 1 something, 2 a name that says so, 3 other people's or other
        /// articles' text.
        var furniture = 0
        /// Whether a name speaks for the article.
        var article = false
    }

    private struct Entry {
        var furniture = 0
        var isArticle = false
    }

    private static let singles: [UInt64: Entry] = table { !$0.contains("-") }
    private static let pairs: [UInt64: Entry] = table { $0.contains("-") }

    private static func table(_ isWanted: (String) -> Bool) -> [UInt64: Entry] {
        var table: [UInt64: Entry] = [:]
        for (weight, kind) in [ContentTable.LabelKind.article, .doubtful, .furniture, .elsewhere].enumerated() {
            for word in ContentWords.table.labels[kind] ?? [] where isWanted(word) {
                let key = TagAttributes.key(of: word.utf8)
                if kind == .article {
                    table[key, default: Entry()].isArticle = true
                } else {
                    table[key, default: Entry()].furniture = weight
                }
            }
        }
        return table
    }

    /// Words after which a name says what a part has or lacks, not what it is.
    private static let negators = Set(
        (ContentWords.table.labels[.negation] ?? []).map { TagAttributes.key(of: $0.utf8) })

    /// Weighs a label, in lower case, words parted by anything but letters and digits.
    static func evidence(of label: ArraySlice<UInt8>) -> Evidence {
        var evidence = Evidence()
        var previous: UInt64?
        var previousBytes = label.startIndex..<label.startIndex
        var isNegated = false
        var index = label.startIndex
        while index < label.endIndex {
            while index < label.endIndex, !label[index].isASCIIAlphanumeric {
                if label[index] == 32 {
                    previous = nil
                    isNegated = false
                }
                index += 1
            }
            let start = index
            while index < label.endIndex, label[index].isASCIIAlphanumeric { index += 1 }
            guard index > start else { break }
            let key = TagAttributes.key(of: label[start..<index])
            if !isNegated {
                var entry = singles[key] ?? Entry()
                if previous != nil {
                    var pair = 0xCBF2_9CE4_8422_2325 as UInt64
                    for byte in label[previousBytes] { pair = (pair ^ UInt64(byte)) &* 0x100_0000_01B3 }
                    pair = (pair ^ 45) &* 0x100_0000_01B3
                    for byte in label[start..<index] { pair = (pair ^ UInt64(byte)) &* 0x100_0000_01B3 }
                    if let found = pairs[pair] { entry.furniture = max(entry.furniture, found.furniture) }
                }
                evidence.furniture = max(evidence.furniture, entry.furniture)
                if entry.isArticle { evidence.article = true }
            }
            isNegated = negators.contains(key)
            previous = key
            previousBytes = start..<index
        }
        return evidence
    }

    /// What an element is by its kind alone.
    static func evidence(of tag: Tag) -> Evidence {
        switch tag {
        case .nav, .footer, .aside, .menu, .dialog: Evidence(furniture: 2)
        case .form, .header, .fieldset: Evidence(furniture: 1)
        case .article, .main: Evidence(article: true)
        default: Evidence()
        }
    }
}
