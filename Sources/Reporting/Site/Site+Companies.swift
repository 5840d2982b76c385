import Domain

extension Site {
    /// How many briefings a company’s page lists.
    private static let briefingsShown = 100

    /// A page per company, and one for each of its facts.
    mutating func addCompanies() {
        for company in companies {
            addCompany(company)
            for fact in company.composition.facts { addFact(fact, of: company) }
        }
    }

    private mutating func addCompany(_ company: Company) {
        let path = company.folder + "/index.html"
        let root = SiteFrame.root(from: path)
        let briefing = company.latest.briefing
        let writer = writer(for: company.latest, from: path)
        let facts = briefing.figures.map { figure in
            ViewNode([
                "address": .text("\(figure.fact).html"), "what": .text(writer.prose(figure.what)),
                "value": .text(writer.prose(figure.normalised)), "period": .text(writer.prose(figure.period)),
                "certainty": .text(writer.prose(figure.certainty)), "support": .text(writer.prose(figure.support)),
            ])
        }
        let briefings = company.entries.prefix(Self.briefingsShown).map { entry in
            // A link within a link is none: the date is the link, and the headline’s numbers are their own.
            let plain = HTMLWriter(receipts: entry.briefing.receipts, linkable: [])
            let own = self.writer(for: entry, from: path)
            return ViewNode([
                "address": .text(root + SitePath.briefing(entry.folder)),
                "date": .text(plain.printed(entry.briefing.asOfPrinted)),
                "headline": .text(own.prose(entry.briefing.headline)),
            ])
        }
        var head = PageHead(
            title: "\(company.name): AI spending and compute",
            description: "What \(company.name) spends on AI and what compute that buys: facts, sources, briefings.")
        head.companyFolder = company.folder
        head.structured = dataset(on: company, at: path)
        let data = root + "briefings/\(company.latest.folder)/briefing.json"
        add(
            path, "company.html", head,
            [
                "isSample": .flag(isSample(company.entries)), "company": .text(writer.prose(Self.name(company.name))),
                "headline": .text(writer.prose(briefing.headline)), "status": .text(writer.prose(briefing.status)),
                "asOf": .text(writer.printed(briefing.asOfPrinted)),
                "latest": .text(root + SitePath.briefing(company.latest.folder)), "facts": .rows(facts),
                "briefings": .list(briefings), "isLong": .flag(company.entries.count > Self.briefingsShown),
                "data": company.latest.hasData ? .text(data) : .absent,
            ], changed: briefing.asOf.date)
        findables.append(Findable(title: company.name, path: path, kind: "company"))
    }

    /// A company’s facts as machines read them.
    private func dataset(on company: Company, at path: String) -> JSONValue {
        let address = frame.address(of: path)
        let briefing = company.latest.briefing
        var members: [(String, JSONValue)] = [
            ("@context", .string("https://schema.org")), ("@type", .string("Dataset")), ("@id", .string(address)),
            ("url", .string(address)), ("name", .string("\(company.name): AI spending and compute")),
            (
                "description",
                .string(
                    "What was stated about the spending of \(company.name) on AI and about its compute, each number "
                        + "with the sentence it comes from, and what a model makes of it.")
            ),
            ("dateModified", .string(briefing.asOf.description)),
            ("about", Self.organisation(company.name, ticker: briefing.ticker)),
            ("isAccessibleForFree", .bool(true)),
            ("creator", .object([("@type", .string("Organization")), ("name", .string("briefing"))])),
        ]
        if company.latest.hasData {
            let data = frame.settings.address + "briefings/\(company.latest.folder)/briefing.json"
            members.append(
                (
                    "distribution",
                    .array([
                        .object([
                            ("@type", .string("DataDownload")), ("encodingFormat", .string("application/json")),
                            ("contentUrl", .string(data)),
                        ])
                    ])
                ))
        }
        return .object(members)
    }

    private mutating func addFact(_ fact: Fact, of company: Company) {
        let path = SitePath.fact(fact.id, of: company.name)
        let root = SiteFrame.root(from: path)
        var composition = company.composition
        // Two facts may differ in no word of their names; in their values they do.
        let heading = composition.heading(of: fact) + ": \(composition.hedged(fact.lead))"
        let statements = composition.timeline(of: fact)
        let value = Self.value(fact, &composition)
        let period = composition.period(fact.lead)
        let certainty = composition.certainty(fact)
        let support = composition.support(fact)
        let asOf = composition.asOf()
        let accounts = composition.accounts()
        let writer = HTMLWriter(receipts: composition.book, linkable: Set(accounts.map(\.value.receipt)))
        // The title repeats the heading, which therefore links nowhere.
        let plain = HTMLWriter(receipts: composition.book, linkable: [])
        let rows = statements.map { statement in
            ViewNode([
                "code": .text(statement.role.rawValue), "role": .text(statement.role.rawValue),
                "when": .text(writer.prose(statement.when)), "words": .text(writer.prose(statement.words)),
                "quotation": .optional(statement.quotation.map(writer.quotation)),
                "who": .text(writer.prose(statement.who)), "outlet": .text(writer.prose(statement.outlet)),
                "evidence": .text(
                    root + SitePath.evidence(statement.claim.article) + "#" + Self.anchor(statement.claim.sentenceRange)
                ),
                "link": .optional(
                    statement.link.map {
                        writer.sourceLink(Lexicon.openAtSentence, url: $0, article: statement.claim.article)
                    }),
            ])
        }
        var head = PageHead(title: heading.plainText)
        head.companyFolder = company.folder
        add(
            path, "fact.html", head,
            [
                "isSample": .flag(isSample([company.latest])), "heading": .text(plain.prose(heading)),
                "company": .text(writer.prose(Self.name(company.name))), "asOf": .text(writer.printed(asOf)),
                "value": .text(writer.prose(value)),
                "period": .text(period.isEmpty ? "not dated" : writer.prose(period)),
                "certainty": .text(writer.prose(certainty)), "support": .text(writer.prose(support)),
                "statements": .list(rows), "receipts": BriefingView<HTMLWriter>.receipts(accounts, writer),
            ], changed: company.latest.briefing.asOf.date)
        file(composition.book)
        findables.append(
            Findable(title: heading.plainText, path: path, kind: "fact"))
    }

    /// The value that stands, and in dollars where it is in another currency.
    private static func value(_ fact: Fact, _ composition: inout Composition) -> Prose {
        var text = composition.hedged(fact.lead)
        if let dollars = composition.converted(fact) { text += "; \(dollars)" }
        return text
    }

    /// The name of a sentence on its evidence page.
    static func anchor(_ range: TextRange) -> String { "s\(range.start)" }
}
