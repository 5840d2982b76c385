public import Domain
import Extracting
import Foundation
import Reading
import Reference

/// `briefing extract`: articles in, one JSON line out for each, in order, keeping no state.
public struct ExtractRun: Sendable {
    /// What is asked for.
    public struct Options: Sendable {
        /// The date of texts that bear none.
        public var published: CalendarDate?
        /// The parts to print: `article`, `figures`, `entities`, `claims`.
        public var only: Set<String>
        /// How many articles are worked on at once.
        public var jobs: Int
        /// A folder of CSV files that extend the built-in lexicons.
        public var tables: String?

        public init(
            published: CalendarDate? = nil, only: Set<String> = [], jobs: Int = 1, tables: String? = nil
        ) {
            self.published = published
            self.only = only
            self.jobs = jobs
            self.tables = tables
        }
    }

    /// A line of `--jsonl` input.
    private struct InputLine: Decodable {
        let id: String
        let html: String?
        let text: String?
        let url: String?
        let published: String?
    }

    let options: Options
    let json: ExtractionJSON
    private let reader = ArticleReader()
    let extractor: Extractor
    let tables: ReferenceTables

    /// - Throws: `RunFailure` where a part is named that there is not.
    public init(_ options: Options) throws(RunFailure) {
        self.options = options
        var parts = Set(ExtractionJSON.Part.allCases)
        if !options.only.isEmpty {
            parts = []
            for name in options.only.sorted() {
                guard let part = ExtractionJSON.Part(rawValue: name) else {
                    let known = ExtractionJSON.Part.allCases.map(\.rawValue).joined(separator: ", ")
                    throw RunFailure(.usage, "--only “\(name)”: there is no such part; the parts are \(known)")
                }
                parts.insert(part)
            }
        }
        json = ExtractionJSON(parts: parts)
        tables = try Tables.extended(byFolder: options.tables)
        extractor = Extractor(tables)
    }

    /// The line that answers a line of `--jsonl` input. A line that cannot be read is answered by an error line.
    public func answer(_ line: String, number: Int) -> String {
        let decoded: InputLine
        do {
            decoded = try JSONDecoder().decode(InputLine.self, from: Data(line.utf8))
        } catch {
            return failure(
                "line \(number)",
                "input line \(number) is no JSON object with “id” and “html” or “text”: mend or drop the line")
        }
        var published = options.published
        if let text = decoded.published {
            guard let date = CalendarDate(iso: text) else {
                return failure(decoded.id, "“published” is “\(text)”: give a date as 2024-04-29")
            }
            published = date
        }
        guard let source = decoded.html ?? decoded.text else {
            return failure(decoded.id, "there is neither “html” nor “text”: give one of them")
        }
        let context = ReadingContext(
            location: decoded.id, url: decoded.url, published: published, kind: decoded.html == nil ? .text : .html,
            verbatim: decoded.html == nil)
        do throws(ReadingError) {
            let article = try reader.article(from: Array(source.utf8), context: context)
            let extraction = extractor.extract(from: article, parts: json.extracted)
            return json.line(id: decoded.id, extraction).serialized()
        } catch {
            return failure(decoded.id, error.description)
        }
    }

    private func failure(_ id: String, _ message: String) -> String {
        ExtractionJSON.failure(id: id, message).serialized()
    }
}
