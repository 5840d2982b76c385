import Domain

extension Composition {
    /// Whether an article behind the page calls itself a sample.
    var isSample: Bool { usedArticles.contains { $0.isSample } }

    /// The articles that something on the page is from, by date, outlet and identifier.
    private var usedArticles: [Article] {
        let identifiers = Set(used.map(\.article) + usedEvents.map(\.article))
        return identifiers.compactMap { articles[$0] }.sorted { left, right in
            let first = (left.published?.date.dayNumber ?? Int.max, left.outlet ?? "", left.id)
            let second = (right.published?.date.dayNumber ?? Int.max, right.outlet ?? "", right.id)
            return first < second
        }
    }

    /// What was read, in a line.
    mutating func status() -> Prose {
        let read = usedArticles
        let outlets = Set(read.map(\.outletName)).sorted()
        var text: Prose = "\(count(read.map(\.id.rawValue), "article", "articles"))"
        if !outlets.isEmpty { text += " from \(count(outlets, "outlet", "outlets"))" }
        text += ", \(count(facts.map(\.id.rawValue), "fact", "facts")) on \(company)"
        text +=
            material.quarantined.isEmpty
            ? ", nothing in quarantine" : ", \(count(material.quarantined, "input", "inputs")) in quarantine"
        return text
    }

    /// The sentences used, by article.
    mutating func sources() -> [Briefing.Source] {
        usedArticles.map { article in
            var ranges: [(range: TextRange, claim: Claim?)] = []
            for claim in used where claim.article == article.id {
                if !ranges.contains(where: { $0.range == claim.sentenceRange }) {
                    ranges.append((claim.sentenceRange, claim))
                }
            }
            for event in usedEvents where event.article == article.id {
                if !ranges.contains(where: { $0.range == event.sentenceRange }) {
                    ranges.append((event.sentenceRange, nil))
                }
            }
            let sentences = ranges.sorted { $0.range < $1.range }.compactMap { entry -> Briefing.Source.Sentence? in
                guard let quotation = Quotation(article, entry.range) else { return nil }
                return Briefing.Source.Sentence(
                    quotation: quotation, attribution: entry.claim.map { attribution($0) } ?? Prose(),
                    link: TextFragment.link(to: entry.range, in: article))
            }
            return Briefing.Source(
                article: article.id,
                title: article.title.map { Prose([.name(PrintedName($0, source: .article(article.id)))]) } ?? Prose(),
                outlet: outlet(article.id), published: published(article), url: TextFragment.address(of: article),
                sentences: sentences, noticed: noticed(in: article))
        }
    }

    /// What was noticed while an article was read: `hidden text: 3 places`.
    private mutating func noticed(in article: Article) -> [Briefing.Source.Noticed] {
        article.notes.compactMap { note in
            let places = article.places(of: note)
            guard let what = Lexicon.word(for: note.kind), !places.isEmpty else { return nil }
            let number = count(places, "place", "places")
            let more: Prose = note.count > places.count ? " or more" : ""
            return Briefing.Source.Noticed(
                kind: note.kind, text: "\(Prose(safe: what)): \(number)\(more)", places: places)
        }
    }

    /// When an article was published, and by whose account.
    private mutating func published(_ article: Article) -> Prose {
        guard let published = article.published else { return "no date" }
        let day = date(Period(day: published.date), of: "published", article.id.rawValue)
        return published.source == .operatorGiven ? "\(day), as the operator gave it" : "\(day)"
    }

    /// Who speaks in a sentence, how and when.
    private mutating func attribution(_ claim: Claim) -> Prose {
        var text = speaker(claim) ?? Prose()
        if let channel = Lexicon.word(for: claim.channel) { text += (text.isEmpty ? "" : ", ") + Prose(safe: channel) }
        if let said = claim.statedOn {
            text += (text.isEmpty ? "" : ", ") + "\(date(said, of: "statedOn", claim.id.rawValue))"
        }
        return text
    }

    /// Dated events that are not over by the briefing's day.
    mutating func calendar() -> [Briefing.CalendarEntry] {
        let today = material.ledger.asOf.date
        let ahead = material.ledger.events.filter { event in
            guard (event.period.end ?? event.period.start ?? today) >= today else { return false }
            guard let who = event.who else { return isOnCompany(event.article) }
            return who == material.company || tables.companies.named(who) == nil && isOnCompany(event.article)
        }.sorted { left, right in
            let first = left.period.start ?? left.period.end ?? today
            let second = right.period.start ?? right.period.end ?? today
            // Of two articles that foretell one thing the older gives it its name, which so stays the same.
            return (first, publicationDay(left.article), left.id) < (second, publicationDay(right.article), right.id)
        }
        var seen: Set<String> = []
        return ahead.compactMap { event in
            guard seen.insert("\(event.period)\(event.what.lowercased())").inserted else { return nil }
            usedEvents.append(event)
            var certainty = Prose(safe: Lexicon.word(for: event.modality)) + "; "
            if let speaker = event.speaker, speaker.kind != .unnamed {
                certainty += "\(PrintedName(speaker.name, source: .article(event.article)))"
            } else {
                certainty += "nobody named"
            }
            certainty += "; \(outlet(event.article))"
            return Briefing.CalendarEntry(
                event: event.id, article: event.article, when: "\(date(event.period, of: "event", event.id.rawValue))",
                what: words(of: event),
                certainty: certainty)
        }
    }

    private func publicationDay(_ article: Identifier<Article>) -> Int {
        articles[article]?.published?.date.dayNumber ?? Int.max
    }

    private func isOnCompany(_ article: Identifier<Article>) -> Bool { facts.contains { $0.lead.article == article } }

    /// The event in the article's words: the stretch itself, else its whole sentence.
    private func words(of event: Event) -> Prose {
        guard let article = articles[event.article] else { return Prose(safe: event.what) }
        let place = event.sentence.range(of: event.what, of: event.sentenceRange) ?? event.sentenceRange
        return Quotation(article, place).map { "\($0)" } ?? Prose(safe: event.what)
    }
}
