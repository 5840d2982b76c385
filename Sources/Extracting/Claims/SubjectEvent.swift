import Domain

/// A noun phrase and the verb it is the subject of, or the noun it possesses.
struct SubjectEvent {
    /// How the phrase governs what follows.
    enum Kind {
        /// `Tesla spent`
        case verb
        /// `Tesla's capital expenditure was`
        case possessive
        /// `Tesla capex rose`
        case adjunct
    }

    /// The canonical names; several for a joint subject, none for a crowd (`any company`).
    let names: [String]
    /// The mention, where there is a single one.
    let mention: Mention?
    /// The first token of the phrase.
    let start: Int
    /// The verb's token, or the possessed noun's.
    let verb: Int
    /// How it governs.
    let kind: Kind
    /// Whether the verb says something.
    let isReporting: Bool

    /// Whether it is nobody in particular.
    var isCrowd: Bool { names.isEmpty }
    /// Whether it is a person.
    var isPerson: Bool { mention?.kind == .person }
}

/// Finds the subjects of a sentence's clauses.
struct SubjectEventReader {
    let frame: DocumentFrame
    let phrase: NounPhrase

    /// The subjects in the order of the sentence.
    func events(in sentence: Range<Int>, mentions: [Mention]) -> [SubjectEvent] {
        var events: [SubjectEvent] = []
        var index = 0
        while index < mentions.count {
            let mention = mentions[index]
            guard Self.canAct(mention) else {
                index += 1
                continue
            }
            var group = [mention]
            var next = index + 1
            // `Reliance and its partner Brookfield`: the pronoun between them is the first again.
            if next + 1 < mentions.count, mentions[next].form == .pronoun, mentions[next].isPossessive,
                mentions[next + 1].form == .name, mention.kind == mentions[next + 1].kind, !mention.isPossessive,
                isList(Range(from: mention.tokens.upperBound, to: mentions[next + 1].tokens.lowerBound))
            {
                group.append(mentions[next + 1])
                next += 2
            }
            while next < mentions.count, !mentions[next - 1].isPossessive, mention.kind == mentions[next].kind,
                isList(Range(from: mentions[next - 1].tokens.upperBound, to: mentions[next].tokens.lowerBound)),
                mentions[next].form == .name
            {
                group.append(mentions[next])
                next += 1
            }
            if let event = event(of: group, in: sentence, mentions: mentions) {
                events.append(event)
                index = next
            } else {
                index += 1
            }
        }
        let own = events
        events.append(
            contentsOf: crowds(in: sentence, mentions: mentions).filter { crowd in
                !own.contains { $0.start < crowd.start && crowd.start < $0.verb }
            })
        return events.sorted { ($0.start, $0.verb) < ($1.start, $1.verb) }
    }

    /// Whether a mention can be a subject at all.
    private static func canAct(_ mention: Mention) -> Bool {
        switch mention.kind {
        case .company, .person: true
        case .place: mention.isState
        case .product, .ticker: false
        }
    }

    /// `,`, `and`, `, and`, `&` between the members of a list.
    private func isList(_ gap: Range<Int>) -> Bool {
        // `Reliance and its partner Brookfield`
        if gap.count > 2, gap.count <= 5, let first = gap.first, frame.keys[first] == "and",
            frame.isWord(first + 1, .possessive) || frame.keys[first + 1] == "its"
        {
            return gap.dropFirst(2).allSatisfy {
                frame.text.tokens[$0].kind == .word && !frame.text.tokens[$0].isCapitalized
                    && !frame.isWord($0, [.finite, .preposition])
            }
        }
        guard !gap.isEmpty, gap.count <= 2 else { return false }
        return gap.allSatisfy { frame.isMark($0, ",") || frame.isMark($0, "&") || frame.keys[$0] == "and" }
    }

    private func event(of group: [Mention], in sentence: Range<Int>, mentions: [Mention]) -> SubjectEvent? {
        guard let first = group.first, let last = group.last else { return nil }
        let start = first.tokens.lowerBound
        if phrase.isObject(ofName: start, from: sentence.lowerBound) { return nil }
        guard let (verb, kind) = verb(after: last, isPlural: group.count > 1, in: sentence, mentions: mentions) else {
            return nil
        }
        // `U.S. sales account for`: a country in front of a noun says where.
        if kind == .adjunct, group.count == 1, last.isState, last.form == .name,
            !frame.isWord(last.tokens.upperBound, .government)
        {
            return nil
        }
        // `Its first Huawei chip order`: the noun belongs to whom the possessive names.
        if kind == .adjunct, group.count == 1,
            mentions.contains(where: { owner in
                owner.isPossessive && owner.tokens.upperBound <= start && start - owner.tokens.upperBound <= 2
                    && owner.kind != .product
                    && Range(from: owner.tokens.upperBound, to: start).allSatisfy {
                        frame.text.tokens[$0].kind == .word && !frame.isWord($0, [.finite, .preposition])
                    }
            })
        {
            return nil
        }
        // A list of which the commas only part clauses has one member: `At Meta, Google said`.
        let isJoint = group.count > 1 && (2..<3).contains(group.count) || group.count > 2
        let members = isJoint ? group : [last]
        var names: [String] = []
        for name in members.map(\.actor) where !names.contains(name) { names.append(name) }
        let head = phrase.start(ofName: isJoint ? start : last.tokens.lowerBound, from: sentence.lowerBound)
        return SubjectEvent(
            names: names, mention: names.count == 1 ? last : nil, start: head, verb: verb, kind: kind,
            isReporting: isReport(verb))
    }

    /// The verb proper behind auxiliaries and adverbs: `said` of `has previously said`.
    func reportingVerb(from verb: Int) -> Int {
        var index = verb
        while index < frame.classes.count, index - verb < 4, frame.isWord(index, [.auxiliary, .adverb, .modal]),
            !frame.isWord(index, .reporting)
        {
            index += 1
        }
        return index
    }

    /// Whether a verb group says something of its own: `said`, not `is said to`.
    private func isReport(_ verb: Int) -> Bool {
        let proper = reportingVerb(from: verb)
        guard frame.isWord(proper, .reporting) else { return false }
        let isPassive = Range(from: verb, to: proper).contains {
            ["is", "are", "was", "were", "be", "been"].contains(frame.keys[$0])
        }
        return !isPassive
    }

    private func verb(
        after mention: Mention, isPlural: Bool, in sentence: Range<Int>, mentions: [Mention]
    ) -> (Int, SubjectEvent.Kind)? {
        let end = mention.tokens.upperBound
        var index = end
        var isPlain = !mention.isPossessive
        let limit = min(sentence.upperBound, end + 16)
        let kind: SubjectEvent.Kind = mention.isPossessive ? .possessive : .adjunct
        while index < limit {
            let token = frame.text.tokens[index]
            if token.kind == .mark {
                if frame.isMark(index, "(") || frame.isMark(index, "[") {
                    guard
                        let close = Range(from: index, to: limit).first(where: {
                            frame.isMark($0, ")") || frame.isMark($0, "]")
                        })
                    else { return nil }
                    index = close + 1
                    continue
                }
                if frame.isMark(index, ",") {
                    guard let verb = verbAfterApposition(at: index, in: sentence) else { return nil }
                    return (verb, isPlain ? .verb : kind)
                }
                if frame.isMark(index, "-"), !token.hasSpaceBefore || !isPlain {
                    index += 1
                    continue
                }
                if frame.isMark(index, "'") || frame.isMark(index, "\"") || frame.isMark(index, "/") {
                    index += 1
                    continue
                }
                return nil
            }
            guard token.kind == .word else {
                // A year before the noun: `Meta's 2025 capex`.
                if token.kind == .number, !isPlain, frame.periods(in: index..<index + 1).first != nil {
                    index += 1
                    continue
                }
                return nil
            }
            if index == end, mention.kind == .company, !mention.isPossessive {
                let role = phrase.lexicon.roleLength(at: index, in: frame.text, keys: frame.keys)
                if role > 0, mentions.contains(where: { $0.tokens.lowerBound == index + role && $0.kind == .person }) {
                    return nil
                }
            }
            if let other = mentions.first(where: { $0.tokens.lowerBound == index }) {
                guard !isPlain, other.kind == .product || other.kind == .place else { return nil }
                index = other.tokens.upperBound
                continue
            }
            let word = frame.classes[index]
            if word.contains(.government), mention.isState {
                index += 1
                continue
            }
            let isPossessed = mention.isPossessive && index == end && !standsAlone(index)
            if !word.isDisjoint(with: .finite), !isPossessed, !isNoun(index) { return (index, isPlain ? .verb : kind) }
            if isPlain, isPlural, word.contains(.baseForm) { return (index, .verb) }
            if isPlain, frame.keys[index] == "to", frame.isWord(index + 1, .baseForm) { return (index, .verb) }
            if word.contains(.conjunction), !isPlain, index + 1 < limit, frame.isWord(index + 1, .finite) { return nil }
            if !word.isDisjoint(with: [.subordinator, .that]), word.isDisjoint(with: .preposition) { return nil }
            if isPlain, word.contains(.adverb) || (word.isEmpty && frame.text.lowercased(index).hasSuffix("ly")) {
                index += 1
                continue
            }
            if isPlain, word.contains(.conjunction) { return nil }
            isPlain = false
            index += 1
        }
        return nil
    }

    /// `, its chief rival, said`: the verb behind the second comma.
    private func verbAfterApposition(at comma: Int, in sentence: Range<Int>) -> Int? {
        let limit = min(sentence.upperBound, comma + 22)
        guard let second = (comma + 1..<max(limit, comma + 1)).first(where: { frame.isMark($0, ",") }) else {
            return nil
        }
        // A list or a new clause is no apposition.
        if frame.isWord(comma + 1, [.conjunction, .modal, .auxiliary]) { return nil }
        var index = second + 1
        while index < limit, frame.isWord(index, .adverb), !frame.isWord(index, .finite) { index += 1 }
        return index < limit && frame.isWord(index, .finite) ? index : nil
    }

    /// `Amazon's climbed 74%`: a verb right behind a possessive, whose noun is left out.
    private func standsAlone(_ index: Int) -> Bool {
        guard frame.isWord(index, [.pastForm, .thirdForm, .auxiliary]), frame.text.tokens.indices.contains(index + 1)
        else { return false }
        let next = frame.text.tokens[index + 1]
        return next.kind == .number || next.kind == .currency
            || frame.isWord(index + 1, [.preposition, .adverb]) && !frame.isWord(index + 1, .timeNoun)
    }

    /// Whether a word that could be a verb is a noun here: `plans` before `to`-less nouns, `shares`, `reports of`.
    private func isNoun(_ index: Int) -> Bool {
        guard frame.classes[index].contains(.thirdForm), frame.isWord(index, [.modal, .auxiliary]) == false else {
            return false
        }
        var next = index + 1
        if frame.isWord(next, .adverb) { next += 1 }
        // A finite verb right behind makes it a noun: `Tesla shares rose`.
        return frame.isWord(next, [.pastForm, .modal])
            || frame.keys.indices.contains(next)
                && ["is", "are", "was", "were", "has", "have"].contains(frame.keys[next])
    }

    /// `The science ministry will contribute`: somebody else, whom the text does not name.
    private func isStranger(_ index: Int, from first: Int) -> Bool {
        guard frame.classes[index].contains(.actor) else { return false }
        return (max(first, index - 4)..<index).contains { frame.isWord($0, [.article, .possessive]) }
    }

    private static let telling: Set<TokenKey> = [
        "told", "tells", "tell", "telling", "informed", "assured", "warned", "asked", "urged", "advised", "reminded",
    ]

    /// Nobody in particular: `any company`, `companies`, `the industry`.
    private func crowds(in sentence: Range<Int>, mentions: [Mention]) -> [SubjectEvent] {
        var events: [SubjectEvent] = []
        for index in sentence where frame.isWord(index, [.crowd, .actor]) {
            // `its partner Brookfield` names it.
            if mentions.contains(where: { $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1 }) { continue }
            // `told investors to expect`: whom it was told.
            if index > sentence.lowerBound, Self.telling.contains(frame.keys[index - 1]) { continue }
            let quantifier = (max(sentence.lowerBound, index - 4)..<index).contains {
                frame.classes[$0].contains(.quantifier) || frame.text.tokens[$0].kind == .number
            }
            let word = frame.text.lowercased(index)
            let isPlural =
                word.hasSuffix("s") && !word.hasSuffix("ss")
                || ["people", "industry", "market", "world", "sector", "nobody", "anyone", "everyone"].contains(word)
            guard quantifier || isPlural || isStranger(index, from: sentence.lowerBound),
                !phrase.isObject(ofName: index, from: sentence.lowerBound)
            else { continue }
            // `makers of`, `the market for` and the like may go on for a while before the verb.
            guard
                let verb = Range(from: index + 1, to: min(sentence.upperBound, index + 8)).first(where: {
                    frame.isWord($0, [.modal, .auxiliary, .thirdForm, .pastForm, .baseForm, .gerund])
                        && !frame.isWord($0, .preposition)
                })
            else { continue }
            events.append(
                SubjectEvent(
                    names: [], mention: nil, start: index, verb: verb, kind: .verb,
                    isReporting: isReport(verb)))
        }
        return events
    }
}
