import Domain

/// Where things stand in a site, from its folder.
enum SitePath {
    static let receipts = "site-receipts.json"

    static func company(_ name: String) -> String { "companies/\(Slug.make(name))" }
    static func fact(_ fact: Identifier<Fact>, of company: String) -> String { "\(self.company(company))/\(fact).html" }
    static func evidence(_ article: Identifier<Article>) -> String { "evidence/\(article).html" }
    static func briefing(_ folder: String) -> String { "briefings/\(folder)/briefing.html" }
    static func sheet(_ folder: String) -> String { "briefings/\(folder)/tearsheet.html" }
}
