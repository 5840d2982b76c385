import Domain
import Extracting

/// Writes an extraction as one JSON line of schema 1, the program's exchange format.
struct ExtractionJSON {
    /// The parts a line can have.
    enum Part: String, CaseIterable {
        case article, figures, entities, claims
    }

    /// Which parts are printed; events come with the claims.
    let parts: Set<Part>

    /// What has to be extracted for them.
    var extracted: Extractor.Parts {
        var extracted: Extractor.Parts = []
        if parts.contains(.figures) { extracted.insert(.figures) }
        if parts.contains(.entities) { extracted.insert(.entities) }
        if parts.contains(.claims) { extracted.insert(.claims) }
        return extracted
    }

    /// The line of an extraction that was read under this name.
    func line(id: String, _ extraction: Extraction) -> JSONValue {
        var members: [(String, JSONValue)] = [("schema", .int(1)), ("id", .string(id))]
        if parts.contains(.article) { members.append(("article", article(extraction.article))) }
        if parts.contains(.figures) { members.append(("figures", .array(extraction.figures.map(figure)))) }
        if parts.contains(.entities) {
            members.append(("entities", .array(extraction.entities.filter { !$0.isReference }.map(entity))))
            members.append(("references", .array(extraction.entities.filter(\.isReference).map(entity))))
        }
        if parts.contains(.claims) {
            members.append(("claims", .array(extraction.claims.map { claim($0, among: extraction.claims) })))
            members.append(("events", .array(extraction.events.map(event))))
        }
        return .object(members)
    }

    /// The line of an input that could not be read.
    static func failure(id: String, _ message: String) -> JSONValue {
        .object([("schema", .int(1)), ("id", .string(id)), ("error", .string(message))])
    }

    private func article(_ article: Article) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("title", .text(article.title)), ("authors", .array(article.authors.map { .string($0) })),
            ("published", .text(article.published?.date.description)), ("site", .text(article.outlet)),
            ("url", .text(article.url)), ("language", .text(article.language)), ("text", .string(article.text)),
        ]
        // What an archive needs besides to read the article again as it was read here.
        if let published = article.published {
            members.append(("dateSource", .string(published.source.rawValue)))
            if let moment = published.moment { members.append(("publishedAt", .string(moment.description))) }
        }
        let roles = ArticleLine.roles(of: article)
        if roles.contains(where: { $0 != ArticleLine.plain }) { members.append(("roles", .string(roles))) }
        if !article.tables.isEmpty { members.append(("tables", .array(article.tables.map(table)))) }
        if article.isSample { members.append(("sample", .bool(true))) }
        return .object(members)
    }

    private func table(_ table: Table) -> JSONValue {
        func cells(_ cells: [TextRange]) -> JSONValue {
            .array(cells.map { .array([.int($0.start), .int($0.end)]) })
        }
        return .object([
            ("caption", .text(table.caption)), ("header", cells(table.header)), ("rows", .array(table.rows.map(cells))),
        ])
    }

    private func figure(_ figure: Figure) -> JSONValue {
        var members: [(String, JSONValue)] = [("kind", .string(figure.kind.rawValue)), ("text", .string(figure.text))]
        members += place(figure.range)
        if figure.kind == .date || figure.kind == .period {
            members.append(("low", .text(figure.period?.start?.description)))
            members.append(("high", .text(figure.period?.end?.description)))
        } else {
            members.append(("low", .decimal(figure.interval?.low)))
            members.append(("high", .decimal(figure.interval?.high)))
        }
        members.append(("unit", .text(figure.unit?.rawValue)))
        members.append(("currency", .text(figure.unit.flatMap { $0.isCurrency ? $0.rawValue : nil })))
        members.append(("bound", .string(figure.bound.rawValue)))
        members.append(("approx", .bool(figure.isApproximate)))
        return .object(members)
    }

    private func entity(_ entity: Entity) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("kind", .string(entity.kind.rawValue)), ("name", .string(entity.name)), ("text", .string(entity.text)),
        ]
        members += place(entity.range)
        if let role = entity.role { members.append(("role", .string(role))) }
        if let organisation = entity.organisation { members.append(("organisation", .string(organisation))) }
        return .object(members)
    }

    private func claim(_ claim: Claim, among claims: [Claim]) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .string(claim.id.rawValue)), ("subject", .string(claim.subject)),
            ("metric", .string(claim.metric.rawValue)), ("scope", .string(claim.scope.rawValue)),
            ("scopeText", .text(claim.scopeText)),
        ]
        members += value(claim.quantity)
        members.append(("alternates", .array(claim.alternates.map { .object(value($0)) })))
        members += [
            ("item", .text(claim.item)), ("bound", .string(claim.bound.rawValue)),
            ("basis", .string(claim.basis.rawValue)),
            ("periodStart", .text(claim.period?.start?.description)),
            ("periodEnd", .text(claim.period?.end?.description)),
            ("modality", .string(claim.modality.rawValue)), ("status", .string(claim.status.rawValue)),
            ("speaker", .text(claim.speaker?.name)), ("channel", .string(claim.channel.rawValue)),
            (
                "statedOn",
                .text(
                    claim.statedOn.map {
                        NumberStyle.iso.text(for: Receipt(date: $0, of: "statedOn", identifier: claim.id.rawValue))
                    })
            ),
            ("sentence", .string(claim.sentence)),
        ]
        members += place(claim.range)
        let links = claim.links.compactMap { link -> JSONValue? in
            guard let target = claims.first(where: { $0.range == link.to }) else { return nil }
            return .object([("to", .string(target.id.rawValue)), ("as", .string(link.kind.rawValue))])
        }
        members += [
            ("links", .array(links)), ("confidence", .double(claim.confidence)),
            ("open", .array(claim.open.map { .string($0.rawValue) })),
        ]
        return .object(members)
    }

    private func event(_ event: Event) -> JSONValue {
        .object([
            ("what", .string(event.what)), ("who", .text(event.who)), ("start", .text(event.period.start?.description)),
            ("end", .text(event.period.end?.description)), ("modality", .string(event.modality.rawValue)),
            ("speaker", .text(event.speaker?.name)), ("sentence", .string(event.sentence)),
        ])
    }

    private func value(_ quantity: Quantity) -> [(String, JSONValue)] {
        [
            ("low", .decimal(quantity.interval.low)), ("high", .decimal(quantity.interval.high)),
            ("unit", .string(quantity.unit.rawValue)),
        ]
    }

    private func place(_ range: TextRange) -> [(String, JSONValue)] {
        [("start", .int(range.start)), ("end", .int(range.end))]
    }
}
