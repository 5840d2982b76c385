import Domain

extension Composition {
    /// What was corrected of claims about the company, in the order of the claims.
    mutating func correctionNotes() -> [Briefing.CorrectionNote] {
        let ledger = material.ledger
        guard !ledger.corrections.isEmpty else { return [] }
        let own = facts.flatMap { [$0.lead] + $0.supporting + $0.conflicting + $0.superseded }
        let aside = ledger.setAside.map(\.claim).filter { $0.subjects.contains(material.company) }
        let claims = Dictionary((own + aside).map { ($0.id, $0) }) { first, _ in first }
        return ledger.corrections.compactMap { correction in
            guard let claim = claims[correction.claim], let article = articles[claim.article],
                let words = Quotation(article, claim.wordingRange)
            else { return nil }
            return Briefing.CorrectionNote(
                claim: claim.id, what: "\(words), \(outlet(claim.article))", change: change(correction, claim),
                why: why(correction))
        }
    }

    private mutating func change(_ correction: Correction, _ claim: Claim) -> Prose {
        guard let amendment = correction.amendment else { return "set aside" }
        var parts: [Prose] = []
        if let subject = amendment.subject { parts.append("of \(Self.name(subject))") }
        if let metric = amendment.metric { parts.append(Prose(safe: Lexicon.word(for: metric))) }
        if let scope = amendment.scope { parts.append("for \(Prose(safe: Lexicon.purpose(scope) ?? scope.rawValue))") }
        if let item = amendment.item { parts.append("of \(Self.name(item))") }
        if let basis = amendment.basis { parts.append(Prose(safe: Lexicon.word(for: basis) ?? basis.rawValue)) }
        if let period = amendment.period {
            parts.append("for \(date(period, of: "period", claim.id.rawValue))")
        }
        if let modality = amendment.modality { parts.append(Prose(safe: Lexicon.word(for: modality))) }
        return "read as " + Grammar.list(parts)
    }

    private mutating func why(_ correction: Correction) -> Prose {
        let source = PrintedName.Source.correction(correction.claim)
        let day = date(Period(day: correction.date), of: "correction", correction.claim.rawValue)
        return
            "\(PrintedName(correction.author, source: source)), \(day): \(PrintedName(correction.reason, source: source))"
    }
}
