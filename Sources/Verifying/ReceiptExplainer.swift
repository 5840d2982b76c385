public import Archiving
public import Domain

/// Prints a receipt as a tree, down to the sentences, rows and assumptions that it rests on.
///
/// ```
/// r-0f… ⇒ $3.0B  derived: (amount − spent) ÷ quarters
///   amount = r-1c… $10B  stated: “around $10 billion”
///     Elon Musk, post: “Tesla will spend around $10 billion …”
///     Harbour Wire, 2024-04-28, https://…
///     a-…, characters 217 to 235
/// ```
public struct ReceiptExplainer: Sendable {
    private let receipts: [Identifier<Receipt>: Receipt]
    private let modelCases: [String: ModelCase]
    private let archive: Archive?

    /// Explains receipts; without an archive the sentences behind stated numbers are left out.
    public init(receipts: [Receipt], modelCases: [ModelCase] = [], archive: Archive?) {
        self.receipts = Dictionary(receipts.map { ($0.id, $0) }) { first, _ in first }
        self.modelCases = Dictionary(modelCases.map { ($0.id.rawValue, $0) }) { first, _ in first }
        self.archive = archive
    }

    /// The receipt of this name as lines of text; `nil` where there is none.
    public func explain(_ id: Identifier<Receipt>) throws(ArchiveError) -> String? {
        guard receipts[id] != nil else { return nil }
        var lines: [String] = []
        var shown: Set<Identifier<Receipt>> = []
        try write(id, label: "", depth: 0, &lines, &shown)
        return lines.joined(separator: "\n") + "\n"
    }

    private func write(
        _ id: Identifier<Receipt>, label: String, depth: Int, _ lines: inout [String],
        _ shown: inout Set<Identifier<Receipt>>
    ) throws(ArchiveError) {
        let indent = String(repeating: "  ", count: depth)
        guard let receipt = receipts[id] else {
            lines.append("\(indent)\(label)\(id)  (not filed with this briefing)")
            return
        }
        lines.append(
            "\(indent)\(label)\(id)  \(Self.sign(receipt.kind))\(Self.text(of: receipt))  \(Self.head(receipt))")
        guard shown.insert(id).inserted else {
            if !receipt.origin.inputs.isEmpty { lines.append("\(indent)  (as above)") }
            return
        }
        for line in try details(of: receipt) { lines.append("\(indent)  \(line.filter { $0 != "\n" })") }
        switch receipt.origin {
        case .converted(let input, _, _, _): try write(input, label: "", depth: depth + 1, &lines, &shown)
        case .derived(_, let inputs), .projected(_, _, _, let inputs):
            for input in inputs {
                try write(input.receipt, label: "\(input.name) = ", depth: depth + 1, &lines, &shown)
            }
        default: break
        }
    }

    /// All of the value: explanations are where digits are wanted.
    private static func text(of receipt: Receipt) -> String {
        guard case .quantity(_, let unit) = receipt.value else { return NumberStyle.period.text(for: receipt) }
        let isComputed = [.derived, .projected, .converted].contains(receipt.kind)
        let text = (isComputed ? NumberStyle.rounded : .exact).text(for: receipt)
        return unit.isCurrency || Self.selfEvident.contains(unit) ? text : "\(text) \(unit)"
    }

    /// Units that the text of a number shows or does without.
    private static let selfEvident: Set<MeasureUnit> = [
        .percent, .percentagePoint, .megawatt, .megawattHour, .flopPerSecond, .one, .count, .usDollarPerAccelerator,
    ]

    private static func head(_ receipt: Receipt) -> String {
        switch receipt.origin {
        case .stated(_, _, let words, _): "stated: “\(words)”"
        case .recorded(let cell): "recorded: \(cell.table), \(cell.row), \(cell.column)"
        case .converted(_, let rate, let months, let table):
            "converted: ÷ \(rate) per dollar, \(table), \(months.joined(separator: ", "))"
        case .derived(let formula, _): "derived: \(formula)"
        case .projected(let node, let reading, _, _): "projected: \(node), \(reading)"
        case .assumed(let parameter, let end, _): "assumed: \(parameter), \(end)"
        case .counted(let what, _): "counted: \(what)"
        case .date(let what, let identifier): "date: \(what) of \(identifier)"
        }
    }

    private func details(of receipt: Receipt) throws(ArchiveError) -> [String] {
        switch receipt.origin {
        case .stated(let claimID, let articleID, _, let range):
            var lines: [String] = []
            if let claim = try archive?.claim(claimID) {
                let speaker = claim.speaker.map { $0.name } ?? "nobody named"
                let channel = claim.channel == .unstated ? "" : ", \(claim.channel.rawValue)"
                lines.append("\(speaker)\(channel), \(claim.modality.rawValue): “\(claim.sentence)”")
            }
            if let article = try archive?.article(articleID) {
                let published = article.published?.date.description ?? "undated"
                lines.append(
                    [article.outlet ?? article.location, published, article.url].compactMap { $0 }.joined(
                        separator: ", "))
            } else if archive != nil {
                lines.append("the archive has no article \(articleID)")
            }
            return lines + ["\(articleID), characters \(range.start) to \(range.end)"]
        case .recorded(let cell): return ["\(cell.document), published \(cell.published)"]
        case .assumed(_, _, let source): return [source]
        case .projected(_, _, let name, _):
            guard let modelCase = modelCases[name] else { return ["model case \(name)"] }
            let overrides = modelCase.overrides.sorted { $0.key < $1.key }.map {
                ", \($0.key) = \($0.value) by the user"
            }
            let subject = "\(modelCase.company) as \(modelCase.companyClass), from \(modelCase.firstYear)"
            return ["model case \(name): \(subject)\(overrides.joined())"]
        case .counted(_, let identifiers): return identifiers
        case .converted, .derived, .date: return []
        }
    }

    private static func sign(_ kind: Receipt.Kind) -> String {
        switch kind {
        case .recorded: "▪"
        case .converted: "≈"
        case .derived: "⇒"
        case .projected: "~"
        case .stated, .assumed, .counted, .date: ""
        }
    }
}
