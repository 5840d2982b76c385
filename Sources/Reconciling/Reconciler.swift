public import Domain
public import Reference

/// Lays claims about the same thing together, across outlets, currencies and time.
public struct Reconciler: Sendable {
    private let tables: ReferenceTables

    public init(_ tables: ReferenceTables) { self.tables = tables }

    /// The facts that follow from what was read, as of a moment.
    ///
    /// The order in which articles arrive does not matter, and reading one twice changes nothing. Articles published
    /// after the moment are left out; undated ones are taken in, since whoever hands them over has read them.
    public func ledger(of extractions: [Extraction], asOf: Moment) -> Ledger {
        var seen: Set<Identifier<Article>> = []
        let visible = extractions.filter { extraction in
            (extraction.article.published.map { $0.effectiveMoment <= asOf } ?? true)
                && seen.insert(extraction.article.id).inserted
        }.sorted { $0.article.id < $1.article.id }

        var groups: [FactKey: [ClaimInContext]] = [:]
        for extraction in visible {
            for claim in extraction.claims {
                groups[key(of: claim), default: []].append(ClaimInContext(claim: claim, article: extraction.article))
            }
        }
        let builder = FactBuilder { quantity, period in
            tables.exchangeRates.conversion(of: quantity, period: period, asOf: asOf)
        }
        var facts: [Fact] = []
        var setAside: [Ledger.SetAside] = []
        for (key, claims) in groups {
            let result = builder.build(key, from: claims.sorted(by: ClaimInContext.inOrder))
            if let fact = result.fact { facts.append(fact) }
            setAside += result.setAside
        }
        return Ledger(
            asOf: asOf, facts: facts.sorted(by: Self.inOrder), events: events(of: visible),
            articles: visible.map(\.article), setAside: setAside.sorted { $0.claim.id < $1.claim.id })
    }

    private func key(of claim: Claim) -> FactKey {
        FactKey(
            subject: claim.subject, metric: claim.metric, scope: claim.scope, item: claim.item, basis: claim.basis,
            period: claim.period)
    }

    /// By subject, metric, scope, item, basis and period.
    private static func inOrder(_ left: Fact, _ right: Fact) -> Bool {
        func words(_ fact: Fact) -> [String] {
            [
                fact.key.subject, fact.key.metric.rawValue, fact.key.scope.rawValue, fact.key.item ?? "",
                fact.key.basis.rawValue, fact.key.period?.start?.description ?? "",
                fact.key.period?.end?.description ?? "",
            ]
        }
        return words(left).lexicographicallyPrecedes(words(right))
    }

    /// Dated things, one for each who and when, told by the first article in order.
    private func events(of extractions: [Extraction]) -> [Event] {
        var seen: Set<[String]> = []
        return extractions.flatMap(\.events).sorted { left, right in
            (left.period.start?.dayNumber ?? 0, left.id.rawValue) < (
                right.period.start?.dayNumber ?? 0, right.id.rawValue
            )
        }.filter { event in
            seen.insert([
                event.who ?? "", event.period.start?.description ?? "", event.period.end?.description ?? "",
            ]).inserted
        }
    }
}
