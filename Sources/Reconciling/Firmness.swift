import Domain

/// How much a claim's word weighs against another's about the same thing.
///
/// Compared from the first part to the last: what kind of statement it is, who makes it, and by which way.
struct Firmness: Comparable {
    /// The kind of statement, from rumour to accomplished fact.
    let modality: Int
    /// Who speaks: the company itself before outsiders before nobody in particular.
    let speaker: Int
    /// The way it was said: a filing before a post.
    let channel: Int

    private static let modalities: [Modality] = [.rumour, .estimate, .target, .planned, .guidance, .actual]
    private static let channels: [Channel] = [
        .unstated, .report, .data, .post, .interview, .release, .resultsCall, .filing,
    ]

    init(_ claim: Claim) {
        modality = Self.modalities.firstIndex(of: claim.modality) ?? 0
        channel = Self.channels.firstIndex(of: claim.channel) ?? 0
        speaker =
            switch claim.speaker {
            case let speaker? where speaker.speaksFor(claim.subjects): 3
            case let speaker? where speaker.kind != .unnamed: 2
            case nil: 1
            default: 0
            }
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.modality, left.speaker, left.channel) < (right.modality, right.speaker, right.channel)
    }
}

extension Speaker {
    /// Whether this is one of the subjects, or somebody who speaks for one.
    func speaksFor(_ subjects: [String]) -> Bool {
        subjects.contains(name) || organisation.map(subjects.contains) == true
    }
}
