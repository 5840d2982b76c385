public import Domain
import Yams

/// A file of corrections: a list in YAML whose entries suppress or amend a claim by its name.
///
/// ```yaml
/// - claim: c-5f0a31c2be9d7714
///   suppress: true
///   author: Ada Quill
///   date: 2024-05-02
///   reason: the number is a page number
/// - claim: c-0b1c2d3e4f506172
///   amend: {scope: aiInfrastructure, period: 2024-Q1}
///   author: Ada Quill
///   date: 2024-05-02
///   reason: the sentence before says for what
/// ```
public struct CorrectionFile: Sendable {
    /// What is wrong with a file of corrections, and where.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file, as it was named.
        public let file: String
        /// The line, from 1.
        public let line: Int
        /// What is wrong and what is wanted.
        public let message: String

        public var description: String { "\(file), line \(line): \(message)" }
    }

    /// A correction and where it stands.
    public struct Entry: Hashable, Sendable {
        /// The correction.
        public let correction: Correction
        /// The line it begins in, from 1.
        public let line: Int
    }

    /// The corrections in the order of the file.
    public let entries: [Entry]

    /// Reads a file's text; an empty one holds no correction.
    ///
    /// - Throws: `Problem` with the file's name, the line, and what is wanted there.
    public init(yaml: String, name: String) throws(Problem) {
        var reader = Reader(file: name)
        entries = try reader.entries(yaml)
    }
}

/// Reads the nodes of one file.
private struct Reader {
    let file: String
    private var lines: [Identifier<Claim>: Int] = [:]

    private static let keys = ["claim", "suppress", "amend", "author", "date", "reason"]
    private static let amendable = ["subject", "metric", "scope", "item", "basis", "period", "modality"]

    init(file: String) { self.file = file }

    mutating func entries(_ yaml: String) throws(CorrectionFile.Problem) -> [CorrectionFile.Entry] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw problem(error.line, "this is no YAML: \(error.message)")
        } catch {
            throw problem(1, "this is no YAML: \(error)")
        }
        guard let root, root.null == nil else { return [] }
        guard let list = root.sequence else {
            throw problem(root, "a list is wanted, each entry beginning with “- claim: c-…”")
        }
        var entries: [CorrectionFile.Entry] = []
        for node in list { entries.append(try entry(node)) }
        return entries
    }

    private mutating func entry(_ node: Node) throws(CorrectionFile.Problem) -> CorrectionFile.Entry {
        guard let mapping = node.mapping else {
            throw problem(node, "an entry has keys with values: \(Self.keys.joined(separator: ", "))")
        }
        try check(mapping, Self.keys, "key")
        let name = try text("claim", of: mapping, in: node, "the name of a claim, such as c-5f0a31c2be9d7714")
        guard let claim = Identifier<Claim>(name) else {
            throw problem(mapping["claim"] ?? node, "“\(name)” names no claim; a name looks like c-5f0a31c2be9d7714")
        }
        if let line = lines[claim] {
            throw problem(node, "\(claim) is corrected already, in line \(line); keep one of the two")
        }
        lines[claim] = line(of: node)
        let dateText = try text("date", of: mapping, in: node, "the day of the correction, such as 2024-05-02")
        guard let date = CalendarDate(iso: dateText), dateText.utf8.count == 10 else {
            throw problem(mapping["date"] ?? node, "“\(dateText)” is no day; write it as 2024-05-02")
        }
        let correction = Correction(
            claim: claim, amendment: try amendment(mapping, in: node),
            author: try text("author", of: mapping, in: node, "who makes the correction"), date: date,
            reason: try text("reason", of: mapping, in: node, "why, in words for the page"))
        return CorrectionFile.Entry(correction: correction, line: line(of: node))
    }

    private func amendment(
        _ mapping: Node.Mapping, in node: Node
    ) throws(CorrectionFile.Problem) -> Correction.Amendment? {
        if let suppress = mapping["suppress"] {
            guard suppress.bool == true else {
                throw problem(suppress, "“suppress” has to be true; leave it out to amend the claim instead")
            }
            guard mapping["amend"] == nil else {
                throw problem(suppress, "a claim is suppressed or amended, not both; keep one of the two keys")
            }
            return nil
        }
        guard let amend = mapping["amend"] else {
            throw problem(node, "write “suppress: true”, or “amend:” with what the claim is about instead")
        }
        guard let members = amend.mapping, !members.isEmpty else {
            throw problem(amend, "“amend” has keys with values: \(Self.amendable.joined(separator: ", "))")
        }
        if let value = ["value", "low", "high", "unit", "figure"].first(where: { members[$0] != nil }) {
            throw problem(
                amend,
                "“\(value)” cannot be amended, since a page prints only what its article says; suppress the claim")
        }
        try check(members, Self.amendable, "key of “amend”")
        var amendment = Correction.Amendment()
        amendment.subject = try optionalText("subject", of: members)
        amendment.item = try optionalText("item", of: members)
        amendment.metric = try code("metric", of: members)
        amendment.scope = try code("scope", of: members)
        amendment.basis = try code("basis", of: members)
        amendment.modality = try code("modality", of: members)
        if let text = try optionalText("period", of: members) {
            guard let period = Self.period(text) else {
                throw problem(
                    members["period"] ?? amend,
                    "“\(text)” is no period; write 2024, 2024-Q1, 2024-05, a day, or 2024-07-01..2025-06-30")
            }
            amendment.period = period
        }
        return amendment
    }

    private func code<Code: RawRepresentable & CaseIterable>(
        _ key: String, of members: Node.Mapping
    ) throws(CorrectionFile.Problem) -> Code? where Code.RawValue == String {
        guard let text = try optionalText(key, of: members) else { return nil }
        if let code = Code(rawValue: text) { return code }
        let known = Code.allCases.map(\.rawValue)
        throw problem(
            members[key],
            "there is no \(key) “\(text)”\(NearestName.hint(for: text, among: known)) "
                + "They are \(known.joined(separator: ", "))")
    }

    /// A year, quarter, month, day, or the first and last day with two points between.
    private static func period(_ text: String) -> Period? {
        if text.utf8.count == 4, let year = Int(text) { return Period(year: year) }
        let halves = text.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        if halves.count == 2, text.utf8.count == 22, let start = CalendarDate(iso: halves[0]),
            let end = CalendarDate(iso: halves[1])
        {
            return Period(start: start, end: end)
        }
        let parts = text.split(separator: "-").map(String.init)
        if parts.count == 2, let year = Int(parts[0]) {
            if parts[1].uppercased().hasPrefix("Q"), let quarter = Int(parts[1].dropFirst()) {
                return Period(year: year, quarter: quarter)
            }
            return Int(parts[1]).flatMap { Period(year: year, month: $0) }
        }
        return text.utf8.count == 10 ? CalendarDate(iso: text).map { Period(day: $0) } : nil
    }

    private func check(
        _ mapping: Node.Mapping, _ keys: [String], _ what: String
    ) throws(CorrectionFile.Problem) {
        for (key, _) in mapping {
            let name = key.string ?? ""
            guard !keys.contains(name) else { continue }
            throw problem(
                key,
                "there is no \(what) “\(name)”\(NearestName.hint(for: name, among: keys)) "
                    + "The keys are \(keys.joined(separator: ", "))")
        }
    }

    private func text(
        _ key: String, of mapping: Node.Mapping, in node: Node, _ wanted: String
    ) throws(CorrectionFile.Problem) -> String {
        guard let text = try optionalText(key, of: mapping) else {
            throw problem(node, "“\(key)” is missing: \(wanted)")
        }
        return text
    }

    private func optionalText(_ key: String, of mapping: Node.Mapping) throws(CorrectionFile.Problem) -> String? {
        guard let node = mapping[key] else { return nil }
        guard let text = node.scalar?.string, !text.isEmpty else {
            throw problem(node, "“\(key)” has to be a text that is not empty")
        }
        return text
    }

    private func line(of node: Node?) -> Int { node?.mark?.line ?? 1 }

    private func problem(_ node: Node?, _ message: String) -> CorrectionFile.Problem {
        problem(line(of: node), message)
    }

    private func problem(_ line: Int, _ message: String) -> CorrectionFile.Problem {
        CorrectionFile.Problem(file: file, line: line, message: message)
    }
}

extension YamlError {
    /// The line it was found in, from 1; 1 where it has no place.
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    /// What is wrong, in a line.
    fileprivate var message: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "\(self)"
        }
    }
}
