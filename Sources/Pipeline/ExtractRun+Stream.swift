/// The lines of a stream, answered on several threads and handed out in the order they came in.
extension ExtractRun {
    /// Answers every line, keeping at most a few lines for each thread in hand.
    public func stream(
        _ lines: some AsyncSequence<String, any Error>, jobs: Int, to output: RunOutput
    ) async throws {
        let width = max(1, jobs)
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            var waiting: [Int: String] = [:]
            var next = 0
            var number = 0
            func take(_ answer: (Int, String)) {
                waiting[answer.0] = answer.1
                while let line = waiting.removeValue(forKey: next) {
                    output.result(line)
                    next += 1
                }
            }
            for try await line in lines where line.contains(where: { !$0.isWhitespace }) {
                let index = number
                number += 1
                group.addTask { (index, answer(line, number: index + 1)) }
                if number - next >= width, let answer = try await group.next() { take(answer) }
            }
            for try await answer in group { take(answer) }
        }
    }
}
