public import Domain
public import Reference

/// Writes the pages of a site that are no briefing’s own, and briefings’ pages in the dress of the site.
public struct SiteRenderer: Sendable {
    let templates: TemplateLibrary
    let tables: ReferenceTables
    private let listLength: Int

    /// A renderer with these templates, which knows companies and assumptions by these tables.
    public init(templates: TemplateLibrary, tables: ReferenceTables) {
        self.init(templates: templates, tables: tables, listLength: 400)
    }

    /// A renderer whose lists go to another page after so many lines.
    init(templates: TemplateLibrary, tables: ReferenceTables, listLength: Int) {
        self.listLength = listLength
        self.templates = templates
        self.tables = tables
    }

    /// The files of a site, each once, in the order of their names: pages, feeds, sitemap, assets, and the receipts of
    /// pages that are no briefing’s.
    ///
    /// Equal material gives equal bytes, in whatever order the entries come.
    public func files(of material: SiteMaterial) throws -> [RenderedFile] {
        var site = Site(material, templates: templates, tables: tables, listLength: listLength)
        site.addBriefings()
        site.addHome()
        site.addCompanies()
        site.addEvidence()
        site.addLists()
        site.addCalendar()
        site.addAssumptions()
        site.addCoverage()
        site.addStandingPages()
        site.addFeeds()
        site.addSitemap()
        try site.addReceipts()
        return site.files.sorted { $0.name < $1.name }
    }
}
