/// Tells whether a page writes the day or the month first.
enum DayOrder {
    /// Countries whose English puts the day first, by their top-level domains and language tags.
    private static let dayFirst = Set(
        ["uk", "gb", "au", "nz", "ie", "in", "za", "sg", "my", "hk", "ng", "ke", "pk", "bd", "lk", "gh", "eu"])

    static func of(language: String?, url: String?) -> DateReader.Order {
        let parts = (language ?? "").lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        let host = ArticleFinishing.host(of: url) ?? ""
        let country = host.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if let primary = parts.first, primary != "en" { return .dayFirst }
        if dayFirst.contains(country) || parts.dropFirst().contains(where: dayFirst.contains) { return .dayFirst }
        return parts.dropFirst().contains("us") || country == "us" || country == "gov" || parts.first == "en"
            ? .monthFirst : .unknown
    }
}
