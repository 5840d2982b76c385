/// How much of a page is read; past a limit the page is refused or the excess left out, as each says.
public struct ReadingLimits: Hashable, Sendable {
    /// Bytes of a document, unpacked: of a page, a record of an archive, an item of a feed. A longer one is refused with
    /// `ReadingError.Code.tooLarge`; an archive or a feed as a whole may have any length.
    public let bytes: Int
    /// Elements nested in one another; tags deeper than that are ignored, their text is kept.
    public let nesting: Int
    /// Bytes of one attribute's value; a longer one is left out.
    public let attributeBytes: Int
    /// Selectors of the page's own style sheets that bear on what is seen; a page with more is refused with
    /// `ReadingError.Code.tooComplex`.
    public let hidingRules: Int
    /// Elements and texts of a page, lines of a text; one with more is refused with `ReadingError.Code.tooComplex`.
    public let nodes: Int
    /// Steps of matching style rules with elements, some ten nanoseconds each; a page that asks for more is refused with
    /// `ReadingError.Code.tooComplex`.
    public let styleSteps: Int
    /// How many times its packed length a document of more than `expansionFloor` bytes may have; one that unpacks to
    /// more is a decompression bomb and refused. An archive as a whole may have this ratio beyond its first `bytes`.
    public let expansion: Int
    /// Bytes up to which a document may unpack at any ratio: a short page of much white space is no bomb.
    public let expansionFloor: Int
    /// Packings inside one another, such as gzip in gzip; more are refused.
    public let packings: Int
    /// Bytes of the header of a record of an archive, and of the HTTP header in it.
    public let headerBytes: Int

    /// 20 MB a document, 400 levels, 4 kB an attribute, 20,000 style rules, a million nodes, 20 million steps; 100 to 1
    /// beyond 1 MB, 3 packings, 64 kB of headers.
    public static let standard = ReadingLimits()

    /// Limits of one's own; what is not given is as in `standard`.
    public init(
        bytes: Int = 20_000_000, nesting: Int = 400, attributeBytes: Int = 4_096, hidingRules: Int = 20_000,
        nodes: Int = 1_000_000, styleSteps: Int = 20_000_000,
        expansion: Int = 100, expansionFloor: Int = 1_000_000, packings: Int = 3, headerBytes: Int = 65_536
    ) {
        self.bytes = bytes
        self.nesting = nesting
        self.attributeBytes = attributeBytes
        self.hidingRules = hidingRules
        self.nodes = nodes
        self.styleSteps = styleSteps
        self.expansion = expansion
        self.expansionFloor = expansionFloor
        self.packings = packings
        self.headerBytes = headerBytes
    }
}
