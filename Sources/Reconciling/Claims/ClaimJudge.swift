import Domain
import Reference

/// Judges two claims about the same thing: whether they agree, and whether the newer takes the older one's place.
///
/// A newer claim replaces an older one
///
/// - where the same speaker says it, or anybody for the company at least as firmly as it was said before;
/// - where a firmer voice says it: the company after an analyst, an analyst by name after people who are not named;
/// - where it tells the outcome of a period that is over;
/// - where nobody is named and an article tells of the company's plans a day or more after another did;
/// - where its own article calls the older number old.
///
/// A rumour replaces rumours only of its own source, and nothing else. Two analysts disagree; neither replaces the other.
struct ClaimJudge: Sendable {
    let amounts: AmountComparer
    private let thresholds: ReconcilingThresholds

    init(_ tables: ReferenceTables, asOf: Moment) {
        amounts = AmountComparer(tables, asOf: asOf)
        thresholds = tables.reconciling
    }

    /// Whether both claims can stand: their amounts agree, and the newer is no new word of the same speaker for
    /// another number.
    func agree(_ newer: ClaimInContext, _ older: ClaimInContext) -> Bool {
        amounts.agree(newer.claim, older.claim) && !isRestated(newer, older)
    }

    /// Whether the same voice names another number on a later day, though the two overlap: 35–40 after 30–37.
    func isRestated(_ newer: ClaimInContext, _ older: ClaimInContext) -> Bool {
        guard isSameVoice(newer, older), isLaterOccasion(newer, older), newer.claim.modality == older.claim.modality,
            amounts.movement(from: older.claim, to: newer.claim) != .none
        else { return false }
        // “About ten” and “ten point two” of one speaker are one number, unless the digits of both are meant.
        let isLoose = newer.claim.bound == .about || older.claim.bound == .about
        return !(isLoose && amounts.agree(newer.claim, older.claim))
    }

    /// Whether the newer claim takes the older one's place; only asked where they do not agree.
    ///
    /// - Parameter calledOld: Whether the newer one's article calls the older number old.
    func replaces(_ newer: ClaimInContext, _ older: ClaimInContext, calledOld: Bool = false) -> Bool {
        guard let newDay = newer.day, let oldDay = older.day, newDay >= oldDay else { return false }
        if newer.voice == .unnamed || newer.claim.modality == .rumour {
            return newer.claim.modality == older.claim.modality && older.voice == .unnamed && newDay > oldDay
                && newer.source.home == older.source.home
        }
        if calledOld, newer.voice >= older.voice { return true }
        if isOutcome(newer, of: older), newDay > oldDay { return true }
        if let speaker = newer.speaker, speaker == older.speaker {
            // What has happened is not undone by what is planned.
            return older.claim.modality != .actual || newer.claim.modality == .actual
        }
        switch (newer.voice, older.voice) {
        case (.own, .own): return newer.firmness >= older.firmness
        case (.told, .told):
            return newDay > oldDay && newer.firmness >= older.firmness && newer.claim.modality != .estimate
        // Two outsiders disagree; only the outcome settles it.
        case (.outsider, .outsider): return false
        case (.outsider, .told): return older.claim.modality == .estimate && newDay > oldDay
        default:
            return newer.voice > older.voice
                && (older.claim.modality != .actual || newer.claim.modality == .actual)
        }
    }

    /// Whether the newer claim says what came of the older one: it has happened, and its period is over.
    private func isOutcome(_ newer: ClaimInContext, of older: ClaimInContext) -> Bool {
        guard newer.claim.modality == .actual, older.claim.modality != .actual, let day = newer.day,
            let end = newer.claim.period?.end
        else { return false }
        return end.dayNumber <= day
    }

    /// One speaker, or two who speak for the company.
    func isSameVoice(_ left: ClaimInContext, _ right: ClaimInContext) -> Bool {
        if let speaker = left.speaker { return speaker == right.speaker || left.voice == .own && right.voice == .own }
        return left.voice == .told && right.voice == .told && left.source.home == right.source.home
    }

    /// Whether a claim was made on a later occasion than another, and not only printed later.
    private func isLaterOccasion(_ newer: ClaimInContext, _ older: ClaimInContext) -> Bool {
        guard let newDay = newer.day, let oldDay = older.day else { return false }
        return newDay > oldDay + (newer.isDated && older.isDated ? 0 : thresholds.occasionDays)
    }
}
