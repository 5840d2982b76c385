public import Domain
public import Reference

/// Lays claims about the same thing together, across outlets, currencies and time.
public struct Reconciler: Sendable {
    private let tables: ReferenceTables
    private let corrections: [Identifier<Claim>: Correction]

    /// - Parameter corrections: What readers corrected of claims; those about claims that were not read do nothing.
    public init(_ tables: ReferenceTables, corrections: [Correction] = []) {
        self.tables = tables
        self.corrections = Dictionary(corrections.map { ($0.claim, $0) }) { first, _ in first }
    }

    /// The facts that follow from what was read, as of a moment.
    ///
    /// The order in which articles arrive does not matter, and reading one twice changes nothing. Articles published
    /// after the moment are left out; undated ones are taken in, since whoever hands them over has read them. An
    /// article that repeats another's text is an outlet of its own and no origin; one that was changed speaks in its
    /// newest version.
    ///
    /// - Parameter readAt: When each article was first read, to tell the newer of two versions with one date.
    public func ledger(
        of extractions: [Extraction], asOf: Moment, readAt: [Identifier<Article>: Moment] = [:]
    ) -> Ledger {
        var seen: Set<Identifier<Article>> = []
        let visible = extractions.filter { extraction in
            (extraction.article.published.map { $0.effectiveMoment <= asOf } ?? true)
                && seen.insert(extraction.article.id).inserted
        }.sorted { $0.article.id < $1.article.id }

        let texts = TextRelations(visible, readAt: readAt, thresholds: tables.reconciling)
        var reading = Reading()
        for extraction in visible { take(extraction, texts, into: &reading) }

        let grouping = FactGrouping(tables, AmountComparer(tables, asOf: asOf))
        let builder = FactBuilder(tables, asOf: asOf)
        var facts: [Fact] = []
        for group in grouping.groups(of: reading.claims) {
            let result = builder.build(group)
            if let fact = result.fact { facts.append(fact) }
            reading.setAside += result.setAside
        }
        return Ledger(
            asOf: asOf, facts: Self.inOrder(facts), events: events(of: visible),
            articles: visible.map(\.article),
            setAside: reading.setAside.sorted { ($0.claim.id, $0.claim.range) < ($1.claim.id, $1.claim.range) },
            copies: texts.copies, corrections: reading.corrections.sorted { $0.claim < $1.claim })
    }

    /// The same ledger as if only some of its articles had been read, by the readings and corrections of today.
    public func ledger(_ ledger: Ledger, limitedTo articles: Set<Identifier<Article>>) -> Ledger {
        var claims: [Identifier<Article>: [Claim]] = [:]
        for fact in ledger.facts {
            for claim in fact.supporting + fact.conflicting + fact.superseded where articles.contains(claim.article) {
                claims[claim.article, default: []].append(claim)
            }
        }
        for entry in ledger.setAside where articles.contains(entry.claim.article) {
            claims[entry.claim.article, default: []].append(entry.claim)
        }
        let extractions = ledger.articles.filter { articles.contains($0.id) }.map { article in
            Extraction(article: article, figures: [], entities: [], claims: claims[article.id] ?? [], events: [])
        }
        return Reconciler(tables, corrections: ledger.corrections).ledger(of: extractions, asOf: ledger.asOf)
    }

    /// What is gathered while articles are taken in.
    private struct Reading {
        var claims: [ClaimInContext] = []
        var setAside: [Ledger.SetAside] = []
        var corrections: [Correction] = []
    }

    private func take(_ extraction: Extraction, _ texts: TextRelations, into reading: inout Reading) {
        guard !extraction.claims.isEmpty else { return }
        let source = Source(extraction.article, home: texts.home(of: extraction.article.id))
        let newer = texts.newerClaims(of: extraction.article.id)
        for original in extraction.claims {
            var claim = original
            if let correction = corrections[claim.id] {
                reading.corrections.append(correction)
                guard let amendment = correction.amendment else {
                    reading.setAside.append(
                        .init(claim: claim, reason: "suppressed by a correction", code: .suppressed))
                    continue
                }
                claim = claim.amended(by: amendment)
            }
            if let newer {
                let isKept = newer.contains(VersionedClaim(claim))
                reading.setAside.append(
                    isKept
                        ? .init(claim: claim, reason: "a newer version says the same", code: .newerVersion)
                        : .init(
                            claim: claim, reason: "the article was changed and no longer says so",
                            code: .articleChanged, fact: FactGrouping.key(of: claim).factID))
                continue
            }
            reading.claims.append(ClaimInContext(claim, source))
        }
    }

    /// By subject, metric, scope, item, basis, period, and what further tells facts apart.
    private static func inOrder(_ facts: [Fact]) -> [Fact] {
        let keyed = facts.map { fact in
            let key = fact.key
            let words = [
                key.subject, key.metric.rawValue, key.scope.rawValue, key.item ?? "", key.basis.rawValue,
                key.period?.start?.description ?? "", key.period?.end?.description ?? "",
                key.accounting?.rawValue ?? "", key.measure?.rawValue ?? "",
            ]
            return (words: words, fact: fact)
        }
        let order = keyed.indices.sorted { keyed[$0].words.lexicographicallyPrecedes(keyed[$1].words) }
        return order.map { facts[$0] }
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
