import Domain

/// Says what pronouns and words such as `the carmaker` stand for, in one pass from the beginning of the text.
struct Coreference {
    let reader: EntityReader
    let text: TokenizedText
    let keys: LexicalKeys
    let classes: [WordClass]

    /// The names with the words that stand for them, in the order of the text.
    func resolved(_ names: [Mention]) -> [Mention] {
        var result: [Mention] = []
        result.reserveCapacity(names.count * 2)
        var state = State()
        var next = 0
        for sentence in text.sentences {
            state.beginSentence()
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                if next < names.count, names[next].tokens.lowerBound <= index {
                    let mention = names[next]
                    result.append(mention)
                    state.see(
                        mention, isObject: phrase.isObject(ofName: mention.tokens.lowerBound, from: sentence.lowerBound)
                    )
                    index = max(index + 1, mention.tokens.upperBound)
                    next += 1
                    continue
                }
                let found =
                    reference(at: index, in: sentence, state) ?? personal(at: index, in: sentence, result, state)
                if let mention = found {
                    result.append(mention)
                    // `The retailer will build stores. It will hire.`
                    if mention.form == .epithet, mention.kind == .company {
                        state.see(
                            mention, isObject: phrase.isObject(ofName: index, from: sentence.lowerBound))
                    }
                    index = mention.tokens.upperBound
                    // `the Facebook owner` takes the name inside it along.
                    while next < names.count, names[next].tokens.lowerBound < index { next += 1 }
                } else {
                    index += 1
                }
            }
            state.endSentence()
        }
        return result
    }

    private var phrase: NounPhrase {
        NounPhrase(text: text, keys: keys.keys, classes: classes, lexicon: reader.lexicon)
    }

    /// What was named so far.
    private struct State {
        private(set) var company: Mention?
        private(set) var person: Mention?
        private(set) var country: Mention?
        private(set) var outlet: Mention?
        /// Company subjects of this sentence so far, objects behind.
        private var subjects: [Mention] = []
        private var objects: [Mention] = []
        private(set) var companies: [Mention] = []
        private(set) var people: [Mention] = []

        /// The company that `it` and `the company` stand for here.
        var salient: Mention? { subjects.last ?? company ?? objects.last }

        mutating func beginSentence() {
            subjects.removeAll(keepingCapacity: true)
            objects.removeAll(keepingCapacity: true)
        }

        mutating func see(_ mention: Mention, isObject: Bool) {
            if mention.kind == .company, mention.standing == .plain {
                if isObject {
                    objects.append(mention)
                } else if !(mention.isPossessive && !subjects.isEmpty) {
                    subjects.append(mention)
                }
                companies.append(mention)
                if companies.count > 64 { companies.removeFirst(32) }
            } else if mention.kind == .company, mention.standing == .outlet {
                outlet = mention
            } else if mention.standing == .country {
                country = mention
            } else if mention.kind == .person {
                person = mention
                people.append(mention)
                if people.count > 64 { people.removeFirst(32) }
            }
        }

        mutating func endSentence() {
            if let subject = subjects.first { company = subject } else if company == nil { company = objects.first }
        }
    }

    private func reference(at index: Int, in sentence: Range<Int>, _ state: State) -> Mention? {
        let word = classes[index]
        let key = keys.keys[index]
        if word.contains(.companyPronoun) {
            guard let company = state.salient, !(key == "it" && isImpersonal(index, in: sentence)) else { return nil }
            // `Its parent`, `its owner`: the company's own, where it is known.
            if key == "its", index + 1 < sentence.upperBound, ["parent", "owner"].contains(keys.keys[index + 1]) {
                let end = keys.keys[min(index + 2, sentence.upperBound - 1)] == "company" ? index + 3 : index + 2
                guard let parent = company.organisation else { return nil }
                return Mention(
                    kind: .company, name: parent, tokens: index..<min(end, sentence.upperBound), form: .epithet,
                    isPossessive: keys.isPossessive[min(end, sentence.upperBound) - 1])
            }
            return Mention(
                kind: .company, name: company.name, tokens: index..<index + 1, form: .pronoun,
                isPossessive: key == "its" || key == "our", standing: company.standing)
        }
        if word.contains(.personPronoun) {
            guard let person = state.person else { return nil }
            return pronoun(for: person, at: index, isPossessive: key == "his" || key == "her")
        }
        guard word.contains(.article) || word.contains(.demonstrative), index + 1 < sentence.upperBound,
            key == "the" || key == "this" || key == "that"
        else { return nil }
        return epithet(after: index, in: sentence, state)
    }

    /// `Musk's company`, `his start-up`: the company that the text was first about.
    private func personal(at index: Int, in sentence: Range<Int>, _ found: [Mention], _ state: State) -> Mention? {
        let isStartUp = index + 2 < sentence.upperBound && keys.keys[index] == "start" && keys.keys[index + 2] == "up"
        guard isStartUp || ["company", "firm", "startup", "carmaker"].contains(keys.keys[index]),
            let owner = found.last, owner.kind == .person, owner.isPossessive, owner.tokens.upperBound == index,
            let company = state.companies.first
        else { return nil }
        return epithet(for: company, index..<(isStartUp ? index + 3 : index + 1))
    }

    private static let judgements: KeySet = [
        "clear", "unclear", "likely", "unlikely", "possible", "impossible", "difficult", "hard", "easy", "important",
        "true", "time", "too", "cold", "hot", "early", "late", "worth", "common", "rare",
    ]
    private static let ordinals: KeySet = ["first", "second", "third", "fourth", "fifth", "latest", "biggest", "worst"]

    /// `It is unclear`, `It was the third decline`, `It takes time`: nobody is meant.
    private func isImpersonal(_ index: Int, in sentence: Range<Int>) -> Bool {
        guard index + 2 < sentence.upperBound else { return false }
        switch keys.keys[index + 1] {
        case "is", "was":
            let isNegated = keys.keys[index + 2] == "not" && index + 3 < sentence.upperBound
            let next = isNegated ? index + 3 : index + 2
            if Self.judgements.contains(keys.keys[next]) { return true }
            return keys.keys[next] == "the" && next + 1 < sentence.upperBound
                && Self.ordinals.contains(keys.keys[next + 1])
        case "takes", "took":
            return (index + 2..<min(index + 5, sentence.upperBound)).contains {
                keys.keys[$0] == "time" || classes[$0].contains(.timeNoun)
            }
        case "seems", "appears": return true
        default: return false
        }
    }

    /// `the Tesla CEO`: the person who holds that office there; `nil` where no company stands between.
    private func officer(after article: Int, role: Range<Int>, _ state: State) -> Mention? {
        guard role.lowerBound > article + 1,
            let (place, length) = reader.lexicon.name(at: article + 1, in: text, keys: keys.keys),
            article + 1 + length == role.lowerBound, reader.lexicon.known[place].kind == .company
        else { return nil }
        return state.people.last { $0.organisation == reader.lexicon.known[place].name }
    }

    /// `the carmaker`, `the company`, `the Chinese carmaker`, `the CEO`
    private func epithet(after article: Int, in sentence: Range<Int>, _ state: State) -> Mention? {
        var index = article + 1
        for _ in 0..<3 where index < sentence.upperBound {
            if let candidates = reader.lexicon.epithets.candidates(keys.keys[index]) {
                for entry in candidates {
                    guard let length = PhraseLexicon.length(of: entry, at: index, in: keys.keys) else { continue }
                    let owners = reader.lexicon.epithetOwners[entry.payload]
                    if let company = state.companies.last(where: { owners.contains($0.name) }) ?? state.salient {
                        return epithet(for: company, article..<index + length)
                    }
                }
            }
            // `The paper said`: the publication named last.
            if index == article + 1, reader.vocabulary[keys.keys[index]].contains(.outletKind),
                let outlet = state.outlet, index + 1 < sentence.upperBound,
                keys.isPossessive[index] || classes[index + 1].contains(.reporting)
            {
                return epithet(for: outlet, article..<index + 1)
            }
            // `The ministry`: the one that was named, else its country's.
            if keys.keys[index] == "ministry", let country = state.country {
                return Mention(
                    kind: .place, name: country.name, tokens: article..<index + 1, form: .epithet,
                    isPossessive: keys.isPossessive[index], standing: .country)
            }
            if keys.keys[index] == "government", index == article + 1, state.country == nil {
                return Mention(
                    kind: .place, name: "government", tokens: article..<index + 1, form: .epithet,
                    isPossessive: keys.isPossessive[index], standing: .union)
            }
            if classes[index].contains(.government), let country = state.country {
                return Mention(
                    kind: .place, name: country.name, tokens: article..<index + 1, form: .epithet,
                    isPossessive: keys.isPossessive[index],
                    standing: .country)
            }
            if keys.keys[index] == "group", let group = state.companies.last(where: { $0.name.hasSuffix("Group") }) {
                return epithet(for: group, article..<index + 1)
            }
            if classes[index].contains(.companyNoun), index == article + 1 || text.tokens[index - 1].isCapitalized {
                // `the company's`, but not `the company that …` introduced anew nor `the group of`.
                let end = index + 1
                if end < sentence.upperBound, keys.keys[end] == "of" { return nil }
                return state.salient.map { epithet(for: $0, article..<end) }
            }
            let role = reader.lexicon.roleLength(at: index, in: text, keys: keys.keys)
            if role > 0 {
                let end = index + role
                if end < sentence.upperBound, keys.keys[end] == "of" || text.tokens[end].isCapitalized { return nil }
                let words = text.string(index..<end)
                let person =
                    officer(after: article, role: index..<end, state) ?? state.people.last { $0.role == words }
                    ?? (article + 1 == index ? state.person : nil)
                return person.map { person in
                    var mention = pronoun(for: person, at: article, isPossessive: keys.isPossessive[end - 1])
                    mention = Mention(
                        kind: .person, name: person.name, tokens: article..<end, form: .epithet,
                        isPossessive: mention.isPossessive, role: person.role, organisation: person.organisation)
                    return mention
                }
            }
            // An adjective before the noun: `the Chinese carmaker`.
            guard text.tokens[index].kind == .word, classes[index].isEmpty else { return nil }
            index += 1
        }
        return nil
    }

    private func epithet(for company: Mention, _ tokens: Range<Int>) -> Mention {
        Mention(
            kind: .company, name: company.name, tokens: tokens, form: .epithet,
            isPossessive: keys.isPossessive[tokens.upperBound - 1], standing: company.standing)
    }

    private func pronoun(for person: Mention, at index: Int, isPossessive: Bool) -> Mention {
        Mention(
            kind: .person, name: person.name, tokens: index..<index + 1, form: .pronoun, isPossessive: isPossessive,
            role: person.role, organisation: person.organisation)
    }
}
