import Domain

extension Composition {
    /// Where the inputs of the model come from, in words.
    func workbookOrigins() -> [String: String] {
        guard let modelCase = material.projection?.modelCase else { return [:] }
        let facts = material.ledger.facts
        return WorkbookFile.origins(
            of: modelCase, receipt: { book[$0] },
            claim: { id in
                facts.lazy.flatMap { $0.supporting + $0.superseded + $0.conflicting }.first { $0.id == id }
            }, outlet: { articles[$0]?.outletName })
    }
}
