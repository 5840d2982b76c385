/// A briefing on one company: what it says, in its reader's order, and nothing of how it looks.
///
/// A section that has nothing to say is empty or `nil`, and then absent from every form of the page.
public struct Briefing: Hashable, Sendable {
    /// Whose, by canonical name.
    public let company: String
    /// The ticker symbol; `nil` for a private company.
    public let ticker: String?
    /// What it was true for.
    public let asOf: Moment
    /// The same with its receipt.
    public let asOfPrinted: Printed
    /// Whether a sample article is among its sources: the page then carries a banner.
    public let isSample: Bool
    /// What to know if nothing else is read: number, certainty, period, speaker.
    public let headline: Prose
    /// What is new, for the subject of a message.
    public let subject: Prose
    /// What was read, in a line.
    public let status: Prose
    /// What, how sure, so what.
    public let bullets: [Bullet]
    /// What changed since the last briefing.
    public let changes: Changes
    /// The company's facts, the weightiest first.
    public let figures: [Figure]
    /// The same facts in columns, for programs.
    public let records: [Record]
    /// What must be said about the figures together.
    public let figureNotes: [Prose]
    /// What stated numbers imply of each other.
    public let checks: [CrossCheck]
    /// What the money buys.
    public let projection: ProjectionTable?
    /// The same kind of number for other companies.
    public let peers: Peers?
    /// The pictures besides that of the projection, each by its name: `pace`, `timeline`, `peer-bars`.
    public let pictures: [RowChart]
    /// What lies ahead, by day.
    public let calendar: [CalendarEntry]
    /// What is weak, the weakest first.
    public let weaknesses: [Prose]
    /// What was corrected of how claims were read, by claim.
    public let corrections: [CorrectionNote]
    /// The articles and the sentences used.
    public let sources: [Source]
    /// Every receipt behind the page.
    public let receipts: ReceiptBook
    /// How each number that a page links came about, by kind.
    public let accounts: [Account]
    /// The questions put to the model.
    public let modelCases: [ModelCase]
    /// The model with all its quantities; `nil` without a projection.
    public let workbook: ModelWorkbook?
    /// Where the inputs of the model come from, in words, by the name of their node.
    public let workbookOrigins: [String: String]

    /// Puts one together from its parts.
    public init(
        company: String, ticker: String?, asOf: Moment, asOfPrinted: Printed, isSample: Bool, headline: Prose,
        subject: Prose, status: Prose, bullets: [Bullet], changes: Changes, figures: [Figure], records: [Record],
        figureNotes: [Prose],
        checks: [CrossCheck], projection: ProjectionTable?, peers: Peers?, pictures: [RowChart],
        calendar: [CalendarEntry],
        weaknesses: [Prose], corrections: [CorrectionNote] = [], sources: [Source], receipts: ReceiptBook,
        accounts: [Account],
        modelCases: [ModelCase], workbook: ModelWorkbook? = nil,
        workbookOrigins: [String: String] = [:]
    ) {
        self.company = company
        self.ticker = ticker
        self.asOf = asOf
        self.asOfPrinted = asOfPrinted
        self.isSample = isSample
        self.headline = headline
        self.subject = subject
        self.status = status
        self.bullets = bullets
        self.changes = changes
        self.figures = figures
        self.records = records
        self.figureNotes = figureNotes
        self.checks = checks
        self.projection = projection
        self.peers = peers
        self.pictures = pictures
        self.calendar = calendar
        self.weaknesses = weaknesses
        self.corrections = corrections
        self.sources = sources
        self.receipts = receipts
        self.accounts = accounts
        self.modelCases = modelCases
        self.workbook = workbook
        self.workbookOrigins = workbookOrigins
    }
}
