public import Domain

/// What is known of a source besides its bytes.
public struct ReadingContext: Hashable, Sendable {
    /// What kind of text the bytes hold.
    public enum Kind: String, Hashable, Sendable {
        /// To be told from the bytes.
        case unknown
        /// A web page.
        case html
        /// A piece of a page that is nothing but an article, such as a feed's entry: all that a reader would see of it
        /// is taken, and no furniture is looked for.
        case fragment
        /// Plain text.
        case text
    }

    /// The path or address as it was given; it names the source in errors.
    public let location: String
    /// The address the bytes came from, where it is known.
    public let url: String?
    /// The operator's publication date, used where the source has none.
    public let published: CalendarDate?
    /// What kind of text the bytes hold.
    public let kind: Kind
    /// Whether a plain text is taken as it stands: `article.text` equals the input, nothing is cut.
    public let verbatim: Bool
    /// The encoding's label as the transport gives it, such as the `charset` of HTTP's `Content-Type`. It counts for
    /// more than what a page declares, and less than a byte order mark (WHATWG HTML §13.2.3).
    public let charset: String?

    /// What is known; all but the location may be left out.
    public init(
        location: String, url: String? = nil, published: CalendarDate? = nil, kind: Kind = .unknown,
        verbatim: Bool = false, charset: String? = nil
    ) {
        self.location = location
        self.url = url
        self.published = published
        self.kind = kind
        self.verbatim = verbatim
        self.charset = charset
    }
}
