import Domain
import Extracting
import Fetching
import Reading
import Reference

/// Turns documents into extractions: the stateless half of every run.
struct Intake: Sendable {
    /// What came of one document.
    struct Item: Sendable {
        /// Where it came from: a path as it was given, with the place in it for a feed or an archive.
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

    private let extractor: Extractor
    /// The date of texts that bear none.
    let published: CalendarDate?

    init(tables: ReferenceTables, published: CalendarDate?) {
        extractor = Extractor(tables)
        self.published = published
    }

    /// The documents of a file, one after another: one of a page or text, many of a feed or archive.
    func documents(of path: String) throws(FetchingError) -> ArticleStream {
        let file = try SourceCollector().open(path)
        return documents(location: path, size: file.size) { try file.read() }
    }

    /// The documents of a source whose bytes come from elsewhere.
    func documents(location: String, size: Int? = nil, bytes: @escaping () throws -> [UInt8]) -> ArticleStream {
        ArticleStream(context: ReadingContext(location: location, published: published), size: size, bytes: bytes)
    }

    /// The SHA-256 of a document's bytes.
    static func digest(of document: StreamItem) -> String { SHA256.hexDigest(of: document.bytes) }

    /// Reads one document and extracts the parts of what it says that are wanted.
    func take(_ document: StreamItem, parts: Extractor.Parts = .all) -> Item {
        let digest = Self.digest(of: document)
        do throws(ReadingError) {
            let article = try document.article()
            let extraction = extractor.extract(from: article, parts: parts)
            return Item(location: document.location, digest: digest, outcome: .success(extraction))
        } catch {
            let refusal = Refusal(stage: "reading", message: error.description)
            return Item(location: document.location, digest: digest, outcome: .failure(refusal))
        }
    }
}
