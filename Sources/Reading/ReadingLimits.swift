/// How much of a page is read; past a limit the page is refused or the excess left out, as each says.
public struct ReadingLimits: Hashable, Sendable {
    /// Bytes of a source; a longer one is refused with `ReadingError.Code.tooLarge`.
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

    /// 20 MB a source, 400 levels, 4 kB an attribute, 20,000 style rules, a million nodes, 20 million steps.
    public static let standard = ReadingLimits()

    /// Limits of one's own; what is not given is as in `standard`.
    public init(
        bytes: Int = 20_000_000, nesting: Int = 400, attributeBytes: Int = 4_096, hidingRules: Int = 20_000,
        nodes: Int = 1_000_000, styleSteps: Int = 20_000_000
    ) {
        self.bytes = bytes
        self.nesting = nesting
        self.attributeBytes = attributeBytes
        self.hidingRules = hidingRules
        self.nodes = nodes
        self.styleSteps = styleSteps
    }
}
