public import Domain

/// A claim with the words that each of its parts was read from.
public struct ClaimEvidence: Sendable {
    /// A part of a claim.
    public enum Role: String, Sendable, CaseIterable {
        case subject, metric, figure, item, period, modality, speaker
    }

    /// The words of one part.
    public struct Part: Sendable {
        /// Which part.
        public let role: Role
        /// Where its words stand; `nil` where it was carried over or follows from the other parts.
        public let range: TextRange?
        /// The words, or why there are none.
        public let words: String
    }

    /// The claim.
    public let claim: Claim
    /// Its parts, in the order of `Role`.
    public let parts: [Part]
}

extension ClaimPass {
    /// The words behind every claim.
    func evidence() -> [ClaimEvidence] {
        drafts.compactMap { draft in
            guard let claim = draft.claim(in: article, text: frame.text) else { return nil }
            return ClaimEvidence(claim: claim, parts: parts(of: draft))
        }
    }

    private func parts(of draft: ClaimDraft) -> [ClaimEvidence.Part] {
        let sentence = frame.text.sentences[draft.sentence]
        var parts = [subject(of: draft, in: sentence)]
        parts.append(
            part(.metric, draft.metric.cue, otherwise: "what was spoken of before") ?? part(.metric, draft.span.tokens))
        parts.append(part(.figure, draft.span.hedged))
        if let item = draft.metric.item {
            let named = frame.mentions(in: sentence).first { $0.name == item }?.tokens
            parts.append(part(.item, named, otherwise: item))
        }
        if draft.period.text != nil || draft.period.period != nil {
            parts.append(part(.period, draft.period.tokens, otherwise: "the figure it belongs to"))
        }
        parts.append(
            part(.modality, modalities.words(for: draft.modality, of: draft.span, in: sentence), otherwise: "the verb"))
        if let speaker = draft.speaker {
            let named = frame.mentions(in: sentence).first { $0.name == speaker.name }?.tokens
            parts.append(part(.speaker, named, otherwise: "\(speaker.name), named elsewhere"))
        }
        return parts.compactMap { $0 }
    }

    private func subject(of draft: ClaimDraft, in sentence: Range<Int>) -> ClaimEvidence.Part? {
        let mentions = frame.mentions(in: sentence).filter {
            draft.subject.names.contains($0.actor) || $0.organisation.map(draft.subject.names.contains) == true
        }
        let nearest = mentions.last { $0.tokens.upperBound <= draft.span.hedged.lowerBound } ?? mentions.first
        return part(.subject, nearest?.tokens, otherwise: "the subject of the text so far")
    }

    private func part(
        _ role: ClaimEvidence.Role, _ tokens: Range<Int>?, otherwise words: String = ""
    ) -> ClaimEvidence.Part? {
        guard let tokens, let range = frame.text.textRange(of: tokens) else {
            return words.isEmpty ? nil : ClaimEvidence.Part(role: role, range: nil, words: words)
        }
        return ClaimEvidence.Part(role: role, range: range, words: frame.text.string(tokens))
    }
}

extension ModalityReader {
    /// The cue or verb that makes a figure's words as sure as they are.
    func words(for modality: Modality, of span: FigureSpan, in sentence: Range<Int>) -> Range<Int>? {
        let hits = frame.cues.hits(.modality, in: sentence).filter { hit in
            hit.cue.code == modality.rawValue || hit.cue.code == "outlook" && modality != .actual
                || hit.cue.code == "planned" && modality == .guidance
                || hit.cue.code == "estimate" && modality == .guidance
        }
        if let hit = hits.last(where: { $0.tokens.upperBound <= span.tokens.lowerBound }) ?? hits.first {
            return hit.tokens
        }
        let verb = Range(from: sentence.lowerBound, to: span.hedged.lowerBound).last {
            frame.isWord($0, [.finite, .participle]) && !frame.isWord($0, .preposition)
        }
        return verb.map { $0..<$0 + 1 }
    }
}
