public import Domain
import Extracting
import Fetching
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
        /// How many lines are worked on at once.
        public var jobs: Int

        public init(published: CalendarDate? = nil, only: Set<String> = [], jobs: Int = 1) {
            self.published = published
            self.only = only
            self.jobs = jobs
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

    private let options: Options
    private let json: ExtractionJSON
    private let reader = ArticleReader()
    private let extractor: Extractor
    private let tables: ReferenceTables

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
        tables = try Tables.builtIn()
        extractor = Extractor(tables)
    }

    /// Reads files and folders and prints a line for each article, before the next one is read.
    public func files(_ inputs: [String], to output: RunOutput) -> ExitStatus {
        let intake = Intake(tables: tables, published: options.published)
        let (paths, failures) = SourceCollector().collect(inputs)
        var read = 0
        var refused = failures.count
        for failure in failures {
            output.result(ExtractionJSON.failure(id: failure.path, failure.description).serialized())
            output.notice(failure.description)
        }
        for path in paths {
            do throws(FetchingError) {
                for document in try intake.documents(of: path) {
                    let item = intake.take(document, articleOnly: json.parts == [.article])
                    switch item.outcome {
                    case .success(let extraction):
                        output.result(json.line(id: item.location, extraction).serialized())
                        read += 1
                    case .failure(let refusal):
                        output.result(ExtractionJSON.failure(id: item.location, refusal.message).serialized())
                        output.notice(refusal.message)
                        refused += 1
                    }
                }
            } catch {
                output.result(ExtractionJSON.failure(id: path, error.description).serialized())
                output.notice(error.description)
                refused += 1
            }
        }
        if read == 0 { return paths.isEmpty ? .noInput : .badData }
        return refused == 0 ? .done : .quarantined
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
            let extraction =
                json.parts == [.article] ? Extraction(articleOnly: article) : extractor.extract(from: article)
            return json.line(id: decoded.id, extraction).serialized()
        } catch {
            return failure(decoded.id, error.description)
        }
    }

    private func failure(_ id: String, _ message: String) -> String {
        ExtractionJSON.failure(id: id, message).serialized()
    }
}
