import Domain
import Extracting
import Fetching
import Reading

/// `briefing extract --explain`: the text for a person, each claim's parts marked, and why.
extension ExtractRun {
    /// How a part of a claim is set off from the text around it.
    public enum Marking: Sendable {
        /// By colour, for a terminal.
        case colour
        /// By brackets and the part's name.
        case brackets
    }

    /// Reads files and folders and prints each text with its claims.
    public func explain(_ inputs: [String], marking: Marking, to output: RunOutput) -> ExitStatus {
        let intake = Intake(tables: tables, published: options.published)
        let (paths, failures) = SourceCollector().collect(inputs)
        var read = 0
        var refused = failures.count
        for failure in failures { output.notice(failure.description) }
        for path in paths {
            do throws(FetchingError) {
                for document in try intake.documents(of: path) {
                    let item = intake.take(document, parts: [])
                    switch item.outcome {
                    case .success(let extraction):
                        let explained = extractor.evidence(of: extraction.article)
                        let page = ClaimExplanation(
                            article: extraction.article, location: item.location, evidence: explained, marking: marking)
                        for line in page.lines { output.result(line) }
                        read += 1
                    case .failure(let refusal):
                        output.notice(refusal.message)
                        refused += 1
                    }
                }
            } catch {
                output.notice(error.description)
                refused += 1
            }
        }
        if read == 0 { return paths.isEmpty ? .noInput : .badData }
        return refused == 0 ? .done : .quarantined
    }
}
