import Foundation
import Testing

@Suite("Corrections, from the file to the proven page")
struct CorrectionsTests {
    private static let article = """
        Tesla in 2024

        Tesla will spend about $10 billion on AI this year, Elon Musk said on Monday in a post on X.

        The company spent $1 billion on AI infrastructure in the first quarter, it said on its results call.
        """

    private static let arguments = ["--published", "2024-04-29", "--as-of", "2024-04-30", "--company", "Tesla"]

    /// The names of the claims, by their sentences.
    private static func claims(_ program: Program) throws -> [String: String] {
        let outcome = try program.run(["extract", "article.txt", "--published", "2024-04-29"])
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        var claims: [String: String] = [:]
        for claim in object?["claims"] as? [[String: Any]] ?? [] {
            if let id = claim["id"] as? String, let words = claim["sentence"] as? String { claims[words] = id }
        }
        return claims
    }

    private static func correction(_ claim: String, _ change: String) -> String {
        """
        - claim: \(claim)
          \(change)
          author: Ada Quill
          date: 2024-04-30
          reason: the 2nd sentence says what it is for

        """
    }

    @Test("a claim that is suppressed leaves the page, which says so; the page is proven")
    func suppressed() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "article.txt")
        let claim = try #require(try Self.claims(program).first { $0.key.contains("$1 billion") })
        try program.write(Self.correction(claim.value, "suppress: true"), to: "corrections.yaml")
        let outcome = try program.run(
            ["generate", "article.txt", "--corrections", "corrections.yaml"] + Self.arguments)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let page = try program.read("Output/briefings/2024-04-30-tesla/briefing.md")
        #expect(page.contains("## Corrected by us") && page.contains("set aside"))
        #expect(page.contains("Ada Quill, 30 Apr 2024: the 2nd sentence says what it is for"))
        #expect(!page.contains("AI spending: infrastructure"))
        let verified = try program.run(["verify"])
        #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
        // Another reason than the archive has is found.
        try program.write(
            page.replacing("the 2nd sentence", with: "the 3rd sentence"),
            to: "Output/briefings/2024-04-30-tesla/briefing.md")
        #expect(try program.run(["verify"]).status == 1)
    }

    @Test("a claim that is read otherwise later is corrected by us, and no news")
    func amended() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "article.txt")
        let first = ["--published", "2024-04-29", "--as-of", "2024-04-29", "--company", "Tesla"]
        #expect(try program.run(["generate", "article.txt"] + first).status == 0)
        let claim = try #require(try Self.claims(program).first { $0.key.contains("$10 billion") })
        try program.write(
            Self.correction(claim.value, "amend: {period: 2025, modality: target}"), to: "corrections.yaml")
        let outcome = try program.run(
            ["generate", "article.txt", "--corrections", "corrections.yaml"] + Self.arguments)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let page = try program.read("Output/briefings/2024-04-30-tesla/briefing.md")
        #expect(page.contains("corrected by us"))
        #expect(!page.contains("| **new** |") && !page.contains("| **raised** |"))
        #expect(page.contains("read as for 2025 and target"))
        let verified = try program.run(["verify"])
        #expect(verified.status == 0, "\(verified.output)\(verified.complaints)")
    }

    @Test("a correction of a claim that nothing makes is named; a file that is none stops the run before it begins")
    func idle() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "article.txt")
        try program.write(Self.correction("c-0123456789abcdef", "suppress: true"), to: "corrections.yaml")
        let outcome = try program.run(
            ["generate", "article.txt", "--corrections", "corrections.yaml"] + Self.arguments)
        #expect(outcome.status == 0)
        #expect(outcome.complaints.contains("c-0123456789abcdef"))
        try program.write("- claim: 1", to: "corrections.yaml")
        let wrong = try program.run(["generate", "article.txt", "--corrections", "corrections.yaml"] + Self.arguments)
        #expect(wrong.status == 78)
        #expect(wrong.complaints.contains("corrections.yaml, line 1"))
    }

    @Test("the night follows the file of its configuration")
    func nightly() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "article.txt")
        let paragraphs = Self.article.split(separator: "\n\n").dropFirst().map { "<p>\($0)</p>" }.joined()
        try program.write(
            """
            <html><head><meta property="article:published_time" content="2024-04-29"></head>
            <body><h1>Tesla in 2024</h1>\(paragraphs)</body></html>
            """, to: "article.txt")
        let claim = try #require(try Self.claims(program).first { $0.key.contains("$1 billion") })
        try program.write(Self.correction(claim.value, "suppress: true"), to: "corrections.yaml")
        try program.write(try program.read("article.txt"), to: "in/article.html")
        try program.write("sources: [in]\noutput: Out\ncorrections: corrections.yaml\n", to: "briefing.yaml")
        let outcome = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(outcome.complaints.isEmpty)
        #expect(try program.read("Out/briefings/2024-04-30-tesla/briefing.md").contains("## Corrected by us"))
        #expect(try program.run(["verify", "Out/site", "--archive", "Out/archive.sqlite"]).status == 0)
    }
}
