import Domain

/// Where each number, date, quotation, name and identifier of the text files stands: the map a verifier goes by.
struct TextPositions: Sendable {
    /// The marks of each file in the order of its text, by the file's name.
    let files: [(name: String, marks: [MarkSignal.Found])]

    /// `positions.json`
    var rendered: RenderedFile {
        let json = JSONValue.object([
            ("schema", .int(2)),
            (
                "files",
                .array(
                    files.map { .object([("file", .string($0.name)), ("marks", .array($0.marks.map(Self.json)))]) })
            ),
        ])
        return RenderedFile(name: "positions.json", text: json.serialized(pretty: true) + "\n")
    }

    private static func json(_ found: MarkSignal.Found) -> JSONValue {
        var members: [(String, JSONValue)] = [("start", .int(found.range.start)), ("end", .int(found.range.end))]
        switch found.mark {
        case .printed(let receipt, let style):
            members += [("kind", .string("printed")), ("receipt", .string(receipt)), ("style", .string(style))]
        case .quotation(let article, let range):
            members += [
                ("kind", .string("quotation")), ("article", .string(article)),
                ("articleStart", .int(range.start)), ("articleEnd", .int(range.end)),
            ]
        case .name(let source): members += [("kind", .string("name")), ("name", .string(source))]
        case .identifier: members += [("kind", .string("identifier"))]
        }
        return .object(members)
    }
}
