import Archiving
import Domain

/// Checks that every digit of `briefing.json` is a printed number with its receipt, a quotation, a name, or a machine's
/// field that names something.
///
/// Prose is a list of runs: `{"words"}`, `{"printed","receipt","style"}`, `{"quotation","article","start","end"}`,
/// `{"name","source"}`.
struct JSONChecker {
    let file: String
    let manifest: BriefingManifest

    func check(_ root: LocatedJSON, with checker: inout MarkChecker) throws(ArchiveError) {
        try walk(root, key: nil, in: nil, &checker)
    }

    private func walk(
        _ value: LocatedJSON, key: String?, in parent: LocatedJSON?, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        switch value {
        case .null, .bool: break
        case .number(let digits, let line): number(digits, line, key, parent, &checker)
        case .string(let text, let line):
            if text.holdsDigit { try string(text, line, key, parent, &checker) }
        case .array(let items, _):
            for item in items { try walk(item, key: key, in: parent, &checker) }
        case .object(let members, let line):
            let taken = try mark(value, line, &checker)
            for member in members {
                if member.key.holdsDigit { checker.object(file, line, "a digit in the key “\(member.key)”") }
                if taken.contains(member.key) { continue }
                try walk(member.value, key: member.key, in: value, &checker)
            }
        }
    }

    /// Checks an object that is a run of prose, and says which of its keys that settles.
    private func mark(
        _ object: LocatedJSON, _ line: Int, _ checker: inout MarkChecker
    ) throws(ArchiveError) -> Set<String> {
        if let receipt = object["receipt"]?.text,
            let key = ["printed", "number", "text"].first(where: { object[$0]?.text != nil })
        {
            try checker.printed(
                object[key]?.text ?? "", receipt: receipt, style: object["style"]?.text, file: file, line: line)
            return [key, "receipt", "style"]
        }
        if let text = object["text"]?.text, case .array(let runs, _)? = object["runs"] {
            // The text beside runs repeats them, word for word.
            let joined = runs.map { run in
                ["words", "printed", "number", "quotation", "name"].lazy.compactMap { run[$0]?.text }.first ?? ""
            }.joined()
            if joined != text { checker.object(file, line, "the text “\(text.prefix(40))…” does not repeat its runs") }
            return ["text"]
        }
        if let quotation = object["quotation"]?.text {
            try checker.quotation(
                quotation, article: object["article"]?.text, start: object["start"]?.integer,
                end: object["end"]?.integer,
                file: file, line: line)
            return ["quotation", "article", "start", "end"]
        }
        if let name = object["name"]?.text, let source = object["source"]?.text {
            if name.holdsDigit {
                try checker.name(name, source: source, file: file, line: line)
            } else if let colon = source.firstIndex(of: ":"), ["article", "correction"].contains(source[..<colon]) {
                try checker.identifier(String(source[colon...].dropFirst()), file: file, line: line)
            } else if source.holdsDigit {
                checker.object(file, line, "there is no source “\(source)” of names")
            }
            return ["name", "source"]
        }
        return []
    }

    /// A bare number is the version of the form, or an end of the value of the receipt beside it.
    private func number(
        _ digits: String, _ line: Int, _ key: String?, _ parent: LocatedJSON?, _ checker: inout MarkChecker
    ) {
        if key == "schema", digits == "1" { return }
        if let name = parent?["receipt"]?.text ?? parent?["id"]?.text, let id = Identifier<Receipt>(name),
            let interval = checker.prover.context.receipts[id]?.interval, let value = Double(digits),
            // A last digit too many can be read as the same number; it is another number to its reader.
            JSONValue.double(value).serialized() == digits
        {
            switch key {
            case "low" where interval.low == value: return
            case "high" where interval.high == value: return
            case "value" where interval.point == value: return
            default: break
            }
        }
        checker.object(file, line, "the number \(digits)\(key.map { " of “\($0)”" } ?? "") has no receipt")
    }

    private func string(
        _ text: String, _ line: Int, _ key: String?, _ parent: LocatedJSON?, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        let context = checker.prover.context
        switch key {
        case "asOf" where text == manifest.asOf.description, "program" where text == manifest.program,
            "previousAsOf" where text == context.previousAsOf?.description:
            checker.report.identifiers += 1
        case "url", "link": try checker.address(text, file: file, line: line)
        case "published":
            let id = ["article", "id"].compactMap { parent?[$0]?.text }.compactMap { Identifier<Article>($0) }.first
            let published = try id.flatMap { id throws(ArchiveError) in try checker.prover.archive.article(id) }?
                .published
            let forms = [
                published?.date.description, published?.moment?.description, published?.effectiveMoment.description,
            ]
            guard forms.contains(text) else {
                return checker.object(file, line, "the archive has another date of publication than \(text)")
            }
            checker.report.identifiers += 1
        default: try checker.identifier(text, file: file, line: line)
        }
    }
}
