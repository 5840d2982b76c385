import Archiving
import Domain
import Projecting
import Reconciling
import Reference
import Reporting

/// From extractions to the files of one briefing: the part of a run that is a function of its inputs alone, so that
/// a verifier can do it again.
struct BriefingBuilder: Sendable {
    /// What one company's briefing is made from, besides the ledger.
    struct Inputs: Sendable {
        /// The company.
        let company: String
        /// The ledger of the last briefing on it; `nil` for the first.
        let previous: Ledger?
        /// Inputs that could not be read, in words for the page.
        let quarantined: [String]
    }

    let tables: ReferenceTables
    private let projector: Projector
    private let renderer: BriefingRenderer
    private let formats: Set<BriefingFormat>
    private let corrections: [Correction]

    init(
        tables: ReferenceTables, assumptions: [String: Double], templates: TemplateLibrary,
        formats: Set<BriefingFormat>, corrections: [Correction], scratch: String? = nil
    ) throws {
        self.corrections = corrections
        self.tables = tables
        projector = try Projector(tables, overrides: assumptions)
        renderer = BriefingRenderer(templates: templates, program: ProgramVersion.nameAndVersion, scratch: scratch)
        self.formats = formats
    }

    /// The facts as of a moment.
    func ledger(of extractions: [Extraction], asOf: Moment) -> Ledger {
        Reconciler(tables, corrections: corrections).ledger(of: extractions, asOf: asOf)
    }

    /// The briefing of a company out of a ledger.
    func briefing(_ inputs: Inputs, ledger: Ledger) throws -> Briefing {
        BriefingComposer(tables).compose(try material(inputs, ledger: ledger))
    }

    /// What the briefing of a company is composed from.
    func material(_ inputs: Inputs, ledger: Ledger) throws -> BriefingMaterial {
        let modelCase = projector.modelCase(for: inputs.company, in: ledger)
        let projection = try modelCase.map { try projector.project($0) }
        let asGuidance = try modelCase?.asGuidance.map { try projector.project($0, withEffects: false) }
        return BriefingMaterial(
            company: inputs.company, ledger: ledger,
            changes: ChangeFinder(tables).changes(
                from: inputs.previous, to: ledger, about: inputs.company), previousAsOf: inputs.previous?.asOf,
            projection: projection, asGuidance: asGuidance,
            bridge: try inputs.previous.flatMap { try projector.bridge(for: inputs.company, from: $0, to: ledger) },
            checks: projector.crossChecks(for: inputs.company, in: ledger),
            quarantined: inputs.quarantined)
    }

    /// The files of a briefing.
    func files(of briefing: Briefing) throws -> [RenderedFile] {
        try renderer.render(briefing, formats: formats)
    }

    /// The companies a ledger has news of, the weightiest first.
    ///
    /// Weight counts what a briefing is about: money for AI and machines before other figures, plans and outlooks
    /// before what is merely reported, and each origin behind them.
    func companies(in ledger: Ledger) -> [String] {
        var weights: [String: Int] = [:]
        for fact in ledger.facts {
            guard let weight = Self.weights[fact.key.metric] else { continue }
            weights[fact.key.subject, default: 0] += weight * max(1, fact.origins.count)
        }
        return weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// The subjects an archive has news of, the weightiest first, by the claims on each.
    static func companies(weighing counts: [SubjectCount]) -> [String] {
        var totals: [String: Int] = [:]
        for count in counts {
            guard let weight = weights[count.metric] else { continue }
            totals[count.subject, default: 0] += weight * count.claims
        }
        return totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// How many other companies a page is laid beside at most: those that the archive says most of.
    static let mostPeers = 24

    private static let weights: [Metric: Int] = [
        .aiSpending: 4, .capitalExpenditure: 3, .acceleratorCount: 2, .powerCapacity: 2, .computeGrowth: 1,
        .researchAndDevelopment: 1, .contractValue: 1,
    ]
}
