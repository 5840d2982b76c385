public import Domain

/// All that a site is made of.
public struct SiteMaterial: Sendable {
    /// A briefing of the site.
    public struct Entry: Sendable {
        /// The briefing.
        public let briefing: Briefing
        /// The name of its folder, such as `2024-04-29-tesla`.
        public let folder: String
        /// What it was composed from: its ledger gives the pages of facts.
        public let material: BriefingMaterial
        /// Whether its folder holds `briefing.json`.
        public let hasData: Bool
        /// Whether it holds `tearsheet.html`.
        public let hasSheet: Bool

        /// Puts one together from its parts.
        public init(
            briefing: Briefing, folder: String, material: BriefingMaterial, hasData: Bool, hasSheet: Bool
        ) {
            self.briefing = briefing
            self.folder = folder
            self.material = material
            self.hasData = hasData
            self.hasSheet = hasSheet
        }
    }

    /// Where the site stands.
    public let settings: SiteSettings
    /// Its briefings, in any order.
    public let entries: [Entry]
    /// Inputs that could not be read.
    public let quarantined: [QuarantineNote]
    /// Model assumptions replaced, by name.
    public let assumptions: [String: Double]

    /// Puts one together from its parts.
    public init(
        settings: SiteSettings, entries: [Entry], quarantined: [QuarantineNote] = [],
        assumptions: [String: Double] = [:]
    ) {
        self.settings = settings
        self.entries = entries
        self.quarantined = quarantined
        self.assumptions = assumptions
    }
}
