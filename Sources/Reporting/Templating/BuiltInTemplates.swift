/// The files of `Templates/`, as they were when the program was built.
enum BuiltInTemplates {
    /// Their texts by name, without `.mustache`.
    static let texts: [String: String] = [
        "briefing.html": text(PackageResources.briefing_html_mustache),
        "briefing.md": text(PackageResources.briefing_md_mustache),
        "index.html": text(PackageResources.index_html_mustache),
        "style.css": text(PackageResources.style_css_mustache),
        "legend.html": text(PackageResources.legend_html_mustache),
        "changes.html": text(PackageResources.changes_html_mustache),
        "figures.html": text(PackageResources.figures_html_mustache),
        "checks.html": text(PackageResources.checks_html_mustache),
        "projection.html": text(PackageResources.projection_html_mustache),
        "chart.svg": text(PackageResources.chart_svg_mustache),
        "peers.html": text(PackageResources.peers_html_mustache),
        "sources.html": text(PackageResources.sources_html_mustache),
        "receipts.html": text(PackageResources.receipts_html_mustache),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
