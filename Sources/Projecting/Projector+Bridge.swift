public import Domain

extension Projector {
    /// How the median of the first year's spending on accelerators came from the facts of one ledger to those of a
    /// later one, with the parameters of today on both sides; `nil` where it stands still or cannot be compared.
    ///
    /// - Throws: `ProjectionError` for what a case gets wrong.
    public func bridge(
        for company: String, from earlier: Ledger, to later: Ledger
    ) throws(ProjectionError) -> ProjectionBridge? {
        guard let old = evidence(for: company, in: earlier), let new = evidence(for: company, in: later),
            let output = ProjectionOutput.all.first
        else { return nil }
        let steps = new.modelCase.steps(from: old.modelCase)
        // The machines at the start bear on no money, so that the case with the old money stands for the old one.
        guard !steps.isEmpty, let first = new.modelCase.start(of: old.modelCase) else { return nil }
        let node = "\(output.id).\(new.modelCase.firstYear)"
        func median(_ modelCase: ModelCase) throws(ProjectionError) -> Receipt? {
            try briefingSample(of: modelCase)[node].flatMap { quantiles in
                receipt(node, output.unit, .middle, quantiles[1].rounded(toDigits: 4), modelCase)
            }
        }
        guard let before = try median(first) else { return nil }
        var medians: [ProjectionBridge.Step] = []
        for step in steps {
            guard let value = try median(step.modelCase) else { return nil }
            if value.interval != (medians.last?.median ?? before).interval || step.modelCase == new.modelCase {
                medians.append(.init(difference: step.difference, median: value))
            }
        }
        guard medians.contains(where: { $0.median.interval != before.interval }) else { return nil }
        return ProjectionBridge(
            title: output.title, year: new.modelCase.firstYear, before: before, steps: medians,
            modelCases: [first] + steps.dropLast().map(\.modelCase), evidence: old.receipts)
    }
}
