import Domain

/// What stands around a name and says of what kind it is.
struct NameContext {
    let runs: NameRuns

    private var text: TokenizedText { runs.text }
    private var classes: [WordClass] { runs.classes }

    private static let places: KeySet = [
        "in", "near", "around", "outside", "across", "throughout", "northern", "southern", "eastern", "western",
        "downtown",
    ]
    private static let sources: KeySet = ["at", "from", "to", "with"]

    /// The evidence on both sides of a stretch.
    func evidence(around segment: NameSegment) -> NameEvidence {
        let sentence = runs.text.sentence(ofToken: segment.core.lowerBound).map { text.sentences[$0] } ?? segment.core
        return before(segment, in: sentence).union(after(segment, in: sentence))
    }

    private func key(_ index: Int) -> TokenKey { runs.keys.keys[index] }

    private func mark(_ index: Int, _ byte: UInt8) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].mark == byte
    }

    private func known(_ index: Int) -> Mention? { runs.known(covering: index) }

    // MARK: Before

    private func before(_ segment: NameSegment, in sentence: Range<Int>) -> NameEvidence {
        var evidence: NameEvidence = []
        var index = segment.tokens.lowerBound - 1
        guard index >= sentence.lowerBound else { return evidence }
        if mark(index, UInt8(ascii: "(")) {
            if mark(segment.tokens.upperBound, UInt8(ascii: ")")) { evidence.insert(.inBrackets) }
            return evidence
        }
        if mark(index, UInt8(ascii: "\"")), index > sentence.lowerBound { index -= 1 }
        if mark(index, UInt8(ascii: ",")) {
            // `partner, Jane Miller`; `Lyon, Velorum`: a list of like things.
            if index > sentence.lowerBound {
                evidence.formUnion(beside(index - 1))
                if isRole(endingAt: index) { evidence.insert(.afterTitle) }
            }
            return evidence
        }
        let before = key(index)
        // `Korea's Hansung`
        if let place = known(index), place.standing == .country, place.isPossessive {
            evidence.insert(.afterCountryPossessive)
        }
        if text.tokens[index].kind == .word, !text.tokens[index].isCapitalized {
            if isRole(endingAt: index + 1) { evidence.insert(.afterTitle) }
            let kinds = runs.word(index)
            if kinds.contains(.officeTitle) { evidence.insert(.afterTitle) }
            if kinds.contains(.organisationKind) || classes[index].contains(.companyNoun)
                || (index > sentence.lowerBound + 1 && isStartUp(index - 2))
            {
                evidence.insert(.afterOrganisationKind)
            }
            if kinds.contains(.placeKind) { evidence.insert(.afterPlaceKind) }
        }
        if Self.places.contains(before) {
            evidence.insert(.afterPlacePreposition)
        } else if Self.sources.contains(before) {
            evidence.insert(.afterSource)
        } else if before == "by" {
            let isByline =
                text.tokens[index].isCapitalized
                || (index > sentence.lowerBound && runs.word(index - 1).contains(.heading)
                    && classes[index - 1].isEmpty)
            evidence.insert(isByline ? .byline : .afterBy)
        } else if before == "the" {
            evidence.insert(.afterThe)
        } else if before == "of", index > sentence.lowerBound {
            let kinds = runs.word(index - 1)
            if isRole(endingAt: index) || !kinds.isDisjoint(with: [.organisationNoun, .officeTitle]) {
                evidence.insert(.afterRoleOf)
            }
            if kinds.contains(.placeKind) { evidence.insert(.afterPlaceKind) }
        } else if classes[index].contains(.reporting), classes[index].contains(.pastForm) {
            evidence.insert(.afterSaying)
        } else if before == "and" || before == "or", index > sentence.lowerBound {
            evidence.formUnion(beside(index - 1))
        }
        if before == "at" || before == "with" || before == "from", index > sentence.lowerBound,
            isRole(endingAt: index) || runs.word(index - 1).contains(.organisationNoun)
        {
            evidence.insert(.afterRoleOf)
        }
        return evidence
    }

    /// `start-up`, which is three tokens.
    private func isStartUp(_ index: Int) -> Bool {
        index + 2 < text.tokens.count && key(index) == "start" && mark(index + 1, UInt8(ascii: "-"))
            && key(index + 2) == "up"
    }

    private func isRole(endingAt end: Int) -> Bool {
        for length in [1, 2, 3] where end - length >= 0 {
            if runs.reader.lexicon.roleLength(at: end - length, in: text, keys: runs.keys.keys) == length {
                return true
            }
        }
        return end > 0 && runs.word(end - 1).contains(.officeTitle)
    }

    private func beside(_ index: Int) -> NameEvidence {
        guard let neighbour = known(index) else { return [] }
        switch neighbour.kind {
        case .place: return .besidePlace
        case .company: return .besideOrganisation
        case .person: return .besidePerson
        case .product, .ticker: return []
        }
    }

    // MARK: After

    private func after(_ segment: NameSegment, in sentence: Range<Int>) -> NameEvidence {
        var evidence: NameEvidence = []
        let last = segment.tokens.upperBound - 1
        var index = segment.tokens.upperBound
        if runs.keys.isPossessive[last] { evidence.insert(.possessive) }
        guard index < sentence.upperBound else { return evidence }
        if mark(index, UInt8(ascii: "\"")), index + 1 < sentence.upperBound { index += 1 }
        if mark(index, UInt8(ascii: "(")), index + 1 < sentence.upperBound {
            evidence.formUnion(afterBracket(index + 1, in: sentence))
            return evidence
        }
        if mark(index, UInt8(ascii: "-")), index + 1 < sentence.upperBound {
            if key(index + 1) == "based" || key(index + 1) == "area" { evidence.insert(.beforeBased) }
            return evidence
        }
        if mark(index, UInt8(ascii: ",")), index + 1 < sentence.upperBound {
            evidence.formUnion(afterComma(index + 1, in: sentence))
            return evidence
        }
        guard text.tokens[index].kind == .word else { return evidence }
        let word = classes[index]
        let kinds = runs.word(index)
        if word.contains(.reporting), !word.isDisjoint(with: [.pastForm, .thirdForm]) {
            evidence.insert(.beforeSaying)
            if saysIt(index, in: sentence) { evidence.insert(.sayingIt) }
        } else if !word.isDisjoint(with: .finite) {
            evidence.insert(.beforeVerb)
        }
        if isActing(index) { evidence.insert(.beforeActing) }
        if !text.tokens[index].isCapitalized, kinds.contains(.organisationNoun) || word.contains(.businessNoun) {
            evidence.insert(.beforeOrganisationNoun)
        }
        if kinds.contains(.personNoun) { evidence.insert(.beforePersonNoun) }
        if kinds.contains(.placeKind), !text.tokens[index].isCapitalized { evidence.insert(.afterPlaceKind) }
        if runs.reader.lexicon.roleLength(at: index, in: text, keys: runs.keys.keys) > 0 {
            evidence.insert(kinds.contains(.publicOffice) ? .beforePublicOffice : .beforeRole)
        }
        let next = key(index)
        if next == "who" { evidence.insert(.beforeWho) }
        if next == "and" || next == "or", index + 1 < sentence.upperBound { evidence.formUnion(beside(index + 1)) }
        return evidence
    }

    /// `said it will`, `said on Monday that its plant`: who is spoken of as a thing is no person.
    private func saysIt(_ verb: Int, in sentence: Range<Int>) -> Bool {
        for at in verb + 1..<max(verb + 1, min(verb + 5, sentence.upperBound)) {
            if key(at) == "it" || key(at) == "its" { return true }
            let isBetween =
                key(at) == "that" || key(at) == "on" || runs.word(at).contains(.calendar)
                || classes[at].contains(.timeNoun)
            guard isBetween else { return false }
        }
        return false
    }

    /// `(NASDAQ: QTRA)`, `(QTRA)`, `(Laos)`
    private func afterBracket(_ index: Int, in sentence: Range<Int>) -> NameEvidence {
        var end = index
        while end < sentence.upperBound, end < index + 6, !mark(end, UInt8(ascii: ")")) { end += 1 }
        guard mark(end, UInt8(ascii: ")")) else { return [] }
        if TickerReader.exchanges.contains(key(index)) || mark(index + 1, UInt8(ascii: ":")) { return .beforeTicker }
        if end == index + 1 {
            if known(index)?.kind == .place { return [] }
            let bytes = text.utf8[text.tokens[index].bytes]
            if bytes.count > 1, bytes.count < 7, bytes.allSatisfy({ $0 >= 65 && $0 <= 90 }) { return .beforeAcronym }
        }
        return []
    }

    /// `, chief executive`, `, Ohio`, `, 54,`, `, who`
    private func afterComma(_ index: Int, in sentence: Range<Int>) -> NameEvidence {
        if text.tokens[index].kind == .number {
            return mark(index + 1, UInt8(ascii: ",")) && text.tokens[index].bytes.count == 2 ? .beforeAge : []
        }
        let next = key(index)
        if next == "who" || next == "whose" { return .beforeWho }
        if next == "which" { return .beforeWhich }
        var start = index
        if ["a", "an", "the", "its", "his", "her", "former", "then"].contains(text.lowercased(index)) { start += 1 }
        // `Petrolina, Brazil's state oil firm, said`
        var end = start + 4
        var isOfCountry = false
        if let place = known(index), place.kind == .place, place.isPossessive {
            isOfCountry = true
            start = place.tokens.upperBound
            end = start + 5
        }
        for at in start..<max(start, min(end, sentence.upperBound)) {
            guard text.tokens[at].kind == .word else { break }
            if runs.reader.lexicon.roleLength(at: at, in: text, keys: runs.keys.keys) > 0
                || runs.word(at).contains(.officeTitle)
            {
                return .beforeCommaRole
            }
            if start > index,
                runs.word(at).contains(.organisationKind) || classes[at].contains(.companyNoun) || isStartUp(at)
            {
                return .beforeOrganisationKind
            }
            if start > index, !isOfCountry, runs.word(at).contains(.placeKind) { return .afterPlaceKind }
            if !classes[at].isDisjoint(with: [.preposition, .auxiliary, .modal]) { break }
        }
        if known(index)?.kind == .place { return .beforeCommaPlace }
        return beside(index)
    }

    /// Whether the words from here say that somebody spends, buys or builds: `will invest`, `plans to buy`.
    private func isActing(_ index: Int) -> Bool {
        var isFinite = false
        for at in index..<min(index + 5, text.tokens.count) {
            let word = classes[at]
            if text.tokens[at].kind != .word { return false }
            if !word.isDisjoint(with: [.spending, .purchasing, .announcing, .agreeing]),
                isFinite || !word.isDisjoint(with: .finite)
            {
                return true
            }
            if !word.isDisjoint(with: .finite) || key(at) == "to" || key(at) == "plans" {
                isFinite = true
            } else if !word.contains(.adverb), word.isDisjoint(with: [.baseForm, .participle]) {
                return false
            }
        }
        return false
    }
}
