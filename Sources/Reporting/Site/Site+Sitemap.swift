import Domain

extension Site {
    /// How many addresses one file may hold, by the protocol of sitemaps.org.
    static let mostAddresses = 50_000

    /// The map for search engines, and what they are told of it.
    mutating func addSitemap() {
        files += Self.sitemap(listed.map { (frame.address(of: $0.path), $0.changed) }, at: frame.settings.address)
        files.append(
            RenderedFile(
                name: "robots.txt", text: "User-agent: *\nAllow: /\n\nSitemap: \(frame.settings.address)sitemap.xml\n"))
    }

    /// One file for as many addresses as one may hold; beyond, several and an index of them.
    static func sitemap(
        _ pages: [(address: String, changed: CalendarDate?)], at home: String, most: Int = mostAddresses
    ) -> [RenderedFile] {
        let sorted = pages.sorted { $0.address < $1.address }
        guard sorted.count > most else {
            return [RenderedFile(name: "sitemap.xml", text: document("urlset", "url", sorted))]
        }
        var parts: [RenderedFile] = []
        var index: [(String, CalendarDate?)] = []
        for start in stride(from: 0, to: sorted.count, by: most) {
            let part = Array(sorted[start..<min(start + most, sorted.count)])
            let name = "sitemap-\(parts.count + 1).xml"
            parts.append(RenderedFile(name: name, text: document("urlset", "url", part)))
            index.append((home + name, part.compactMap(\.changed).max()))
        }
        return [RenderedFile(name: "sitemap.xml", text: document("sitemapindex", "sitemap", index))] + parts
    }

    private static func document(
        _ root: String, _ element: String, _ entries: [(address: String, changed: CalendarDate?)]
    ) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        text += "<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for entry in entries {
            let changed = entry.changed.map { "<lastmod>\($0)</lastmod>" } ?? ""
            text += "<\(element)><loc>\(entry.address)</loc>\(changed)</\(element)>\n"
        }
        return text + "</\(root)>\n"
    }
}
