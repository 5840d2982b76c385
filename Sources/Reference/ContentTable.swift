/// The words and weights by which an article is told from the furniture of its page.
public struct ContentTable: Sendable {
    /// What a name that a page gives one of its parts speaks for.
    public enum LabelKind: String, Sendable, CaseIterable {
        /// The article.
        case article
        /// Furniture, perhaps.
        case doubtful
        /// Furniture.
        case furniture
        /// Other people's words or other articles.
        case elsewhere
        /// That the name after it says what a part has or lacks, not what it is.
        case negation
    }

    /// What a line is by what it says.
    public enum LineKind: String, Sendable, CaseIterable {
        /// Furniture, by its beginning.
        case beginning
        /// Furniture, by the words it begins with.
        case beginningWords
        /// Furniture as a whole.
        case whole
        /// The beginning of a part that is no longer the article.
        case closing
        /// A word of picture credits.
        case credit
    }

    /// Names, in lower case; a hyphen joins words that have to follow one another.
    public let labels: [LabelKind: [String]]
    /// Texts of lines, in lower case.
    public let lines: [LineKind: [String]]
    /// What each value of a block's features speaks for: natural logarithms of odds, above 0 for the article.
    /// The keys have the form `feature=value`; `start=` is what every block starts with.
    public let points: [String: Float]

    /// The commonest short words of languages written in Latin letters, by the languages' BCP 47 tags.
    public let languageWords: [(language: String, words: [String])]

    /// A table without words and weights.
    public static let empty = ContentTable(labels: [:], lines: [:], points: [:], languageWords: [])

    /// The tables that are built in.
    ///
    /// - Throws: `CSVTable.Problem` where a table is damaged, which a test of the tables rules out.
    public static func builtIn() throws(CSVTable.Problem) -> ContentTable {
        var labels: [LabelKind: [String]] = [:]
        for row in try CSVTable(name: "page_labels", bytes: PackageResources.page_labels_csv).rows {
            guard let kind = LabelKind(rawValue: try row.text("kind")) else { throw row.problem("no such kind") }
            labels[kind, default: []] += row.list("names")
        }
        var lines: [LineKind: [String]] = [:]
        for row in try CSVTable(name: "furniture_lines", bytes: PackageResources.furniture_lines_csv).rows {
            guard let kind = LineKind(rawValue: try row.text("kind")) else { throw row.problem("no such kind") }
            lines[kind, default: []] += row.list("texts")
        }
        var points: [String: Float] = [:]
        for row in try CSVTable(name: "reading_scorecard", bytes: PackageResources.reading_scorecard_csv).rows {
            guard let number = try row.number("points") else { throw row.problem("the column “points” is empty") }
            points[try row.text("feature") + "=" + (row["value"] ?? "")] = Float(number)
        }
        var languageWords: [(language: String, words: [String])] = []
        for row in try CSVTable(name: "language_words", bytes: PackageResources.language_words_csv).rows {
            languageWords.append((try row.text("language"), row.list("words")))
        }
        return ContentTable(labels: labels, lines: lines, points: points, languageWords: languageWords)
    }
}
