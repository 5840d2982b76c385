public import Domain

/// What a verification came to: what was proven, and what was not.
public struct VerificationReport: Hashable, Sendable {
    /// Something that is not proven: where, what, and what to do.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// The file of the briefing.
        public let file: String
        /// The line, from 1; `nil` where the whole file is meant.
        public let line: Int?
        /// What is wrong.
        public let what: String
        /// What to do about it.
        public let remedy: String

        /// A finding; the remedy is to make the page again unless another is given.
        public init(file: String, line: Int? = nil, what: String, remedy: String = Finding.makeAgain) {
            self.file = file
            self.line = line
            self.what = what
            self.remedy = remedy
        }

        /// The remedy for a page that was changed.
        public static let makeAgain = "do not publish the page; make the briefing again"

        /// One line for a person: what, where, and the remedy.
        public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(what); \(remedy)" }
    }

    /// What is not proven, in the order of the checks; empty for a briefing that holds.
    public internal(set) var findings: [Finding] = []
    /// Numbers and dates on pages that are proven, by the kind of their receipts.
    public internal(set) var numbers: [Receipt.Kind: Int] = [:]
    /// Quotations found verbatim in the archive.
    public internal(set) var quotations = 0
    /// Names with digits that somebody vouches for.
    public internal(set) var names = 0
    /// Identifiers that name something.
    public internal(set) var identifiers = 0
    /// Receipts proven, also those behind others.
    public internal(set) var receipts = 0

    /// Which checks could not be made, and why.
    public private(set) var notes: [String] = []

    /// A report on nothing yet but these findings.
    public init(findings: [Finding] = []) { self.findings = findings }

    /// Whether all is proven.
    public var isProven: Bool { findings.isEmpty }

    /// How many numbers and dates are proven.
    public var numberCount: Int { numbers.values.reduce(0, +) }

    /// What was proven, in a line, such as `241 numbers proven: 40 stated, 12 recorded, …`.
    public var summary: String {
        let kinds = Receipt.Kind.allCases.compactMap { kind in
            numbers[kind].map { "\($0) \(kind == .date ? "dates" : kind.rawValue)" }
        }
        return "\(numberCount) numbers proven"
            + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
            + "; \(quotations) quotations, \(names) names, \(identifiers) identifiers, \(receipts) receipts"
            + notes.map { "; " + $0 }.joined()
    }

    /// Says which check could not be made, and why.
    public mutating func addNote(_ note: String) { notes.append(note) }

    /// Adds a finding.
    public mutating func add(_ finding: Finding) { findings.append(finding) }

    /// Adds another report on files that lie in a folder.
    public mutating func add(_ other: VerificationReport, under folder: String) {
        findings += other.findings.map {
            Finding(file: folder + $0.file, line: $0.line, what: $0.what, remedy: $0.remedy)
        }
        notes += other.notes
        numbers.merge(other.numbers, uniquingKeysWith: +)
        quotations += other.quotations
        names += other.names
        identifiers += other.identifiers
        receipts += other.receipts
    }
}
