/// A stretch that may be a name no table knows.
struct NameSegment {
    /// The tokens, a legal form included.
    var tokens: Range<Int>
    /// The tokens it is called by, without a legal form.
    var core: Range<Int>
    /// What its own words and the title before it say.
    var evidence: NameEvidence
    /// Whether it stands at the head of a sentence, where every word has a capital.
    var startsSentence = false
    /// Whether it contains a name of the tables, which stays if this is none.
    var containsKnown = false
}

/// Cuts a text's capitalised runs into stretches that may be names.
struct NameRuns {
    let reader: EntityReader
    let text: TokenizedText
    let keys: LexicalKeys
    let classes: [WordClass]
    let known: [Mention]
    /// The known mention that covers a token, by index; -1 where there is none.
    let coverage: [Int32]
    private(set) var segments: [NameSegment] = []
    let vocabulary: NameVocabulary

    /// Words with a capital in mid-sentence that yet are no part of a name.
    private static let grammatical: WordClass = [
        .article, .preposition, .demonstrative, .modal, .auxiliary, .conjunction, .subordinator, .adverb, .quantifier,
        .companyPronoun, .personPronoun, .possessive, .crowd, .government,
    ]

    init(reader: EntityReader, text: TokenizedText, keys: LexicalKeys, classes: [WordClass], known: [Mention]) {
        self.reader = reader
        self.text = text
        self.keys = keys
        self.classes = classes
        self.known = known
        vocabulary = reader.vocabulary
        var coverage = [Int32](repeating: -1, count: text.tokens.count)
        for (index, mention) in known.enumerated() { for token in mention.tokens { coverage[token] = Int32(index) } }
        self.coverage = coverage
    }

    /// The stretches in the order of the text, and whether the sentence of each is set as a headline.
    mutating func read() {
        for sentence in text.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                guard startsName(index) else {
                    index += 1
                    continue
                }
                let run = run(from: index, in: sentence)
                cut(run, in: sentence)
                index = max(run.upperBound, index + 1)
            }
        }
    }

    func word(_ index: Int) -> NameWord { vocabulary[keys.keys[index]] }

    func isNameWord(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index) else { return false }
        let token = text.tokens[index]
        // `NT$551 billion`
        if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .currency,
            !text.tokens[index + 1].hasSpaceBefore
        {
            return false
        }
        guard token.kind == .word, token.isCapitalized,
            // `Le Monde`: a particle that is the sign of a currency as well.
            !reader.measures.contains(keys.keys[index]) || coverage[index] >= 0 || word(index).contains(.particle)
        else { return false }
        return coverage[index] >= 0 || classes[index].isDisjoint(with: Self.grammatical)
            || !word(index).isDisjoint(with: [.organisationTail, .legalForm])
    }

    private func startsName(_ index: Int) -> Bool {
        isNameWord(index) || (coverage[index] >= 0 && text.tokens[index].kind == .word)
    }

    func mark(_ index: Int, _ byte: UInt8) -> Bool {
        index < text.tokens.count && text.tokens[index].mark == byte
    }

    // MARK: Cutting

    /// Parts a run at titles and enters what is left.
    private mutating func cut(_ run: Range<Int>, in sentence: Range<Int>) {
        var start = run.lowerBound
        var index = run.lowerBound
        var before: NameEvidence = []
        let isOrganisation = endsOrganisation(run)
        while index < run.upperBound {
            if coverage[index] >= 0 {
                index = known[Int(coverage[index])].tokens.upperBound
                continue
            }
            let role = reader.lexicon.roleLength(at: index, in: text, keys: keys.keys)
            let kinds = word(index)
            let isHonorific =
                kinds.contains(.honorific) && (text.tokens[index].scalars.count > 1)
                && (!kinds.contains(.placeHead) || index + 1 < run.upperBound && before.contains(.afterTitle))
            if isHonorific || ((role > 0 || kinds.contains(.officeTitle)) && !isOrganisation) {
                let office: NameEvidence = kinds.contains(.publicOffice) ? .beforePublicOffice : .beforeRole
                enter(start..<index, in: sentence, before.union(kinds.contains(.honorific) ? [] : office))
                before = isHonorific ? .afterHonorific : .afterTitle
                index += max(1, role)
                if index < run.upperBound, mark(index, UInt8(ascii: ".")) { index += 1 }
                start = index
                continue
            }
            index += 1
        }
        if start < run.upperBound { enter(start..<run.upperBound, in: sentence, before) }
    }

    private func endsOrganisation(_ run: Range<Int>) -> Bool {
        guard let last = run.last, coverage[last] < 0 else { return false }
        return !word(last).isDisjoint(with: [.organisationTail, .legalForm, .placeTail])
    }

    /// Trims a stretch and keeps it if it may be a name that the tables do not have.
    private mutating func enter(_ range: Range<Int>, in sentence: Range<Int>, _ before: NameEvidence) {
        var range = range
        let isTitled = !before.isDisjoint(with: [.afterHonorific, .afterTitle])
        let keepsNationality = range.count > 1 && endsOrganisation(range)
        while let first = range.first, coverage[first] < 0 {
            let kinds = word(first)
            let isDropped =
                text.tokens[first].kind != .word || kinds.contains(.calendar)
                || (kinds.contains(.nationality) && !keepsNationality)
                || (kinds.contains(.heading) && first == opening(of: sentence) && kinds.isDisjoint(with: .placeHead))
                || (kinds.contains(.legalForm))
                || (isMaker(first) && first == opening(of: sentence) && range.count > 1)
            guard isDropped, !isTitled || kinds.isDisjoint(with: .given) else { break }
            range = first + 1..<range.upperBound
        }
        while let last = range.last, coverage[last] < 0, text.tokens[last].kind != .word || dropsLast(range) {
            range = range.lowerBound..<last
        }
        // `Jane Miller LONDON (Reuters)`: the dateline follows the byline.
        if range.count > 2, let last = range.last, coverage[last] >= 0, word(range.lowerBound).contains(.given) {
            let place = known[Int(coverage[last])]
            if place.kind == .place, place.tokens.lowerBound > range.lowerBound + 1, coverage[range.lowerBound] < 0 {
                range = range.lowerBound..<place.tokens.lowerBound
            }
        }
        guard let first = range.first, range.count <= 10, isInText(range) else { return }
        let covered = range.filter { coverage[$0] >= 0 }.count
        // A name of the tables stands by itself.
        if covered == range.count, range.allSatisfy({ coverage[$0] == coverage[first] }) {
            if let extended = legalForm(after: range, in: sentence) {
                enterExtended(known[Int(coverage[first])].tokens, to: extended)
            }
            return
        }
        var segment = NameSegment(tokens: range, core: range, evidence: before.union(.always))
        segment.startsSentence = range.lowerBound == opening(of: sentence)
        describe(&segment, in: sentence)
        if covered > 0 {
            segment.containsKnown = true
            guard
                !segment.evidence.isDisjoint(with: .structural) || isTitled || isSubsidiary(range),
                covered < range.count
            else {
                enterUncovered(range, in: sentence)
                return
            }
            let kinds = Set(range.compactMap { coverage[$0] >= 0 ? known[Int(coverage[$0])].kind : nil })
            if kinds.contains(.place) { segment.evidence.insert(.withPlace) }
            if kinds.contains(.company) { segment.evidence.insert(.withCompany) }
            if kinds.contains(.person) || kinds.contains(.product) || kinds.contains(.ticker) { return }
        }
        if range.count == 1, !isTitled {
            if word(first).contains(.heading) || !classes[first].isDisjoint(with: [.businessNoun, .timeNoun]) {
                return
            }
        }
        add(segment)
    }

    /// `Samsung SDS`, `LG CNS`: a company of the tables with an acronym behind it is another one.
    private func isSubsidiary(_ range: Range<Int>) -> Bool {
        guard range.count == 2, let first = range.first, let last = range.last, coverage[first] >= 0,
            coverage[last] < 0, known[Int(coverage[first])].kind == .company,
            !known[Int(coverage[first])].isPossessive, classes[last].isEmpty,
            word(last).isDisjoint(with: [.heading, .calendar, .officeTitle])
        else { return false }
        let bytes = text.utf8[text.tokens[last].bytes]
        return (2...4).contains(bytes.count) && bytes.allSatisfy { $0 >= 65 && $0 <= 90 }
            && reader.lexicon.roleLength(at: last, in: text, keys: keys.keys) == 0
    }

    /// Enters a stretch; what it took in on its left is no name of its own.
    private mutating func add(_ segment: NameSegment) {
        while let last = segments.last, last.tokens.upperBound > segment.tokens.lowerBound { segments.removeLast() }
        segments.append(segment)
    }

    /// Whether a run is a word of the text: no part of an address, no tag, no letter before a number, not `R&D`.
    private func isInText(_ range: Range<Int>) -> Bool {
        if range.lowerBound > 0, !text.tokens[range.lowerBound].hasSpaceBefore {
            let before = text.tokens[range.lowerBound - 1].mark
            if [UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "_")].contains(before) {
                return false
            }
        }
        return range.contains { text.tokens[$0].kind == .word && text.tokens[$0].scalars.count > 1 }
    }

    /// The pieces of a run that no known name covers.
    private mutating func enterUncovered(_ range: Range<Int>, in sentence: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            guard coverage[start] < 0, text.tokens[start].kind == .word, isNameWord(start) else {
                start += 1
                continue
            }
            var end = start
            while end < range.upperBound, coverage[end] < 0, text.tokens[end].kind == .word, isNameWord(end) {
                end += 1
            }
            if end - start > 1 || word(start).isDisjoint(with: [.heading, .calendar, .nationality]) {
                var segment = NameSegment(
                    tokens: start..<end, core: start..<end, evidence: [.always, .besideName])
                describe(&segment, in: sentence)
                if isInText(start..<end) { add(segment) }
            }
            start = end
        }
    }

    private mutating func enterExtended(_ name: Range<Int>, to end: Int) {
        var segment = NameSegment(
            tokens: name.lowerBound..<end, core: name, evidence: [.always, .legalForm, .withCompany])
        segment.containsKnown = true
        add(segment)
    }

    /// Whether a word says what a company does, as it stands before its name: `Chipmaker`, `Retailer`.
    private func isMaker(_ index: Int) -> Bool {
        guard word(index).contains(.organisationKind), word(index).isDisjoint(with: .organisationTail) else {
            return false
        }
        let ending = text.utf8[text.tokens[index].bytes].suffix(2)
        return ending.elementsEqual([UInt8(ascii: "e"), UInt8(ascii: "r")])
            || ending.elementsEqual([UInt8(ascii: "o"), UInt8(ascii: "r")])
    }

    private func dropsLast(_ range: Range<Int>) -> Bool {
        guard let last = range.last, range.count > 1 else { return false }
        let kinds = word(last)
        return !kinds.isDisjoint(with: [.calendar, .nationality, .heading])
            && kinds.isDisjoint(with: [.organisationTail, .placeTail, .given, .family, .legalForm])
    }

    /// The first word of a sentence, opening marks aside.
    private func opening(of sentence: Range<Int>) -> Int {
        var index = sentence.lowerBound
        while index < sentence.upperBound, text.tokens[index].kind != .word { index += 1 }
        return index
    }

    // MARK: What the words say

    private func describe(_ segment: inout NameSegment, in sentence: Range<Int>) {
        // `Harbour, Fletcher & Bay`: the partners before the comma belong to the firm.
        var core = segment.core
        if core.contains(where: { mark($0, UInt8(ascii: "&")) }) {
            segment.evidence.insert(.ampersand)
            var partners = 0
            while partners < 3, core.lowerBound - 2 >= sentence.lowerBound,
                mark(core.lowerBound - 1, UInt8(ascii: ",")),
                isNameWord(core.lowerBound - 2), coverage[core.lowerBound - 2] < 0,
                word(core.lowerBound - 2).isDisjoint(with: [.calendar, .heading, .nationality])
            {
                core = core.lowerBound - 2..<core.upperBound
                partners += 1
            }
        }
        var tokens = core
        if let last = core.last, word(last).contains(.legalForm), core.count > 1, coverage[last] < 0 {
            segment.evidence.insert(.legalForm)
            tokens = core.lowerBound..<closed(core.upperBound, in: sentence)
            while let end = core.last, core.count > 1, word(end).contains(.legalForm) || text.tokens[end].kind != .word
            {
                core = core.lowerBound..<end
            }
        } else if let end = legalForm(after: core, in: sentence) {
            segment.evidence.insert(.legalForm)
            tokens = core.lowerBound..<end
        }
        segment.core = core
        segment.tokens = tokens
        segment.evidence.formUnion(words(of: core))
    }

    private func words(of core: Range<Int>) -> NameEvidence {
        guard let first = core.first, let last = core.last else { return [] }
        var evidence: NameEvidence = []
        let count = core.reduce(0) { $0 + (text.tokens[$1].kind == .word ? 1 : 0) }
        let ends = coverage[last] < 0 ? word(last) : []
        let begins = coverage[first] < 0 || count > 1 ? word(first) : []
        switch count {
        case ...1: evidence.insert(.oneWord)
        case 2: evidence.insert(.twoWords)
        default: evidence.insert(.manyWords)
        }
        if count > 1 {
            if ends.contains(.organisationTail) { evidence.insert(.organisationTail) }
            if ends.contains(.placeTail) { evidence.insert(.placeTail) }
            if begins.contains(.organisationStart) { evidence.insert(.organisationTail) }
            if begins.contains(.placeHead) { evidence.insert(.placeHead) }
            if begins.contains(.given), count < 5 { evidence.insert(.givenFirst) }
            if begins.contains(.family), count < 4 { evidence.insert(.familyFirst) }
            if ends.contains(.heading) { evidence.insert(.headingWord) }
        } else {
            if begins.contains(.given) { evidence.insert(.givenOnly) }
            if !classes[first].isEmpty { evidence.insert(.verbWord) }
            if !begins.isDisjoint(with: [.heading, .calendar, .nationality, .organisationKind]) {
                evidence.insert(.headingWord)
            }
        }
        for index in core where text.tokens[index].kind == .word {
            let isWord = text.tokens[index].scalars.count > 1
            if !isWord, count > 1 { evidence.insert(.initial) }
            if keys.keys[index] == "of", index > first, index < last { evidence.insert(.organisationOf) }
            if !text.tokens[index].isCapitalized, word(index).contains(.particle) { evidence.insert(.particle) }
        }
        if evidence.contains(.oneWord) {
            let shape = Self.shape(of: text.utf8[text.tokens[first].bytes], isPossessive: keys.isPossessive[first])
            if shape.isAllCapitals { evidence.insert(.allCapitals) }
            if shape.hasInnerCapital { evidence.insert(.innerCapital) }
        }
        return evidence
    }

    private static func shape(
        of bytes: ArraySlice<UInt8>, isPossessive: Bool
    ) -> (isAllCapitals: Bool, hasInnerCapital: Bool) {
        var capitals = 0
        var small = 0
        for byte in isPossessive ? bytes.dropLast(2) : bytes {
            if byte >= 65 && byte <= 90 {
                capitals += 1
            } else if byte >= 97 {
                small += 1
            }
        }
        return (capitals > 1 && small == 0 && capitals < 7, capitals > 1 && small > 0)
    }
}
