import Domain
import Foundation
import Reference

/// A site under construction: its briefings in order, the pages so far, and the receipts behind those that are no
/// briefing’s.
struct Site {
    /// A company with its briefings, the newest first.
    struct Company {
        let name: String
        let entries: [SiteMaterial.Entry]
        let latest: SiteMaterial.Entry
        /// What the latest was composed from.
        let composition: Composition
        /// The articles that its facts rest on.
        let articles: [Identifier<Article>]
        /// The receipt of the day it was last heard of.
        let heard: ReceiptBook
        /// That day as markup.
        let lastHeard: String
        /// Its folder in the site.
        var folder: String { SitePath.company(name) }
    }

    /// What the search page can find.
    struct Findable {
        let title: String
        let path: String
        let kind: String
    }

    let material: SiteMaterial
    let templates: TemplateLibrary
    let tables: ReferenceTables
    let frame: SiteFrame
    /// The newest first, then by company.
    let entries: [SiteMaterial.Entry]
    /// By the weight of their news.
    let companies: [Company]
    /// The moment the site is true for; `nil` without a briefing.
    let asOf: Moment?

    /// How many lines a page of a list has.
    let listLength: Int

    var files: [RenderedFile]
    /// The pages that search engines may list, with the day they last changed.
    var listed: [(path: String, changed: CalendarDate?)] = []
    var findables: [Findable] = []
    var book = ReceiptBook()

    init(_ material: SiteMaterial, templates: TemplateLibrary, tables: ReferenceTables, listLength: Int) {
        self.listLength = max(1, listLength)
        self.material = material
        self.templates = templates
        self.tables = tables
        let assets = SiteAssets(templates)
        frame = SiteFrame(settings: material.settings, assets: assets)
        files = assets.files
        let sorted = material.entries.sorted { left, right in
            left.briefing.asOf == right.briefing.asOf
                ? (left.briefing.company, left.folder) < (right.briefing.company, right.folder)
                : left.briefing.asOf > right.briefing.asOf
        }
        entries = sorted
        asOf = sorted.first?.briefing.asOf
        var byCompany: [String: [SiteMaterial.Entry]] = [:]
        for entry in sorted { byCompany[entry.briefing.company, default: []].append(entry) }
        let weighed = byCompany.compactMap { name, entries -> (score: Double, company: Company)? in
            guard let latest = entries.first else { return nil }
            // The pages of facts state, and project nothing.
            let stated = BriefingMaterial(
                company: name, ledger: latest.material.ledger, changes: latest.material.changes,
                previousAsOf: latest.material.previousAsOf)
            let composition = Composition(stated, tables)
            let kinds = Dictionary(latest.material.changes.map { ($0.fact.id, $0.kind) }) { first, _ in first }
            let scale = Materiality(asOf: latest.briefing.asOf.date, changes: kinds)
            let claims = composition.facts.flatMap { [$0.lead] + $0.supporting + $0.conflicting + $0.superseded }
            let articles = Set(claims.map(\.article)).sorted()
            var heard = ReceiptBook()
            let newest = articles.compactMap { id in composition.articles[id]?.published.map { (id, $0.date) } }
                .max { ($0.1, $0.0) < ($1.1, $1.0) }
            let day = newest.map { id, date in
                Printed(heard.file(Receipt(date: Period(day: date), of: "published", identifier: id.rawValue)), .period)
            }
            let company = Company(
                name: name, entries: entries, latest: latest, composition: composition, articles: articles,
                heard: heard, lastHeard: day.map(HTMLWriter(receipts: heard, linkable: []).printed) ?? "no date")
            return (composition.lead.map(scale.score) ?? -.infinity, company)
        }
        companies = weighed.sorted { left, right in
            left.score == right.score ? left.company.name < right.company.name : left.score > right.score
        }.map(\.company)
    }

    /// Files a page of the site.
    mutating func add(
        _ path: String, _ template: String, _ head: PageHead, _ values: [String: ViewValue], changed: CalendarDate?
    ) {
        var head = head
        head.path = path
        let root = head.isHidden ? frame.settings.rootPath : SiteFrame.root(from: path)
        let view = ViewNode(values).adding([
            "head": .node(head.node(in: frame)),
            "site": .node(ViewNode(["root": .text(root), "companyPage": .absent])),
            "root": .text(root),
        ])
        files.append(RenderedFile(name: path, text: templates.render(view, as: template)))
        if !head.isHidden { listed.append((path, changed)) }
    }

    /// A writer of numbers that lead to a briefing’s own page.
    func writer(for entry: SiteMaterial.Entry, from path: String, hasLegend: Bool = true) -> HTMLWriter {
        HTMLWriter(
            receipts: entry.briefing.receipts, linkable: entry.briefing.linkable,
            page: SiteFrame.root(from: path) + SitePath.briefing(entry.folder), hasLegend: hasLegend)
    }

    /// A writer of numbers that link nowhere, for pages that state their receipts in words.
    var plainWriter: HTMLWriter { HTMLWriter(receipts: book, linkable: [], hasLegend: false) }

    static func name(_ text: String) -> Prose { Prose([.name(PrintedName(text, source: .reference))]) }

    func isSample(_ entries: some Sequence<SiteMaterial.Entry>) -> Bool { entries.contains { $0.briefing.isSample } }

    /// Files receipts so that the pages that print them can be proven.
    mutating func file(_ other: ReceiptBook) { for receipt in other.sorted { book.file(receipt) } }

    /// The receipts of pages that are no briefing’s.
    mutating func addReceipts() throws {
        struct File: Encodable {
            let schema = 1
            let asOf: Moment?
            let receipts: [Receipt]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(File(asOf: asOf, receipts: book.sorted))
        files.append(RenderedFile(name: SitePath.receipts, bytes: Array(bytes) + [10]))
    }
}
