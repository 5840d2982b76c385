public import Domain
import Foundation

/// What a briefing's folder says of itself. None of it is believed; all of it is held against the archive.
public struct BriefingManifest: Hashable, Sendable, Codable {
    /// The version of the file's form.
    public let schema: Int
    /// The program that wrote it.
    public let program: String
    /// The moment the briefing is true for.
    public let asOf: Moment
    /// Whose.
    public let company: String
    /// The articles it was made from.
    public let articles: [Identifier<Article>]
    /// The SHA-256 of the other files, by name.
    public let files: [String: String]

    /// A manifest of the form this program writes.
    public init(
        schema: Int = 1, program: String, asOf: Moment, company: String, articles: [Identifier<Article>],
        files: [String: String]
    ) {
        self.schema = schema
        self.program = program
        self.asOf = asOf
        self.company = company
        self.articles = articles
        self.files = files
    }
}

/// The receipts of a briefing, as `receipts.json` has them.
public struct ReceiptFile: Hashable, Sendable, Codable {
    /// The version of the file's form.
    public let schema: Int
    /// The moment the briefing is true for.
    public let asOf: Moment
    /// Whose.
    public let company: String
    /// Every receipt, by identifier.
    public let receipts: [Receipt]
    /// The questions put to the model.
    public let modelCases: [ModelCase]

    /// A file of the form this program writes.
    public init(schema: Int = 1, asOf: Moment, company: String, receipts: [Receipt], modelCases: [ModelCase]) {
        self.schema = schema
        self.asOf = asOf
        self.company = company
        self.receipts = receipts
        self.modelCases = modelCases
    }

    /// Reads the file.
    public init(bytes: [UInt8]) throws { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) }

    /// The one form of the file: keys in order, each number by the fewest digits that give it back.
    ///
    /// A number of seventeen digits can have a last one that changes nothing when it is read, and a reader of JSON
    /// passes over keys that it does not know: only the form as a whole leaves no digit unlooked at.
    public func encoded() throws -> [UInt8] {
        try JSONForm.bytes(of: self, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    }
}

/// Files of receipts in the one form that the program gives them.
enum JSONForm {
    static func bytes(of file: some Encodable, _ formatting: JSONEncoder.OutputFormatting) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        return Array(try encoder.encode(file)) + [10]
    }

    /// The first line in which a file differs from its own content written again; `nil` where it does not.
    static func firstDifference(_ bytes: [UInt8], _ again: [UInt8]) -> Int? {
        guard bytes != again else { return nil }
        return zip(bytes, again).prefix { $0 == $1 }.count { $0.0 == 10 } + 1
    }
}

/// Where the marks of `briefing.md` stand, as `positions.json` has them.
struct PositionFile: Hashable, Sendable, Codable {
    struct Mark: Hashable, Sendable, Codable {
        /// Unicode scalars from the beginning of the file; the end is not part of it.
        let start: Int
        let end: Int
        /// `printed`, `quotation`, `name` or `identifier`.
        let kind: String
        var receipt: String?
        var style: String?
        var article: String?
        var articleStart: Int?
        var articleEnd: Int?
        var name: String?
    }

    /// The marks of a file.
    struct File: Hashable, Sendable, Codable {
        let file: String
        let marks: [Mark]
    }

    /// The version of the file's form.
    let schema: Int
    let files: [File]
}

extension NumberStyle {
    /// The style by its name in marks.
    init?(mark name: String) {
        guard let style = Self.byName[name] else { return nil }
        self = style
    }

    private static let byName: [String: NumberStyle] = [
        "exact": .exact, "asWritten": .asWritten, "rounded": .rounded, "period": .period, "iso": .iso,
        "moment": .moment, "calendarStart": .calendarStart, "calendarEnd": .calendarEnd,
    ]
}
