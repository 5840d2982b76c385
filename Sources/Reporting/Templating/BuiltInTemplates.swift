/// The files of `Templates/`, as they were when the program was built.
enum BuiltInTemplates {
    /// Their texts by name, without `.mustache`.
    static let texts: [String: String] = [
        "briefing.html": text(PackageResources.briefing_html_mustache),
        "briefing.md": text(PackageResources.briefing_md_mustache),
        "tearsheet.html": text(PackageResources.tearsheet_html_mustache),
        "tearsheet.css": text(PackageResources.tearsheet_css_mustache),
        "mail.html": text(PackageResources.mail_html_mustache),
        "mail.txt": text(PackageResources.mail_txt_mustache),
        "index.html": text(PackageResources.index_html_mustache),
        "style.css": text(PackageResources.style_css_mustache),
        "site.css": text(PackageResources.site_css_mustache),
        "legend.html": text(PackageResources.legend_html_mustache),
        "changes.html": text(PackageResources.changes_html_mustache),
        "figures.html": text(PackageResources.figures_html_mustache),
        "checks.html": text(PackageResources.checks_html_mustache),
        "projection.html": text(PackageResources.projection_html_mustache),
        "rows.svg": text(PackageResources.rows_svg_mustache),
        "chart.svg": text(PackageResources.chart_svg_mustache),
        "peers.html": text(PackageResources.peers_html_mustache),
        "sources.html": text(PackageResources.sources_html_mustache),
        "receipts.html": text(PackageResources.receipts_html_mustache),
        "head.html": text(PackageResources.head_html_mustache),
        "navigation.html": text(PackageResources.navigation_html_mustache),
        "company.html": text(PackageResources.company_html_mustache),
        "fact.html": text(PackageResources.fact_html_mustache),
        "evidence.html": text(PackageResources.evidence_html_mustache),
        "list.html": text(PackageResources.list_html_mustache),
        "calendar.html": text(PackageResources.calendar_html_mustache),
        "assumptions.html": text(PackageResources.assumptions_html_mustache),
        "coverage.html": text(PackageResources.coverage_html_mustache),
        "method.html": text(PackageResources.method_html_mustache),
        "search.html": text(PackageResources.search_html_mustache),
        "notfound.html": text(PackageResources.notfound_html_mustache),
        "entry.html": text(PackageResources.entry_html_mustache),
        "feed.xml": text(PackageResources.feed_xml_mustache),
        "icon.svg": text(PackageResources.icon_svg_mustache),
        "search.js": text(PackageResources.search_js_mustache),
    ]

    /// The icon that browsers look for by themselves.
    static let favicon = PackageResources.favicon_ico
    /// The icon of home screens.
    static let touchIcon = PackageResources.touch_icon_png
    /// The picture beside links to the site.
    static let picture = PackageResources.picture_png

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
