import Archiving
import Domain
import Reference

/// What a proof goes by: the moment, company and articles of the archive's record, and the receipts under test.
struct ProofContext: Sendable {
    /// The moment of the briefing.
    let asOf: Moment
    /// The articles it was made from.
    let articles: Set<Identifier<Article>>
    /// The archive's record of the briefing; `nil` where it has none.
    let record: BriefingRecord?
    /// The archive's record of the briefing it was compared with.
    let previous: BriefingRecord?
    /// The receipts of the folder, by name.
    let receipts: [Identifier<Receipt>: Receipt]
    /// The numbers of their own that formulas with inputs have, and the rates that conversions used.
    let constants: Set<Double>
    /// The model cases of the folder, by name.
    let modelCases: [String: ModelCase]
    /// The model's class of a company, by the tables.
    let companyClass: @Sendable (String) -> String?
    /// Whether the tables have a company of this name.
    let isCompany: @Sendable (String) -> Bool
    /// Of pages of a site: the records of all its briefings.
    var siteRecords: [BriefingRecord] = []
    /// Receipts that were proven with the folders they are from.
    var trusted: Set<Identifier<Receipt>> = []
    /// The names that the records' facts speak of.
    private(set) var names: Set<String> = []

    /// The moment of the briefing it was compared with.
    var previousAsOf: Moment? { previous?.asOf }

    /// Every record that a fact can be looked up in.
    var records: [BriefingRecord] { [record, previous].compactMap { $0 } + siteRecords }
}

extension ProofContext {
    /// The unit that machines are counted in is named for a machine.
    private static let unitNames: Set<String> = ["H100"]

    /// Gathers the names once all records are there.
    mutating func gatherNames(_ companies: CompanyTable) {
        names = Self.unitNames
        func add(_ claim: Claim) {
            names.formUnion(claim.subjects)
            if let item = claim.item { names.insert(item) }
            if let speaker = claim.speaker { names.insert(speaker.name) }
        }
        for record in records {
            names.insert(record.company)
            if let ticker = companies.named(record.company)?.ticker { names.insert(ticker) }
            for fact in record.ledger.facts {
                names.insert(fact.key.subject)
                if let item = fact.key.item { names.insert(item) }
                for claim in [fact.lead] + fact.supporting + fact.conflicting + fact.superseded { add(claim) }
            }
            for entry in record.ledger.setAside { add(entry.claim) }
            for event in record.ledger.events {
                if let who = event.who { names.insert(who) }
                if let speaker = event.speaker { names.insert(speaker.name) }
            }
            for correction in record.ledger.corrections {
                for name in [correction.amendment?.subject, correction.amendment?.item].compactMap({ $0 }) {
                    names.insert(name)
                }
            }
        }
    }

    /// The corrections of a claim that the archive's records keep.
    func corrections(of claim: Identifier<Claim>) -> [Correction] {
        records.flatMap { $0.ledger.corrections.filter { $0.claim == claim } }
    }

    /// The numbers of their own that receipts' formulas and conversions have; gone through once for all receipts.
    static func constants(of receipts: some Sequence<Receipt>) -> Set<Double> {
        var found: Set<Double> = []
        for receipt in receipts {
            switch receipt.origin {
            case .derived(let formula, let inputs) where !inputs.isEmpty: found.formUnion(formula.constants)
            case .converted(_, let rate, _, _): found.insert(rate)
            default: break
            }
        }
        return found
    }
}
