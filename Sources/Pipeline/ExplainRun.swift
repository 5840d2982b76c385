import Archiving
import Domain
import Foundation
import Verifying

/// `briefing explain`: one number's receipt, as a tree.
public struct ExplainRun: Sendable {
    private let output: String
    private let archive: String

    public init(output: String, archive: String) {
        self.output = output
        self.archive = archive
    }

    /// Prints the receipt of this name, from the newest briefing that has it.
    public func run(_ name: String, to console: RunOutput) throws(RunFailure) -> ExitStatus {
        guard let id = Identifier<Receipt>(name) else {
            throw RunFailure(.usage, "“\(name)” names no receipt; a receipt’s name looks like r-5f0a31c2be9d7714")
        }
        let folders = try BriefingFolders.under(output)
        let store = FileManager.default.fileExists(atPath: archive) ? try Store.openExistingArchive(archive) : nil
        for folder in folders.reversed() {
            guard let data = FileManager.default.contents(atPath: folder + "/receipts.json") else { continue }
            let file = try Store.run { try ReceiptFile(bytes: Array(data)) }
            let explainer = ReceiptExplainer(receipts: file.receipts, modelCases: file.modelCases, archive: store)
            guard let tree = try Store.run({ try explainer.explain(id) }) else { continue }
            console.result(tree)
            return .done
        }
        console.notice("\(name): none of the \(folders.count) briefings under \(output) has a receipt of this name")
        return .foundWrong
    }
}
