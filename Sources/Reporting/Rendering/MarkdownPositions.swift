import Domain

/// Where each number, date, quotation, name and identifier of a Markdown page stands: the map a verifier goes by.
struct MarkdownPositions: Sendable {
    /// The page's file name.
    let file: String
    /// The marks in the order of the text.
    let marks: [MarkSignal.Found]

    /// The map as JSON.
    var json: JSONValue {
        .object([
            ("schema", .int(1)),
            ("file", .string(file)),
            ("marks", .array(marks.map(Self.json))),
        ])
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
