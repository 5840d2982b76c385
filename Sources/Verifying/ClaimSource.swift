public import Domain

/// Reads articles again, so that a claim is believed for its article's sake and never for the page's.
///
/// The extractor of the pipeline is one; a verifier takes it as a value so that it can be put to the test itself.
public protocol ClaimSource: Sendable {
    /// All that an article says.
    func extract(from article: Article) -> Extraction
    /// A quoted stretch, read by itself without what stands around it.
    func figure(rereading words: String, published: CalendarDate?) -> Figure?
}
