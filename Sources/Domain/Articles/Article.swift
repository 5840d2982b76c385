/// One news item, as a reader sees it: the text without the furniture of its page.
///
/// The text is the paragraphs' texts joined by blank lines; every range counts Unicode scalars into it.
public struct Article: HashNamed, Hashable, Sendable, Codable, Identifiable {
    public static let identifierPrefix = "a"

    /// The hash of title, text, published date, outlet and address: what the item says and where it stood.
    public let id: Identifier<Article>
    /// The headline; `nil` where none was found.
    public let title: String?
    /// Who wrote it, in the order of the by-line.
    public let authors: [String]
    /// When it was published, by its own account or the operator's; `nil` where neither says.
    public let published: PublishedDate?
    /// The name of the publication, such as `Harbour Wire`; the host of the address where no name is given.
    public let outlet: String?
    /// The canonical address.
    public let url: String?
    /// The language as a BCP 47 tag such as `en`; `nil` where it could not be told.
    public let language: String?
    /// The body, paragraphs joined by blank lines.
    public let text: String
    /// The paragraphs in reading order. Their ranges do not overlap and lie inside the text.
    public let paragraphs: [Paragraph]
    /// The tables, whose cells are ranges of the text.
    public let tables: [Table]
    /// Whether the page calls itself a sample: pages made from it carry a banner.
    public let isSample: Bool
    /// What was noticed while reading, such as text hidden from readers.
    public let notes: [ReadingNote]
    /// Where the bytes came from: a path or address as it was given. Not part of the identity.
    public let location: String

    /// An article; its identifier follows from what it says.
    public init(
        title: String?, authors: [String] = [], published: PublishedDate? = nil, outlet: String? = nil,
        url: String? = nil, language: String? = nil, text: String, paragraphs: [Paragraph], tables: [Table] = [],
        isSample: Bool = false, notes: [ReadingNote] = [], location: String
    ) {
        id = Identifier(hashing: [title ?? "", text, published?.date.description ?? "", outlet ?? "", url ?? ""])
        self.title = title
        self.authors = authors
        self.published = published
        self.outlet = outlet
        self.url = url
        self.language = language
        self.text = text
        self.paragraphs = paragraphs
        self.tables = tables
        self.isSample = isSample
        self.notes = notes
        self.location = location
    }
}

extension Article {
    /// What its publication is called on a page: its name, or the name of the file where none is known.
    public var outletName: String {
        if let outlet, !outlet.isEmpty { return outlet }
        return location.split(separator: "/").last.map(String.init) ?? location
    }
}

/// A paragraph of an article and where on its page it stood.
public struct Paragraph: Hashable, Sendable, Codable {
    /// What a paragraph is on its page.
    public enum Role: String, Hashable, Sendable, Codable {
        /// Running text.
        case body
        /// A heading inside the body.
        case heading
        /// An item of a list.
        case listItem
        /// A row of a table: its cells joined by ` | `.
        case tableRow
        /// Quoted text set apart.
        case quotation
    }

    /// Its stretch of the article's text.
    public let range: TextRange
    /// What it is.
    public let role: Role
    /// Where it stood in the source, such as `/html/body/main/p[3]` or `line 14`.
    public let path: String

    public init(range: TextRange, role: Role = .body, path: String = "") {
        self.range = range
        self.role = role
        self.path = path
    }
}

/// A table of an article; its cells are stretches of the article's text.
public struct Table: Hashable, Sendable, Codable {
    /// The caption, in its own words.
    public let caption: String?
    /// The cells of the header row; empty where there is none.
    public let header: [TextRange]
    /// The cells of the other rows.
    public let rows: [[TextRange]]

    public init(caption: String?, header: [TextRange], rows: [[TextRange]]) {
        self.caption = caption
        self.header = header
        self.rows = rows
    }
}

/// A publication date and how it is known.
public struct PublishedDate: Hashable, Sendable, Codable {
    /// Where a date was found.
    public enum Source: String, Hashable, Sendable, Codable {
        /// JSON-LD `datePublished`.
        case jsonLD
        /// A `meta` element.
        case meta
        /// A `time` element.
        case timeElement
        /// The by-line or dateline in the text.
        case text
        /// A feed's or archive's envelope.
        case envelope
        /// The address of the page.
        case url
        /// The operator, by `--published` or a field of the input.
        case operatorGiven
    }

    /// The day, in the zone the page gave.
    public let date: CalendarDate
    /// The moment, where the page gives a time and a zone.
    public let moment: Moment?
    /// Where it was found.
    public let source: Source

    public init(date: CalendarDate, moment: Moment? = nil, source: Source) {
        self.date = date
        self.moment = moment
        self.source = source
    }

    /// How exactly a date is known.
    public enum Precision: String, Hashable, Sendable, Codable {
        /// The day alone.
        case day
        /// A second of a known zone.
        case second
    }

    /// How exactly it is known: to the second where the page gives a time and a zone, else to the day.
    public var precision: Precision { moment == nil ? .day : .second }

    /// The moment from which the article counts as published: its own, else the first second of its day.
    public var effectiveMoment: Moment { moment ?? Moment(date: date, secondOfDay: 0) }
}

/// Something noticed while reading that a reader of the briefing should know.
public struct ReadingNote: Hashable, Sendable, Codable {
    /// What was noticed.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Text that a reader of the page cannot see; it is not in the article.
        case hiddenText
        /// Invisible or direction-changing characters, removed.
        case invisibleCharacters
        /// Digits of another script among ASCII ones.
        case lookAlikeDigits
        /// Bytes that no encoding explains, replaced.
        case malformedEncoding
        /// A language that is kept but not read for claims.
        case unreadLanguage
    }

    /// What was noticed.
    public let kind: Kind
    /// How often.
    public let count: Int
    /// One example or detail, in words.
    public let detail: String

    public init(kind: Kind, count: Int, detail: String = "") {
        self.kind = kind
        self.count = count
        self.detail = detail
    }
}

extension Article {
    /// The places that a note is about, each by a name under which it can be counted: `a-…/hiddenText/1`. Of very many
    /// the first hundred.
    public func places(of note: ReadingNote) -> [String] {
        note.count < 1 ? [] : (1...min(note.count, 100)).map { "\(id)/\(note.kind.rawValue)/\($0)" }
    }

    /// Whether a place that is counted belongs to a note of the article.
    public func hasPlace(_ name: String) -> Bool { notes.contains { places(of: $0).contains(name) } }
}
