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
        /// Whether it is a word after which a name says what a part has or lacks, not what it is.
        var negates = false
    }

    /// Words by their hashes, and pairs of words with a hyphen between.
    private static let entries: HashTable<Entry> = {
        var table = HashTable<Entry>()
        for (weight, kind) in [ContentTable.LabelKind.article, .doubtful, .furniture, .elsewhere].enumerated() {
            for word in ContentWords.table.labels[kind] ?? [] {
                let key = TagAttributes.key(of: word.utf8)
                if kind == .article {
                    table[key, default: Entry()].isArticle = true
                } else {
                    table[key, default: Entry()].furniture = weight
                }
            }
        }
        for word in ContentWords.table.labels[.negation] ?? [] {
            table[TagAttributes.key(of: word.utf8), default: Entry()].negates = true
        }
        return table
    }()

    /// Weighs a label, in lower case, words parted by anything but letters and digits.
    static func evidence(of label: ArraySlice<UInt8>) -> Evidence {
        let entries = entries
        return label.withUnsafeBufferPointer { label in
            var evidence = Evidence()
            // The word before and a hyphen.
            var before: NameHash?
            var isNegated = false
            var index = 0
            while index < label.count {
                while index < label.count, !label[index].isASCIIAlphanumeric {
                    if label[index] == 32 {
                        before = nil
                        isNegated = false
                    }
                    index += 1
                }
                let start = index
                var word = NameHash()
                var pair = before
                while index < label.count, label[index].isASCIIAlphanumeric {
                    word.add(label[index])
                    pair?.add(label[index])
                    index += 1
                }
                guard index > start else { break }
                let entry = entries[word.value] ?? Entry()
                if !isNegated {
                    evidence.furniture = max(evidence.furniture, entry.furniture)
                    if entry.isArticle { evidence.article = true }
                    if let pair, let found = entries[pair.value] {
                        evidence.furniture = max(evidence.furniture, found.furniture)
                    }
                }
                isNegated = entry.negates
                word.add(UInt8(ascii: "-"))
                before = word
            }
            return evidence
        }
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
