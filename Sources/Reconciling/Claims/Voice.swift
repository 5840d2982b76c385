import Domain

/// Whose word a claim is, seen from the company it is about.
enum Voice: Int, Comparable {
    /// People who are not named.
    case unnamed
    /// The article tells it and names nobody.
    case told
    /// Somebody named who does not speak for the company: an analyst, a rival, another outlet.
    case outsider
    /// The company, or a person who speaks for it.
    case own

    init(_ claim: Claim) {
        switch claim.speaker {
        case nil: self = claim.modality == .rumour ? .unnamed : .told
        case let speaker? where speaker.speaksFor(claim.subjects): self = .own
        case let speaker? where speaker.kind == .unnamed: self = .unnamed
        default: self = .outsider
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How much a claim's word weighs against another's about the same thing.
///
/// Compared from the first part to the last: what kind of statement it is, who makes it, and by which way.
struct Firmness: Comparable {
    /// The kind of statement, from rumour to accomplished fact.
    let modality: Int
    /// Who speaks: the company itself before outsiders before nobody in particular.
    let voice: Voice
    /// The way it was said: a filing before a post.
    let channel: Int

    private static let modalities: [Modality] = [.rumour, .estimate, .target, .planned, .guidance, .actual]
    private static let channels: [Channel] = [
        .unstated, .report, .data, .post, .interview, .release, .resultsCall, .filing,
    ]

    init(_ claim: Claim) {
        modality = Self.modalities.firstIndex(of: claim.modality) ?? 0
        channel = Self.channels.firstIndex(of: claim.channel) ?? 0
        voice = Voice(claim)
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.modality, left.voice, left.channel) < (right.modality, right.voice, right.channel)
    }
}

extension Speaker {
    /// Whether this is one of the subjects, or somebody who speaks for one.
    func speaksFor(_ subjects: [String]) -> Bool {
        subjects.contains(name) || organisation.map(subjects.contains) == true
    }
}
