import Archiving
import Domain

/// Proves receipts from the archive, the tables and the model, each once with all that it rests on.
///
/// A receipt comes from the folder under test. It is believed only so far as what it says of itself can be found or
/// worked out again elsewhere.
struct ReceiptProver {
    let context: ProofContext
    let evidence: VerificationEvidence
    var archive: ArchiveReader
    /// Why a receipt does not hold; `nil` for one that does.
    private var verdicts: [Identifier<Receipt>: String?] = [:]
    private var caseVerdicts: [Identifier<ModelCase>: String?] = [:]

    init(context: ProofContext, evidence: VerificationEvidence, archive: ArchiveReader) {
        self.context = context
        self.evidence = evidence
        self.archive = archive
    }

    /// Why the receipt of this name does not hold; `nil` where it does.
    mutating func objection(to id: Identifier<Receipt>) throws(ArchiveError) -> String? {
        if context.trusted.contains(id) { return nil }
        if let known = verdicts[id] { return known }
        // A receipt cannot rest on itself: while it is looked at, it does not hold.
        verdicts[id] = .some("it rests on itself")
        let objection: String?
        if let receipt = context.receipts[id] {
            objection = try self.objection(to: receipt)
        } else {
            objection = "receipts.json has no receipt \(id)"
        }
        verdicts[id] = .some(objection)
        return objection
    }

    private mutating func objection(to receipt: Receipt) throws(ArchiveError) -> String? {
        let named = Receipt(value: receipt.value, origin: receipt.origin)
        guard named.id == receipt.id else { return "its content has the name \(named.id)" }
        if let interval = receipt.interval, ValueInterval(low: interval.low, high: interval.high) == nil {
            return "its value is no interval"
        }
        for input in receipt.origin.inputs {
            if let objection = try self.objection(to: input) { return "its input \(input) is not proven: \(objection)" }
        }
        switch receipt.origin {
        case .stated(let claim, let article, let words, let range):
            return try stated(receipt, claim, article, words, range)
        case .recorded(let cell):
            return evidence.recordedReceipt(cell) == receipt
                ? nil : "the table \(cell.table) does not have this value in \(cell.row), \(cell.column)"
        case .assumed(let parameter, let end, _):
            return evidence.assumedReceipt(parameter, end) == receipt
                ? nil : "the \(end) value of the assumption \(parameter) is another"
        case .converted(let input, let rate, let months, let table):
            return converted(receipt, input, rate, months, table)
        case .derived(let formula, let inputs): return derived(receipt, formula, inputs)
        case .projected(let node, let reading, let modelCase, let inputs):
            return try projected(receipt, node, reading, modelCase, inputs)
        case .counted(let what, let identifiers): return try counted(receipt, what, identifiers)
        case .date(let what, let identifier): return try dated(receipt, what, identifier)
        }
    }

    // MARK: Stated

    private mutating func stated(
        _ receipt: Receipt, _ claimID: Identifier<Claim>, _ articleID: Identifier<Article>, _ words: String,
        _ range: TextRange
    ) throws(ArchiveError) -> String? {
        guard context.articles.contains(articleID) else {
            return "the briefing was not made from the article \(articleID)"
        }
        guard let extraction = try archive.extraction(articleID) else {
            return "the archive has no article \(articleID)"
        }
        let article = extraction.article
        if let published = article.published, published.effectiveMoment > context.asOf {
            return "the article \(articleID) was published after the moment of the briefing"
        }
        guard let stretch = TextRange(start: range.start, end: range.end), article.text.substring(in: stretch) == words
        else {
            return "the article \(articleID) does not say “\(words)” there"
        }
        guard let claim = extraction.claims.first(where: { $0.id == claimID }) else {
            return "the article \(articleID), read again, does not make the claim \(claimID)"
        }
        guard claim.wording == words, claim.wordingRange == range else {
            return "the claim \(claimID) is in other words"
        }
        guard receipt.interval == ValueInterval(claim.quantity.interval), receipt.unit == claim.quantity.unit else {
            return "the claim \(claimID) states another value"
        }
        return reads(words, as: claim, of: article)
            ? nil : "the words “\(words)”, read by themselves, give another value"
    }

    /// Whether a claim's words, read without their sentence, give its value.
    ///
    /// Where they do not, they are read with the words before them: `between` belongs to `$35 billion and $40 billion`.
    /// The direction of a change is in the verb (`fell 9 percent`) and may be another.
    private func reads(_ words: String, as claim: Claim, of article: Article) -> Bool {
        var start = claim.wordingRange.start
        for _ in 0...3 {
            guard start >= claim.sentenceRange.start, let range = TextRange(start: start, end: claim.wordingRange.end),
                let stretch = article.text.substring(in: range)
            else { return false }
            if let figure = evidence.claims.figure(rereading: stretch, published: article.published?.date) {
                let read = figure.interval.map { Quantity(interval: $0, unit: figure.unit ?? claim.quantity.unit) }
                let turned = read.map { Quantity(interval: $0.interval.negated, unit: $0.unit) }
                let readings = [read, turned].compactMap { $0 } + figure.alternates
                if readings.contains(claim.quantity) { return true }
            }
            guard let sentence = TextRange(start: claim.sentenceRange.start, end: start),
                let before = article.text.substring(in: sentence)
            else { return false }
            let scalars = Array(before.unicodeScalars)
            let trimmed = scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? 0
            guard trimmed > 0 else { return false }
            let word = scalars[..<trimmed].lastIndex { $0.properties.isWhitespace }.map { $0 + 1 } ?? 0
            start = claim.sentenceRange.start + word
        }
        return false
    }

    // MARK: Arithmetic

    private func converted(
        _ receipt: Receipt, _ inputID: Identifier<Receipt>, _ rate: Double, _ months: [String], _ table: String
    ) -> String? {
        guard let input = context.receipts[inputID], let unit = input.unit, unit.isCurrency, unit != .usDollar,
            let amount = input.interval
        else { return "its input is no amount in another currency" }
        guard receipt.unit == .usDollar else { return "it is not in dollars" }
        guard Set(months).count == months.count, let known = evidence.unitsPerDollar(unit.rawValue, months, table)
        else {
            return "the table \(table) has no rate for \(unit) in \(months.joined(separator: ", "))"
        }
        guard rate > 0, known.isNear(rate, within: 1e-12) else { return "the table \(table) has another rate" }
        let expected = ValueInterval(low: amount.low.map { $0 / known }, high: amount.high.map { $0 / known })
        return receipt.interval.isNear(expected, within: 1e-12) ? nil : "the amount divided by the rate is another"
    }

    private func derived(_ receipt: Receipt, _ formula: Formula, _ inputs: [Receipt.Input]) -> String? {
        guard !inputs.isEmpty else {
            // A constant is no number of its own: it has to be part of a formula or a rate that is proven itself.
            guard case .constant(let value, _) = formula, receipt.interval?.point == value,
                context.constants.contains(value)
            else { return "its formula rests on nothing" }
            return nil
        }
        let values = Dictionary(inputs.map { ($0.name, context.receipts[$0.receipt]?.interval) }) { first, _ in first }
        guard values.count == inputs.count else { return "two inputs have one name" }
        let needed = Set(formula.quantities)
        guard needed == Set(values.keys) else { return "its formula “\(formula)” does not use the inputs it names" }
        guard let expected = formula.interval({ values[$0] ?? nil }) else {
            return "its formula “\(formula)” gives no number"
        }
        return receipt.interval.isNear(expected, within: 1e-12) ? nil : "its formula “\(formula)” gives another number"
    }

    // MARK: The model

    private mutating func projected(
        _ receipt: Receipt, _ node: String, _ reading: ProjectionReading, _ name: String, _ inputs: [Receipt.Input]
    ) throws(ArchiveError) -> String? {
        guard let modelCase = context.modelCases[name] else { return "receipts.json has no model case \(name)" }
        if let objection = try objection(to: modelCase) { return "its model case \(name) is not proven: \(objection)" }
        let evidenceOfCase = Set(
            modelCase.spending.compactMap(\.receipt) + [modelCase.openingStockReceipt].compactMap { $0 })
        guard Set(inputs.map(\.receipt)).isSubset(of: evidenceOfCase) else {
            return "it names inputs that its model case does not have"
        }
        let expected: VerificationEvidence.ProjectedValue?
        do {
            expected = try evidence.projectedValue(modelCase, node, reading)
        } catch {
            return "the model cannot be worked out again: \(error)"
        }
        guard let expected else { return "the model has no value \(node)" }
        guard receipt.interval.isNear(ValueInterval(expected.value), within: 1e-9) else {
            return "the model, worked out again, gives another \(node)"
        }
        if let unit = expected.unit, receipt.unit != unit { return "the model gives \(node) in \(unit)" }
        return nil
    }

    /// Why a question to the model does not follow from the receipts and the archive.
    private mutating func objection(to modelCase: ModelCase) throws(ArchiveError) -> String? {
        if let known = caseVerdicts[modelCase.id] { return known }
        let objection = try self.freshObjection(to: modelCase)
        caseVerdicts[modelCase.id] = .some(objection)
        return objection
    }

    private mutating func freshObjection(to modelCase: ModelCase) throws(ArchiveError) -> String? {
        // Years are looked at before the model counts through them.
        guard (1...100).contains(modelCase.years), (1900...3000).contains(modelCase.firstYear),
            modelCase.spending.allSatisfy({ (1900...3100).contains($0.year) })
        else { return "its years are out of range" }
        if let known = context.companyClass(modelCase.company), known != modelCase.companyClass {
            return "\(modelCase.company) is of the class \(known)"
        }
        for spending in modelCase.spending {
            guard let id = spending.receipt else { return "the money of \(spending.year) has no receipt" }
            if let objection = try self.objection(to: id) { return "the money of \(spending.year): \(objection)" }
            guard let receipt = context.receipts[id], receipt.unit == .usDollar, let middle = receipt.interval?.middle,
                spending.dollars.isNear(middle, within: 1e-12)
            else { return "the money of \(spending.year) is not what its receipt says" }
        }
        if let id = modelCase.openingStockReceipt {
            if let objection = try self.objection(to: id) { return "the opening stock: \(objection)" }
            guard let middle = context.receipts[id]?.interval?.middle,
                modelCase.openingStock.isNear(middle, within: 1e-12)
            else { return "the opening stock is not what its receipt says" }
        } else if modelCase.openingStock != 0 {
            return "the opening stock has no receipt"
        }
        if let question = evidence.modelCase, let ledger = context.record?.ledger {
            let expected = question(modelCase.company, ledger)
            guard
                expected?.id == modelCase.id || expected?.asGuidance?.id == modelCase.id
                    || isBridge(modelCase, to: expected, question)
            else {
                return "the archived facts put another question to the model"
            }
        }
        return nil
    }

    /// Whether a question lies between that of the last briefing's facts and this one's.
    private func isBridge(
        _ modelCase: ModelCase, to expected: ModelCase?, _ question: (String, Ledger) -> ModelCase?
    ) -> Bool {
        guard let expected, let ledger = context.previous?.ledger,
            let earlier = question(modelCase.company, ledger)
        else { return false }
        return expected.start(of: earlier)?.id == modelCase.id
            || expected.steps(from: earlier).contains { $0.modelCase.id == modelCase.id }
    }
}

extension Double {
    /// Whether two numbers are equal but for the last digits of their arithmetic.
    func isNear(_ other: Double, within tolerance: Double) -> Bool {
        self == other || abs(self - other) <= tolerance * Swift.max(abs(self), abs(other))
    }
}

extension ValueInterval {
    /// The middle of a closed interval, the only end of an open one: what the model takes in.
    fileprivate var middle: Double? {
        if let low, let high { return (low + high) / 2 }
        return low ?? high
    }
}

extension ValueInterval? {
    /// Whether two intervals have the same ends but for the last digits of their arithmetic.
    fileprivate func isNear(_ other: ValueInterval?, within tolerance: Double) -> Bool {
        guard let self, let other else { return false }
        func near(_ left: Double?, _ right: Double?) -> Bool {
            guard let left, let right else { return left == nil && right == nil }
            return left.isNear(right, within: tolerance)
        }
        return near(self.low, other.low) && near(self.high, other.high)
    }
}
