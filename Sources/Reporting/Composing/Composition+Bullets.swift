import Domain

extension Composition {
    /// The three lines together hold at most so many words, so that they are read.
    private static let mostWords = 60

    /// The three lines at the top: what, how sure, so what; further sentences as far as there is room for them.
    mutating func bullets() -> [Briefing.Bullet] {
        guard let lead else { return [] }
        var lines = [what(lead), howSure(lead), soWhat(lead)]
        var room = Self.mostWords - lines.map(Self.words).reduce(0, +)
        for (line, sentence) in furtherSentences(lead) where !sentence.isEmpty && Self.words(sentence) <= room {
            room -= Self.words(sentence)
            lines[line] += " " + sentence
        }
        return [
            Briefing.Bullet(label: "What", text: lines[0]),
            Briefing.Bullet(label: "How sure: \(Prose(safe: Certainty(lead).rawValue))", text: lines[1]),
            Briefing.Bullet(label: "So what", text: lines[2]),
        ]
    }

    private static func words(_ prose: Prose) -> Int { prose.plainText.split(separator: " ").count }

    /// What may be added to a line, by its index, the most useful first.
    private mutating func furtherSentences(_ lead: Fact) -> [(line: Int, sentence: Prose)] {
        var sentences: [(Int, Prose)] = []
        if let check = weakestCheck { sentences.append((1, check.meaning)) }
        if let companion = companion(of: lead) {
            sentences.append((0, "It" + claimed(companion.lead, short: false) + when(companion.lead) + "."))
        }
        if let use = material.projection?.assumptions.dropFirst().first, material.projection?.years.isEmpty == false {
            sentences.append((2, "Next comes " + Self.lowered(use.role) + ", \(assumed(book.file(use.mid)))."))
        }
        return sentences
    }

    private mutating func what(_ lead: Fact) -> Prose {
        let claim = lead.lead
        var text = company + claimed(claim, short: false) + when(claim)
        if let name = speaker(claim) {
            text +=
                claim.speaker?.kind == .unnamed
                ? ", \(name) say"
                : claim.speaker?.name == material.company
                    ? ", it said" : ", \(name) said"
            if let said = claim.statedOn {
                let day = date(said, of: "statedOn", claim.id.rawValue)
                text += said.start == said.end ? " on \(day)" : " in \(day)"
            }
        }
        text += "."
        return text
    }

    /// The weakest link first: how many voices there are behind the outlets, and what kind of voice.
    private mutating func howSure(_ lead: Fact) -> Prose {
        var text = support(lead) + Self.link(lead) + "."
        if !lead.conflicting.isEmpty {
            let others = Grammar.list(
                lead.conflicting.prefix(2).map { claim in hedged(claim) + " (" + outlet(claim.article) + ")" })
            text += " Others say \(others)."
        }
        if let check = weakestCheck {
            let verdict = Prose(safe: Lexicon.word(for: check.verdict))
            let isQuestion = check.title.plainText.hasSuffix("?")
            text += " " + check.title + (isQuestion ? " " + Grammar.capitalised(verdict) : ": " + verdict) + "."
        }
        return text
    }

    /// `2 outlets, 1 origin`
    mutating func support(_ fact: Fact) -> Prose {
        count(fact.outlets, "outlet", "outlets") + ", " + count(Self.origins(of: fact), "origin", "origins")
    }

    /// The acts of publication behind a fact, by a name each.
    static func origins(of fact: Fact) -> [String] {
        fact.origins.map { origin in
            [origin.name, origin.channel.rawValue, origin.statedOn?.start?.description ?? ""].joined(separator: "; ")
        }
    }

    /// What the words rest on: `: a post, not company guidance`.
    private static func link(_ fact: Fact) -> Prose {
        let claim = fact.lead
        if fact.modality == .rumour { return ": a rumour, nobody named" }
        if claim.speaker == nil { return ": nobody is named as its source" }
        if claim.speaker?.kind == .unnamed { return ": its source is not named" }
        switch claim.channel {
        case .post: return ": a post, not company guidance"
        case .interview: return ": a remark, not company guidance"
        case .report: return ": at second hand"
        case .filing: return ": a company filing, as quoted"
        case .release: return ": a company release, as quoted"
        case .resultsCall: return ": said on a results call, as quoted"
        case .data: return ": published data, as quoted"
        case .unstated: return ": where it was said is not told"
        }
    }

    /// The check that speaks loudest against the facts.
    private var weakestCheck: CrossCheck? {
        for verdict in [CrossCheck.Verdict.contradicted, .strained, .open] {
            if let check = material.checks.first(where: { $0.verdict == verdict }) { return check }
        }
        return nil
    }

    /// What the money buys, in the first year of the projection.
    private mutating func soWhat(_ lead: Fact) -> Prose {
        guard let projection = material.projection, let year = projection.years.first else {
            return "No projection: nothing here for the model to start from."
        }
        let shown = Self.shown(projection.series)
        let money = shown.first { $0.unit == .usDollar }
        let machines = shown.first { $0.unit == .h100Equivalent }
        guard let first = money ?? machines, let median = first.values[.middle]?.first ?? nil else {
            return "No projection: the model gives nothing for the first year."
        }
        var text: Prose = ""
        if let period = Period(year: year) {
            text += "Median for \(date(period, of: "year", projection.modelCase.id.rawValue)): "
        }
        text += "\(Self.lowered(first.title)) \(Printed(book.file(median), .rounded))"
        if let low = first.values[.low]?.first ?? nil, let high = first.values[.high]?.first ?? nil {
            text += " (eight in ten: \(Printed(book.file(low), .rounded)) to \(Printed(book.file(high), .rounded)))"
        }
        if let machines, machines.id != first.id, let count = machines.values[.middle]?.first ?? nil {
            text += "; \(Self.loweredTitle(machines)) \(Printed(book.file(count), .rounded))"
        }
        text += "."
        if let use = projection.assumptions.first {
            text += " It rests most on " + Self.lowered(use.role) + ", \(assumed(book.file(use.mid)))."
        }
        return text
    }

    /// An output's title inside a sentence.
    static func loweredTitle(_ series: Projection.Series) -> Prose {
        series.title.contains("H100") || series.unit != .h100Equivalent
            ? lowered(series.title)
            : lowered(series.title) + ", \(PrintedName("H100", source: .reference))-equivalents,"
    }

    /// A title inside a sentence: its first letter small, unless the first word is a name or an abbreviation.
    static func lowered(_ title: String) -> Prose {
        let word = title.prefix { $0 != " " }
        let isPlain = word.dropFirst().allSatisfy { $0.isLowercase || $0 == "-" }
        return Prose(safe: isPlain ? title.prefix(1).lowercased() + title.dropFirst() : title)
    }
}
