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

    /// The texts of a site of one briefing, or of these entries, by name.
    static func site(
        _ entries: [SiteMaterial.Entry]? = nil, settings: SiteSettings = .placeholder,
        quarantined: [QuarantineNote] = [], listLength: Int = 400
    ) throws -> [String: String] {
        let entries = try entries ?? [entry()]
        let renderer = SiteRenderer(
            templates: try TemplateLibrary.builtIn(), tables: try ReferenceTables.builtIn(), listLength: listLength)
        let files = try renderer.files(of: SiteMaterial(settings: settings, entries: entries, quarantined: quarantined))
        return Dictionary(files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
    }

    static func entry(
        _ material: BriefingMaterial = material(), folder: String = "2024-04-29-tesla"
    ) throws -> SiteMaterial.Entry {
        SiteMaterial.Entry(
            briefing: try briefing(material), folder: folder, material: material, hasData: true, hasSheet: true)
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
