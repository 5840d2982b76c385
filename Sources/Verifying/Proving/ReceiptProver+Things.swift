import Archiving
import Domain

extension ReceiptProver {
    /// Counts: what is counted exists, each once, and there are so many.
    mutating func counted(_ receipt: Receipt, _ what: String, _ identifiers: [String]) throws(ArchiveError) -> String? {
        guard !identifiers.isEmpty else { return "it counts nothing" }
        guard Set(identifiers).count == identifiers.count else { return "it counts something twice" }
        guard receipt.unit == .count, receipt.interval?.point == Double(identifiers.count) else {
            return "there are \(identifiers.count) \(what)"
        }
        for identifier in identifiers {
            guard try exists(identifier) else {
                return "it counts “\(identifier)”, which neither the archive nor the tables have"
            }
        }
        return nil
    }

    /// Dates: of the briefing, or of something in the archive or the tables.
    mutating func dated(_ receipt: Receipt, _ what: String, _ identifier: String) throws(ArchiveError) -> String? {
        let periods: [Period?]
        var moments: [Moment?] = []
        switch what {
        case "asOf":
            moments = [context.asOf, context.previousAsOf] + context.siteRecords.map(\.asOf)
            periods = moments.map { $0.map { Period(day: $0.date) } }
        case "published":
            let article = try Identifier<Article>(identifier).flatMap { id throws(ArchiveError) in
                try archive.article(id)
            }
            guard let published = article?.published else {
                return "the archive has no date of publication for \(identifier)"
            }
            moments = [published.moment, published.effectiveMoment]
            periods = [Period(day: published.date)]
        case "period":
            let claim = try Identifier<Claim>(identifier).flatMap { id throws(ArchiveError) in try archive.claim(id) }
            let event = try Identifier<Event>(identifier).flatMap { id throws(ArchiveError) in try archive.event(id) }
            // A corrected claim is about other days than its article, read again, says.
            let amended = corrections(identifier).map { $0.amendment?.period }
            periods = [claim?.period, event?.period, fact(identifier)?.key.period] + amended
        case "statedOn":
            let claim = try Identifier<Claim>(identifier).flatMap { id throws(ArchiveError) in try archive.claim(id) }
            periods = [claim?.statedOn] + (fact(identifier)?.origins.map(\.statedOn) ?? [])
        case "event":
            let event = try Identifier<Event>(identifier).flatMap { id throws(ArchiveError) in try archive.event(id) }
            periods = [event?.period]
        case "year":
            periods = try years(of: identifier).map { Period(year: $0) }
        case "correction": periods = corrections(identifier).map { Period(day: $0.date) }
        case "recorded": periods = [evidence.recordedDate(identifier)]
        default: return "“\(what)” is no kind of date"
        }
        let isFound: Bool
        switch receipt.value {
        case .period(let period): isFound = periods.contains(period)
        case .moment(let moment): isFound = moments.contains(moment)
        case .quantity: isFound = false
        }
        return isFound ? nil : "\(identifier) has another \(what) date"
    }

    /// Whether the archive, the folder's proven receipts or the tables have something of this name.
    mutating func exists(_ identifier: String) throws(ArchiveError) -> Bool {
        if let id = Identifier<Article>(identifier) {
            guard context.articles.contains(id) else { return false }
            return try archive.article(id) != nil
        }
        if let id = Identifier<Claim>(identifier) { return try archive.claim(id) != nil }
        if let id = Identifier<Event>(identifier) { return try archive.event(id) != nil }
        if Identifier<Fact>(identifier) != nil { return fact(identifier) != nil }
        if let id = Identifier<Receipt>(identifier) { return context.receipts[id] != nil }
        if Identifier<ModelCase>(identifier) != nil { return context.modelCases[identifier] != nil }
        if context.isCompany(identifier) || evidence.isReferenceName(identifier) { return true }
        if evidence.isKnownIdentifier(identifier) || evidence.recordedDate(identifier) != nil { return true }
        if try archive.isQuarantined(identifier) { return true }
        if let name = identifier.split(separator: "/").first, let id = Identifier<Article>(String(name)) {
            guard context.articles.contains(id) else { return false }
            return try archive.article(id)?.hasPlace(identifier) == true
        }
        for id in context.articles.sorted() {
            if try archive.article(id)?.outletName == identifier { return true }
        }
        return context.records.contains { record in
            record.ledger.facts.contains { fact in
                fact.outlets.contains(identifier) || fact.origins.contains { $0.names.contains(identifier) }
            }
        }
    }

    /// The fact of this name in the archive's record of the briefing, or of the one before.
    private func fact(_ identifier: String) -> Fact? {
        for record in context.records {
            if let fact = record.ledger.facts.first(where: { $0.id.rawValue == identifier }) { return fact }
        }
        return nil
    }

    /// The years that a model case, a claim or a fact is about.
    private mutating func years(of identifier: String) throws(ArchiveError) -> [Int] {
        if let modelCase = context.modelCases[identifier], (0...100).contains(modelCase.years),
            (1900...3000).contains(modelCase.firstYear)
        {
            return (0..<modelCase.years).map { modelCase.firstYear + $0 } + modelCase.spending.map(\.year)
        }
        var periods = [fact(identifier)?.key.period, evidence.recordedDate(identifier)]
        if let id = Identifier<Claim>(identifier) { periods.append(try archive.claim(id)?.period) }
        periods += corrections(identifier).map { $0.amendment?.period }
        return periods.compactMap { $0?.calendarYear }
    }

    private func corrections(_ identifier: String) -> [Correction] {
        Identifier<Claim>(identifier).map(context.corrections) ?? []
    }
}

extension Origin {
    /// The names a count may have for it: who spoke, and with it the way and the day.
    fileprivate var names: [String] {
        [name, [name, channel.rawValue, statedOn?.start?.description ?? ""].joined(separator: "; ")]
    }
}
