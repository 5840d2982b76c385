import Domain
import Extracting
import Fetching
import Reading
import Reference

/// Turns documents into extractions: the stateless half of every run.
struct Intake: Sendable {
    /// What came of one document.
    struct Item: Sendable {
        /// Where it came from, as it was given.
        let location: String
        /// The SHA-256 of its bytes.
        let digest: String
        /// What was read out of it, or why nothing was.
        let outcome: Result<Extraction, Refusal>
    }

    /// Why a document was not read.
    struct Refusal: Error, Sendable {
        /// The stage that refused it.
        let stage: String
        /// What is wrong and what to do.
        let message: String
    }

    private let reader = ArticleReader()
    private let extractor: Extractor
    /// The date of texts that bear none.
    let published: CalendarDate?

    init(tables: ReferenceTables, published: CalendarDate?) {
        extractor = Extractor(tables)
        self.published = published
    }

    /// Reads one document and extracts what it says.
    func take(_ document: SourceDocument) -> Item {
        let digest = SHA256.hexDigest(of: document.bytes)
        let context = ReadingContext(location: document.location, published: published)
        do throws(ReadingError) {
            let article = try reader.article(from: document.bytes, context: context)
            return Item(
                location: document.location, digest: digest, outcome: .success(extractor.extract(from: article)))
        } catch {
            let refusal = Refusal(stage: "reading", message: error.description)
            return Item(location: document.location, digest: digest, outcome: .failure(refusal))
        }
    }
}
