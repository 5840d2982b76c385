import Domain
import Reference

/// A briefing under construction: the facts in their order, and the book that every receipt is filed in.
struct Composition {
    let material: BriefingMaterial
    let tables: ReferenceTables
    /// The company's facts, the weightiest first.
    let facts: [Fact]
    /// Facts about others, in the ledger's order.
    let others: [Fact]
    /// What each of the company's facts has gone through.
    let changes: [FactChange]
    /// The articles by identifier.
    let articles: [Identifier<Article>: Article]
    /// Every receipt printed so far.
    var book = ReceiptBook()
    /// The claims whose sentences the page rests on.
    var used: [Claim] = []
    /// The events shown.
    var usedEvents: [Event] = []

    init(_ material: BriefingMaterial, _ tables: ReferenceTables) {
        self.material = material
        self.tables = tables
        let company = material.company
        func isOwn(_ fact: Fact) -> Bool { fact.key.subject == company || fact.lead.subjects.contains(company) }
        let kinds = Dictionary(material.changes.map { ($0.fact.id, $0.kind) }) { first, _ in first }
        let materiality = Materiality(asOf: material.ledger.asOf.date, changes: kinds)
        facts = materiality.ordered(material.ledger.facts.filter(isOwn))
        others = material.ledger.facts.filter { !isOwn($0) }
        let own = material.changes.filter { isOwn($0.fact) }
        let order = Dictionary(
            materiality.ordered(own.map(\.fact)).enumerated().map { ($1.id, $0) }
        ) { first, _ in first }
        changes = own.sorted { (order[$0.fact.id] ?? 0, $0.kind.rawValue) < (order[$1.fact.id] ?? 0, $1.kind.rawValue) }
        articles = Dictionary(material.ledger.articles.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The fact that leads.
    var lead: Fact? { facts.first }

    /// The company's name.
    var company: Prose { Self.name(material.company) }

    /// A name that the tables list.
    static func name(_ text: String) -> Prose { Prose([.name(PrintedName(text, source: .reference))]) }

    // MARK: Numbers

    /// A claim's number.
    mutating func stated(_ claim: Claim, _ style: NumberStyle = .exact) -> Printed {
        Printed(book.file(Receipt(stating: claim)), style)
    }

    /// A claim's number with the hedge that its words have: `about $10B`, `at least 30,000`.
    mutating func hedged(_ claim: Claim) -> Prose {
        let number = stated(claim)
        return claim.bound == .about ? "about \(number)" : "\(number)"
    }

    /// A fact's value in US dollars: `nil` without a rate.
    mutating func converted(_ fact: Fact) -> Printed? {
        guard let conversion = fact.conversion else { return nil }
        let input = book.file(Receipt(stating: fact.lead))
        guard let receipt = Receipt(converting: input, by: conversion, table: Self.rateTable(conversion)) else {
            return nil
        }
        return Printed(book.file(receipt), .rounded)
    }

    /// Months are labelled `2024-01`, years `2024`.
    private static func rateTable(_ conversion: Conversion) -> String {
        conversion.months.contains { $0.contains("-") } ? "exchange_rates_monthly" : "exchange_rates_annual"
    }

    /// How many there are of something that is named one by one.
    mutating func counted(_ what: String, _ identifiers: [String]) -> Printed {
        Printed(book.file(Receipt(counting: what, identifiers)), .exact)
    }

    /// `2 outlets`
    mutating func count(_ identifiers: [String], _ singular: String, _ plural: String) -> Prose {
        Grammar.counted(counted(plural, identifiers), identifiers.count, singular, plural)
    }

    /// A day or period.
    mutating func date(_ period: Period, of what: String, _ identifier: String) -> Printed {
        Printed(book.file(Receipt(date: period, of: what, identifier: identifier)), .period)
    }

    /// A parameter of the model: all its digits where they are few.
    func assumed(_ receipt: Receipt) -> Printed { Printed(receipt, Self.style(of: receipt)) }

    /// How a number is written: with all digits where it was written, recorded or counted so, with two where it was
    /// worked out.
    static func style(of receipt: Receipt) -> NumberStyle {
        switch receipt.kind {
        case .stated, .recorded, .counted: .exact
        case .converted, .derived, .projected: .rounded
        case .assumed: NumberStyle.exact.text(for: receipt).count { $0.isNumber } <= 3 ? .exact : .rounded
        case .date: .period
        }
    }

    /// The briefing's moment.
    mutating func asOf() -> Printed {
        Printed(book.file(Receipt(moment: material.ledger.asOf, of: "asOf", identifier: "briefing")), .moment)
    }

    // MARK: Phrases

    /// The days a claim is about; empty where it is not dated.
    mutating func period(_ claim: Claim) -> Prose {
        claim.period.map { "\(date($0, of: "period", claim.id.rawValue))" } ?? Prose()
    }

    /// The same after a preposition: ` in 2024`, ` on 8 Aug 2024`, ` by 31 Dec 2026`.
    mutating func when(_ claim: Claim) -> Prose {
        guard let period = claim.period else { return Prose() }
        let printed = date(period, of: "period", claim.id.rawValue)
        guard let start = period.start, let end = period.end else { return " \(printed)" }
        if start == end { return claim.basis == .stock ? " as of \(printed)" : " on \(printed)" }
        return " in \(printed)"
    }

    /// The publication of an article.
    func outlet(_ article: Identifier<Article>) -> Prose {
        guard let name = articles[article]?.outletName, !name.isEmpty else { return "an unnamed outlet" }
        return Prose([.name(PrintedName(name, source: .article(article)))])
    }

    /// A publication by its name alone.
    func outlet(named name: String) -> Prose {
        let home = material.ledger.articles.first { $0.outletName == name }?.id
        return home.map { Prose([.name(PrintedName(name, source: .article($0)))]) } ?? Prose(safe: name)
    }

    /// Who speaks: a person by name, people who are not named in words.
    func speaker(_ claim: Claim) -> Prose? {
        guard let speaker = claim.speaker else { return nil }
        if speaker.kind == .unnamed { return "people not named" }
        return Prose([.name(PrintedName(speaker.name, source: .article(claim.article)))])
    }

    /// What is bought or owned; accelerators where the text says no more.
    func item(_ claim: Claim) -> Prose { claim.item.map(Self.name) ?? "accelerators" }

    /// A number with what it counts and how it runs: `about $3B more`, `10,000 Nvidia H100`, `CNY 1.5B a year`.
    mutating func amount(_ claim: Claim) -> Prose {
        var text = hedged(claim)
        if claim.basis == .delta { text += " more" }
        if claim.metric == .acceleratorCount { text += " \(item(claim))" }
        if claim.basis == .perYear || claim.basis == .runRate { text += " a year" }
        return text
    }

    /// ` on AI training and inference`, ` in capital expenditure`: what the amount is for.
    func purpose(_ claim: Claim, short: Bool = false) -> Prose {
        let after = Prose(safe: Lexicon.verbs(for: claim.metric).after)
        guard claim.metric == .aiSpending else { return after }
        if short { return " on AI" }
        return " on \(Prose(safe: Lexicon.purpose(claim.scope) ?? "AI"))"
    }

    /// What is measured, for a row or a list: `AI spending, training and inference`.
    func label(_ fact: Fact) -> Prose {
        let key = fact.key
        var text = Prose(safe: Lexicon.word(for: key.metric))
        if key.metric == .acceleratorCount, let item = key.item {
            text = Self.name(item)
            text += Prose(safe: Self.standing(of: fact))
        } else if let purpose = Lexicon.purpose(key.scope), key.scope != .totalCapex, key.scope != .totalResearch {
            // What is said of AI spending need not say AI again.
            let isSpending = key.metric == .aiSpending && purpose.hasPrefix("AI ")
            text +=
                key.metric == .aiSpending && purpose == "AI" || purpose == Lexicon.word(for: key.metric)
                ? Prose() : ": \(Prose(safe: isSpending ? String(purpose.dropFirst("AI ".count)) : purpose))"
        }
        if let basis = Lexicon.word(for: key.basis), key.basis != .stock { text += ", \(Prose(safe: basis))" }
        return text
    }

    /// Whether machines are there, were bought, or are to come.
    static func standing(of fact: Fact) -> String {
        switch (fact.key.basis, Lexicon.stance(fact.modality)) {
        case (_, " plans to "?), (_, " aims to "?), (_, " expects to "?): " planned"
        case (.stock, _): " owned"
        default: " bought"
        }
    }

    /// A stretch of an article that repeats words of a claim; `nil` where they are not found in its sentence.
    func quoted(_ words: String, in claim: Claim) -> Quotation? {
        guard let article = articles[claim.article],
            let place = claim.sentence.range(of: words, of: claim.sentenceRange)
        else { return nil }
        return Quotation(article, place)
    }
}

extension String {
    /// Where some words stand in this sentence, in the ranges of the text the sentence is from.
    func range(of words: String, of sentence: TextRange) -> TextRange? {
        let text = Array(unicodeScalars)
        let wanted = Array(words.unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= text.count else { return nil }
        for start in 0...(text.count - wanted.count) where text[start..<start + wanted.count].elementsEqual(wanted) {
            return TextRange(start: sentence.start + start, end: sentence.start + start + wanted.count)
        }
        return nil
    }
}
