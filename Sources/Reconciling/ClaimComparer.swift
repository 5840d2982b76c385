public import Domain
public import Reference

/// What two claims are to each other.
public enum ClaimRelation: String, Hashable, Sendable, CaseIterable {
    /// The same statement again: one thing, one number, one origin.
    case same
    /// Another origin says the same.
    case otherOrigin
    /// The newer takes the older one's place.
    case update
    /// They disagree, and neither replaces the other.
    case conflict
    /// One is the other with a slip of the pen: a power of ten or an exchange rate.
    case slip
    /// One subject and metric, but for something else: another scope, item, basis, or way of counting.
    case otherScope
    /// The same of another period.
    case otherPeriod
    /// Not about the same subject or metric.
    case otherThing
}

/// Tells what two claims are to each other, by the rules that facts are built with.
public struct ClaimComparer: Sendable {
    private let tables: ReferenceTables
    private let accounting: AccountingReader
    private let asOf: Moment

    /// - Parameter asOf: The moment whose exchange rates are used.
    public init(_ tables: ReferenceTables, asOf: Moment) {
        self.tables = tables
        accounting = AccountingReader(tables)
        self.asOf = asOf
    }

    /// The relation of two claims, each with its article; the order in which they are given does not matter.
    public func relation(_ first: (Claim, Article), _ second: (Claim, Article)) -> ClaimRelation {
        let one = FactGrouping.key(of: first.0)
        let other = FactGrouping.key(of: second.0)
        if let distinction = Distinction(one, other) {
            switch distinction.main {
            case .subject, .metric: return .otherThing
            case .measure, .scope, .item, .basis, .accounting: return .otherScope
            case .period: return .otherPeriod
            }
        }
        if let left = accounting.basis(of: first.0), let right = accounting.basis(of: second.0), left != right {
            return .otherScope
        }
        let texts = TextRelations(
            [first, second].map { Extraction(article: $1, figures: [], entities: [], claims: [$0], events: []) },
            readAt: [:], thresholds: tables.reconciling)
        let claims = [first, second].map { claim, article in
            ClaimInContext(claim, Source(article, home: texts.home(of: article.id)))
        }.sorted(by: ClaimInContext.inOrder)
        let judge = ClaimJudge(tables, asOf: asOf)
        let (older, newer) = (claims[0], claims[1])
        if judge.isRestated(newer, older) { return .update }
        if judge.amounts.agree(newer.claim, older.claim) {
            return OriginFinder(tables.reconciling).areOne(older, newer) ? .same : .otherOrigin
        }
        if SlipFinder(tables, judge.amounts).factor(between: older.claim, newer.claim) != nil { return .slip }
        return judge.replaces(newer, older) ? .update : .conflict
    }
}
