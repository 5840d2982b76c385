public import Domain

/// How stated money becomes an input of the projection model: which of its budgets it is, and how sure it is taken to be.
public struct ModelRules: Sendable {
    /// A budget of the model.
    public struct Budget: Hashable, Sendable {
        /// The model's name of it, such as `ai_combined`.
        public let modelScope: String
        /// From 1, the narrowest, up: the narrowest budget that covers a year is used.
        public let breadth: Int
        /// Why, in words.
        public let why: String
    }

    /// Who speaks, as the table of statuses tells it apart.
    public enum Voice: String, Hashable, Sendable { case person, company, unnamed, outlet, organisation, none }

    private struct ScopeRow: Sendable {
        let metric: Metric
        let scope: ScopeCode
        let companyClass: String?
        let budget: Budget
    }

    private struct StatusRow: Sendable {
        let modality: Modality
        let channel: Channel?
        let voice: Voice?
        let monthsOver: Int?
        let status: String
    }

    private let scopes: [ScopeRow]
    private let statuses: [StatusRow]
    private let thresholds: [String: Double]

    init(scopes: CSVTable, statuses: CSVTable, thresholds: CSVTable) throws(CSVTable.Problem) {
        var scopeRows: [ScopeRow] = []
        for row in scopes.rows {
            guard let metric = Metric(rawValue: try row.text("metric")),
                let scope = ScopeCode(rawValue: try row.text("scope")),
                let breadth = try row.integer("breadth")
            else { throw row.problem("metric, scope or breadth cannot be read") }
            let budget = Budget(modelScope: try row.text("model_scope"), breadth: breadth, why: row["why"] ?? "")
            scopeRows.append(ScopeRow(metric: metric, scope: scope, companyClass: row["class"], budget: budget))
        }
        self.scopes = scopeRows
        var statusRows: [StatusRow] = []
        for row in statuses.rows {
            guard let modality = Modality(rawValue: try row.text("modality")) else {
                throw row.problem("the modality cannot be read")
            }
            let channel = row["channel"].map { Channel(rawValue: $0) }
            let voice = row["speaker"].map { Voice(rawValue: $0) }
            if case .some(nil) = channel { throw row.problem("the channel cannot be read") }
            if case .some(nil) = voice { throw row.problem("the speaker cannot be read") }
            statusRows.append(
                StatusRow(
                    modality: modality, channel: channel ?? nil, voice: voice ?? nil,
                    monthsOver: try row.integer("months_over"), status: try row.text("status")))
        }
        self.statuses = statusRows
        var values: [String: Double] = [:]
        for row in thresholds.rows { values[try row.text("id")] = try row.number("value") }
        self.thresholds = values
    }

    /// The budget that an amount of this metric and scope is for a company of this class; `nil` where it buys no
    /// accelerators as far as the text says.
    public func budget(metric: Metric, scope: ScopeCode, companyClass: String) -> Budget? {
        let rows = scopes.filter { $0.metric == metric && $0.scope == scope }
        return (rows.first { $0.companyClass == companyClass } ?? rows.first { $0.companyClass == nil })?.budget
    }

    /// How sure money is taken to be: the status of the first row that fits.
    public func status(modality: Modality, channel: Channel, voice: Voice, months: Int) -> String? {
        statuses.first { row in
            row.modality == modality && (row.channel.map { $0 == channel } ?? true)
                && (row.voice.map { $0 == voice } ?? true) && (row.monthsOver.map { months > $0 } ?? true)
        }?.status
    }

    /// A threshold of the cross-checks, by name.
    public func threshold(_ id: String) -> Double? { thresholds[id] }
}
