import Domain
import Fetching
import Reading

/// The articles of files and folders, worked on by several threads and handed out in the order they came in.
extension ExtractRun {
    private struct Answer: Sendable {
        let line: String
        /// Why there is no article, for a person.
        let complaint: String?
    }

    /// Reads files and folders and prints a line for each article; at most a few articles are in hand.
    public func files(_ inputs: [String], to output: RunOutput) async -> ExitStatus {
        let intake = Intake(tables: tables, published: options.published)
        let (paths, failures) = SourceCollector().collect(inputs)
        let width = max(1, options.jobs)
        var read = 0
        var refused = 0
        await withTaskGroup(of: (Int, Answer).self) { group in
            var waiting: [Int: Answer] = [:]
            var next = 0
            var number = 0
            func take(_ number: Int, _ answer: Answer) {
                waiting[number] = answer
                while let answer = waiting.removeValue(forKey: next) {
                    output.result(answer.line)
                    if let complaint = answer.complaint {
                        output.notice(complaint)
                        refused += 1
                    } else {
                        read += 1
                    }
                    next += 1
                }
            }
            func take(_ failure: FetchingError) {
                take(number, Self.refusal(id: failure.path, failure.description))
                number += 1
            }
            for failure in failures { take(failure) }
            for path in paths {
                do throws(FetchingError) {
                    for document in try intake.documents(of: path) {
                        let index = number
                        number += 1
                        group.addTask { (index, answer(document, intake)) }
                        while number - next >= width, let done = await group.next() { take(done.0, done.1) }
                    }
                } catch {
                    take(error)
                }
            }
            for await done in group { take(done.0, done.1) }
        }
        if read == 0 { return paths.isEmpty ? .noInput : .badData }
        return refused == 0 ? .done : .quarantined
    }

    private func answer(_ document: StreamItem, _ intake: Intake) -> Answer {
        let item = intake.take(document, parts: json.extracted)
        switch item.outcome {
        case .success(let extraction):
            return Answer(line: json.line(id: item.location, extraction).serialized(), complaint: nil)
        case .failure(let refusal): return Self.refusal(id: item.location, refusal.message)
        }
    }

    private static func refusal(id: String, _ message: String) -> Answer {
        Answer(line: ExtractionJSON.failure(id: id, message).serialized(), complaint: message)
    }
}
