import Domain
import Reading

/// Reads a page or text the short way.
func article(
    _ text: String, kind: ReadingContext.Kind = .unknown, url: String? = nil, published: CalendarDate? = nil,
    verbatim: Bool = false
) throws -> Article {
    try article(Array(text.utf8), kind: kind, url: url, published: published, verbatim: verbatim)
}

func article(
    _ bytes: [UInt8], kind: ReadingContext.Kind = .unknown, url: String? = nil, published: CalendarDate? = nil,
    verbatim: Bool = false
) throws -> Article {
    try ArticleReader().article(
        from: bytes,
        context: ReadingContext(location: "given", url: url, published: published, kind: kind, verbatim: verbatim))
}

extension Article {
    /// The paragraphs' own words.
    var paragraphTexts: [String] { paragraphs.compactMap { text.substring(in: $0.range) } }

    func note(_ kind: ReadingNote.Kind) -> ReadingNote? { notes.first { $0.kind == kind } }
}

/// A page as newspapers make them; the head and the body's inside can be given.
func page(
    head: String = "", title: String = "Foundry doubles its budget for furnaces", inside: String = "",
    after: String = ""
) -> String {
    """
    <!doctype html>
    <html lang="en-GB"><head><meta charset="utf-8"><title>\(title) | Quarry Gazette</title>\(head)
    <style>.gone{display:none} @media print{.paper{display:none}} .a .b{visibility:hidden}</style>
    <script>var figures = "$999 billion";</script></head>
    <body><a class="skip-link" href="#top">Skip to content</a>
    <div class="cookie-banner"><p>We and our 712 partners store cookies on your device, and we ask you to agree to that.</p></div>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/m">Markets</a></li></ul></nav>
    <div class="ticker">Foundry Plc -3.11%</div>
    <main><article><h1>\(title)</h1>
    <div class="byline">By Nora Pelt and Ulf Stein</div><time datetime="2024-03-05T08:30:00+01:00">5 March 2024</time>
    <p>The foundry will spend about 40 million crowns on furnaces this year, its chief executive told reporters in Bergholm.</p>
    \(inside)
    <p>Half of the money is meant for the plant in the north, which has been short of capacity since the spring floods.</p>
    <p>The union welcomed the decision, and said that it expects some ninety new posts to be filled before the winter.</p>
    <figure><img src="f.jpg" alt=""><figcaption>A furnace in Bergholm, 17 metres high. Photo: N. Pelt</figcaption></figure>
    <div class="newsletter"><p>Sign up for our letter, which 20,000 readers get every morning at six, and never miss a thing.</p></div>
    </article>
    <section class="related-stories"><h3>Related</h3><ul><li><a href="/x">Mill cuts 250 posts</a></li></ul></section>
    <div class="author-bio"><p>Nora Pelt has written about metals for 12 years, and lives in the old harbour of Bergholm with two cats.</p></div>
    <section id="comments"><p>I have worked there for 31 years, and I do not believe a single word of what they say.</p></section></main>
    <footer><p>Quarry Gazette, 4 Stone Lane, founded in 1911, registered under the number 55123 in Bergholm.</p></footer>
    \(after)</body></html>
    """
}
