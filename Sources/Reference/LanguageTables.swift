/// Phrases that stand for one thing.
public struct PhraseCue: Hashable, Sendable {
    /// The phrases, any of which will do.
    public let phrases: [String]
    /// What they stand for, in the table's own code.
    public let code: String
    /// How they do it, such as `noun` or `veto`; empty where the table does not say.
    public let role: String
}

/// A verb in its five forms.
public struct Verb: Hashable, Sendable {
    /// `spend`
    public let base: String
    /// `spends`
    public let third: String
    /// `spent`
    public let past: String
    /// `spent`
    public let participle: String
    /// `spending`
    public let gerund: String
    /// What it does: `spend`, `raise`, `say`, ….
    public let kind: String
}

/// A term of machine translation and what it means.
public struct TranslationTerm: Hashable, Sendable {
    /// The words of the translation: `reasoning`.
    public let term: String
    /// The words of the trade: `inference`.
    public let meaning: String
    /// A word that has to stand in the same sentence, where the term is also an ordinary word.
    public let near: String?
}

/// The words by which claims are recognised.
public struct LanguageTables: Sendable {
    /// Words for what is measured; the code is a `Metric`, `spending` for money whose purpose decides, or `none`; the
    /// role is `noun`, `weak`, `verb`, `plant` (what money is put into), `count` (what is made), `veto` or `unitPrice`.
    public let metrics: [PhraseCue]
    /// Words for what it is for; the code is a `ScopeCode`, the role `weak` for words that are of artificial intelligence
    /// only in a text about it.
    public let scopes: [PhraseCue]
    /// Words for how sure it is; the code is a `Modality`, `outlook` (guidance for a company's own
    /// totals, else planned), `denied` or `condition`.
    public let modalities: [PhraseCue]
    /// Words for how it was said; the code is a `Channel`.
    public let channels: [PhraseCue]
    /// Words for how a number runs over its period; the code is a `Basis`.
    public let bases: [PhraseCue]
    /// Words for how capital expenditure is counted; the code is an `AccountingBasis`.
    public let accountings: [PhraseCue]
    /// Words that set a number against another: `superseded`, `previous`, `equivalent`.
    public let comparisons: [PhraseCue]
    /// Words for what happens on a date.
    public let events: [PhraseCue]
    /// Verbs that do something.
    public let verbs: [Verb]
    /// Verbs that say something.
    public let reportingVerbs: [Verb]
    /// Function words; the code is their class, such as `preposition`.
    public let functionWords: [PhraseCue]
    /// Terms of machine translation.
    public let translations: [TranslationTerm]

    init() throws(CSVTable.Problem) {
        metrics = try Self.cues("metric_cues", PackageResources.metric_cues_csv, code: "metric", role: "role")
        scopes = try Self.cues("scope_cues", PackageResources.scope_cues_csv, code: "scope", role: "strength")
        modalities = try Self.cues("modality_cues", PackageResources.modality_cues_csv, code: "modality", role: "reach")
        channels = try Self.cues("channel_cues", PackageResources.channel_cues_csv, code: "channel")
        bases = try Self.cues("basis_cues", PackageResources.basis_cues_csv, code: "basis")
        accountings = try Self.cues("accounting_cues", PackageResources.accounting_cues_csv, code: "basis")
        comparisons = try Self.cues("comparison_cues", PackageResources.comparison_cues_csv, code: "kind")
        events = try Self.cues("event_cues", PackageResources.event_cues_csv, code: "kind")
        functionWords = try Self.cues(
            "function_words", PackageResources.function_words_csv, phrases: "word", code: "class")
        verbs = try Self.verbs("verbs", PackageResources.verbs_csv)
        reportingVerbs = try Self.verbs("reporting_verbs", PackageResources.reporting_verbs_csv)
        let terms = try CSVTable(name: "translation_terms", bytes: PackageResources.translation_terms_csv)
        var translations: [TranslationTerm] = []
        for row in terms.rows {
            translations.append(
                TranslationTerm(term: try row.text("term"), meaning: try row.text("meaning"), near: row["near"]))
        }
        self.translations = translations
    }

    private static func cues(
        _ name: String, _ bytes: [UInt8], phrases: String = "phrases", code: String, role: String? = nil
    ) throws(CSVTable.Problem) -> [PhraseCue] {
        let table = try CSVTable(name: name, bytes: bytes)
        var cues: [PhraseCue] = []
        for row in table.rows {
            let words = row.list(phrases)
            guard !words.isEmpty else { throw row.problem("there is no phrase") }
            cues.append(PhraseCue(phrases: words, code: try row.text(code), role: role.flatMap { row[$0] } ?? ""))
        }
        return cues
    }

    private static func verbs(_ name: String, _ bytes: [UInt8]) throws(CSVTable.Problem) -> [Verb] {
        let table = try CSVTable(name: name, bytes: bytes)
        var verbs: [Verb] = []
        for row in table.rows {
            verbs.append(
                Verb(
                    base: try row.text("base"), third: try row.text("third"), past: try row.text("past"),
                    participle: try row.text("participle"), gerund: try row.text("gerund"), kind: try row.text("class"))
            )
        }
        return verbs
    }
}
