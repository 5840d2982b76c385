import Domain

extension Composition {
    /// From so many days without a statement on the company a page says when it was last heard of.
    private static let staleDays = 45
    /// Claims set aside are listed up to here; the rest are counted.
    private static let listedClaims = 6

    /// What is weak, the weakest first.
    mutating func weaknesses() -> [Prose] {
        var list: [Prose] = []
        if let lead, lead.origins.count == 1 {
            list.append("The headline rests on \(support(lead))\(Self.firstHand(lead)).")
        }
        list += listed(facts.dropFirst().filter { $0.outlets.count == 1 && $0.lead.speaker == nil }) {
            "From a single outlet, with nobody named: \($0)."
        }
        list += listed(facts.filter { $0.modality == .rumour }) { "Rumours only: \($0)." }
        list += listed(facts.filter { $0.modality == .estimate }) { "Estimates, not statements: \($0)." }
        list += listed(facts.filter { $0.key.period == nil }) { "Not dated by its source: \($0)." }
        list += listed(facts.filter { !$0.conflicting.isEmpty }) { "Sources disagree on \($0)." }
        if !facts.isEmpty, facts.allSatisfy({ !Self.documents.contains($0.lead.channel) }) {
            list.append("No company document or results call is among the sources: all is at second hand.")
        }
        list += undatedArticles()
        list += staleness()
        list += notes()
        list += setAside()
        if !material.quarantined.isEmpty {
            list.append("\(count(material.quarantined, "input", "inputs")) that could not be read, in quarantine.")
        }
        return list
    }

    private static let documents: Set<Channel> = [.filing, .release, .resultsCall]

    private static func firstHand(_ fact: Fact) -> Prose {
        switch fact.lead.channel {
        case .post: ": a post that says no more than the sentence quoted"
        case .filing, .release: ", quoted and not read in the original"
        default: Prose()
        }
    }

    /// A point about some facts, named; none where there are no such facts.
    private mutating func listed(_ some: [Fact], _ sentence: (Prose) -> Prose) -> [Prose] {
        guard !some.isEmpty else { return [] }
        return [sentence(Grammar.list(some.map { label($0) + " (\(stated($0.lead)))" }))]
    }

    private mutating func undatedArticles() -> [Prose] {
        let sources = Set(used.map(\.article)).sorted().compactMap { articles[$0] }
        var list: [Prose] = []
        let given = sources.filter { $0.published?.source == .operatorGiven }
        let without = sources.filter { $0.published == nil }
        if !given.isEmpty {
            list.append(
                "\(count(given.map(\.id.rawValue), "article", "articles")) without a date of its own: the operator gave one."
            )
        }
        if !without.isEmpty {
            list.append(
                "\(count(without.map(\.id.rawValue), "article", "articles")) without any date: “this year” stays open there."
            )
        }
        return list
    }

    private mutating func staleness() -> [Prose] {
        let dated = facts.compactMap { fact in
            articles[fact.lead.article]?.published.map { ($0.date, fact.lead.article) }
        }
        guard let last = dated.max(by: { ($0.0, $0.1) < ($1.0, $1.1) }),
            material.ledger.asOf.date.dayNumber - last.0.dayNumber >= Self.staleDays
        else { return [] }
        return ["Last heard on \(date(Period(day: last.0), of: "published", last.1.rawValue)): nothing since."]
    }

    /// What was noticed while reading the articles.
    private func notes() -> [Prose] {
        let sources = Set(used.map(\.article)).sorted().compactMap { articles[$0] }
        let words: [ReadingNote.Kind: Prose] = [
            .hiddenText: "holds text that its readers cannot see; it was left out",
            .invisibleCharacters: "holds invisible characters; they were removed",
            .lookAlikeDigits: "holds digits of another script among its own",
            .malformedEncoding: "holds bytes that no encoding explains",
            .unreadLanguage: "is in a language that is not read for claims",
        ]
        return sources.flatMap { article in
            article.notes.compactMap { note in words[note.kind].map { outlet(article.id) + " " + $0 + "." } }
        }
    }

    /// Claims about the company that no fact takes in.
    private mutating func setAside() -> [Prose] {
        let aside = material.ledger.setAside.filter { $0.claim.subjects.contains(material.company) }
        var list = aside.prefix(Self.listedClaims).compactMap { entry -> Prose? in
            guard let article = articles[entry.claim.article], let words = Quotation(article, entry.claim.sentenceRange)
            else { return nil }
            used.append(entry.claim)
            return "Seen, not used: \(words) (\(outlet(article.id))): \(Prose(safe: entry.reason))."
        }
        if aside.count > Self.listedClaims {
            let rest = aside.dropFirst(Self.listedClaims).map(\.claim.id.rawValue)
            list.append("\(count(rest, "further claim", "further claims")) set aside.")
        }
        return list
    }
}
