import Domain
import Reference

@testable import Reporting

/// What most tests start from: the sample ledger composed and rendered.
enum Desk {
    static func material(
        company: String = "Tesla", ledger: Ledger = SampleLedger.ledger, changes: [FactChange] = [],
        previousAsOf: Moment? = nil, projection: Projection? = SampleModel.projection,
        checks: [CrossCheck] = [SampleModel.check], quarantined: [String] = []
    ) -> BriefingMaterial {
        BriefingMaterial(
            company: company, ledger: ledger, changes: changes, previousAsOf: previousAsOf, projection: projection,
            checks: checks, quarantined: quarantined)
    }

    static func briefing(_ material: BriefingMaterial = material()) throws -> Briefing {
        BriefingComposer(try ReferenceTables.builtIn()).compose(material)
    }

    static func html(_ briefing: Briefing, overriding templates: [String: String] = [:]) throws -> String {
        BriefingRenderer(templates: try TemplateLibrary(overriding: templates)).html(briefing)
    }

    static func markdown(_ briefing: Briefing) throws -> (text: String, marks: [MarkSignal.Found]) {
        BriefingRenderer(templates: try TemplateLibrary.builtIn()).markdown(briefing)
    }

    /// A ledger of these facts alone, over the sample articles and others.
    static func ledger(
        _ facts: [Fact], articles: [Article] = [], events: [Event] = [], setAside: [Ledger.SetAside] = []
    ) -> Ledger {
        Ledger(
            asOf: SampleLedger.asOf, facts: facts, events: events,
            articles: [SampleLedger.dispatch, SampleLedger.ledgerPost] + articles, setAside: setAside)
    }
}
