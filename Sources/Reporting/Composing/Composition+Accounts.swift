import Domain

extension Composition {
    /// Every number that a page links to, with how it came about. Closes the book: nothing may be printed after it.
    mutating func accounts() -> [Briefing.Account] {
        let claims = Dictionary(
            (material.ledger.facts + material.changes.flatMap { [$0.fact] + ($0.previous.map { [$0] } ?? []) })
                .flatMap { $0.supporting + $0.conflicting + $0.superseded + [$0.lead] }.map { ($0.id, $0) }
        ) { first, _ in first }
        let nodes = projectedNodes()
        return book.sorted.filter { $0.kind != .date }.map { receipt in
            Briefing.Account(
                value: Printed(receipt, Self.style(of: receipt)), text: account(receipt, claims, nodes))
        }
    }

    private mutating func account(
        _ receipt: Receipt, _ claims: [Identifier<Claim>: Claim], _ nodes: [String: Prose]
    ) -> Prose {
        switch receipt.origin {
        case .stated(let claim, let article, _, let range): return statement(claims[claim], article, range)
        case .recorded(let cell): return Self.record(cell)
        case .converted(let input, let rate, let months, _): return conversion(input, rate, months)
        case .derived(let formula, let inputs): return derivation(formula, inputs)
        case .projected(let node, let reading, let modelCase, _):
            // The same money, machines and assumptions lie under all of them, and stand with the projection once.
            return (nodes[node] ?? Prose(safe: node.replacing("_", with: " ")))
                + ", \(meaning(of: reading))"
                + supposition(modelCase)
        case .assumed(let parameter, let end, let source):
            let name = parameter.prefix { $0 != "." }
            return Self.cell("assumptions", String(name), "id", String(name)) + ", \(Prose(safe: end)) value; source: "
                + Self.cell("assumptions", String(name), "source", source)
        case .counted(let what, let identifiers): return listing(what, identifiers)
        case .date: return Prose()
        }
    }

    /// What a question to the model supposes, where it is not the facts as they stand.
    private func supposition(_ modelCase: String) -> Prose {
        if modelCase == material.asGuidance?.modelCase.id.rawValue { return ", were it formal guidance" }
        guard let index = material.bridge?.modelCases.firstIndex(where: { $0.id.rawValue == modelCase }) else {
            return ""
        }
        return index == 0 ? ", by the facts of the last briefing" : ", by some of the facts that changed"
    }

    /// What a reading of the model is, in words.
    private func meaning(of reading: ProjectionReading) -> Prose {
        func role(_ parameter: String) -> Prose { Self.lowered(tables.assumptions.role(of: parameter)) }
        switch reading.meaning {
        case .quantile: return "\(Prose(safe: reading.rawValue)) of the sample"
        case .turned(let parameter, let isHigh):
            let end: Prose = isHigh ? "high" : "low"
            return "all at the median but \(role(parameter)), which is at its \(end)"
        case .share(let parameter): return "how much of the spread is explained by \(role(parameter))"
        default: return Prose(safe: Lexicon.word(for: reading))
        }
    }

    private mutating func statement(
        _ claim: Claim?, _ identifier: Identifier<Article>, _ range: TextRange
    ) -> Prose {
        guard let article = articles[identifier] else { return "in an article that the archive holds" }
        var text = Prose()
        if let claim, let sentence = Quotation(article, claim.sentenceRange) {
            text = "\(sentence)"
        } else if let words = Quotation(article, range) {
            text = "\(words)"
        }
        text += ", \(outlet(identifier))"
        if let published = article.published {
            text += ", \(date(Period(day: published.date), of: "published", identifier.rawValue))"
        }
        if let claim, let name = speaker(claim) {
            text += "; said by \(name)"
            if let channel = Lexicon.word(for: claim.channel) { text += " in \(Prose(safe: channel))" }
        }
        return text
    }

    private static func record(_ cell: Receipt.Cell) -> Prose {
        func part(_ text: String) -> Prose { Prose([.name(PrintedName(text, source: .cell(cell)))]) }
        return part(cell.table) + ", row " + part(cell.row) + ", column " + part(cell.column) + "; "
            + part(cell.document)
            + "; published " + part(cell.published)
    }

    private static func cell(_ table: String, _ row: String, _ column: String, _ text: String) -> Prose {
        let cell = Receipt.Cell(table: table, row: row, column: column, document: "", published: "")
        return Prose([.name(PrintedName(text, source: .cell(cell)))])
    }

    private mutating func conversion(_ input: Identifier<Receipt>, _ rate: Double, _ months: [String]) -> Prose {
        var text: Prose = ""
        if let receipt = book[input] { text += "\(Printed(receipt, Self.style(of: receipt)))" }
        if let receipt = Receipt(deriving: .number(rate), from: [], unit: .one) {
            text += ", at \(Printed(book.file(receipt), .exact)) for one dollar"
        }
        let number = counted(months.allSatisfy { $0.contains("-") } ? "months averaged" : "years averaged", months)
        return text
            + ", the mean of \(number) whole \(Prose(safe: months.allSatisfy { $0.contains("-") } ? "months" : "years"))"
    }

    private mutating func derivation(_ formula: Formula, _ inputs: [Receipt.Input]) -> Prose {
        var text = formula.prose { constant in
            Receipt(deriving: .number(constant), from: [], unit: .one).map { Printed(book.file($0), .exact) }
        }
        let known = inputs.compactMap { input in
            book[input.receipt].map { Prose(safe: input.name) + " is \(Printed($0, Self.style(of: $0)))" }
        }
        if !known.isEmpty { text += ", where \(Grammar.list(known))" }
        return text
    }

    private func listing(_ what: String, _ identifiers: [String]) -> Prose {
        let names = what == "outlets" ? identifiers.map { outlet(named: $0) } : []
        return names.isEmpty ? Prose(safe: what) : Prose(safe: what) + ": " + Grammar.list(names)
    }

    /// The model's nodes by the title and year they are shown under.
    private mutating func projectedNodes() -> [String: Prose] {
        guard let projection = material.projection else { return [:] }
        var nodes: [String: Prose] = [:]
        for series in Self.shown(projection.series) {
            for receipts in series.values.values {
                for (receipt, year) in zip(receipts, projection.years) {
                    guard case .projected(let node, _, _, _)? = receipt?.origin, let period = Period(year: year) else {
                        continue
                    }
                    nodes[node] =
                        Self.title(series)
                        + ", \(date(period, of: "year", projection.modelCase.id.rawValue))"
                }
            }
        }
        return nodes
    }
}
