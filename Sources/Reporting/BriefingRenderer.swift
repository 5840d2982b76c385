public import Domain

/// Writes a briefing's files.
public struct BriefingRenderer: Sendable {
    private let templates: TemplateLibrary
    private let program: String

    /// A renderer with these templates; `program` is the name and version that the manifest bears.
    public init(templates: TemplateLibrary, program: String = "briefing") {
        self.templates = templates
        self.program = program
    }

    /// The files of a briefing, in a fixed order: the forms asked for, then receipts, positions and manifest.
    ///
    /// Receipts and manifest are always there; positions come with files of plain text.
    public func render(_ briefing: Briefing, formats: Set<BriefingFormat>) throws -> [RenderedFile] {
        var files: [RenderedFile] = []
        var positions: [(name: String, marks: [MarkSignal.Found])] = []
        func add(_ name: String, _ text: (text: String, marks: [MarkSignal.Found])) {
            files.append(RenderedFile(name: name, text: text.text))
            positions.append((name, text.marks))
        }
        if formats.contains(.html) { files.append(RenderedFile(name: "briefing.html", text: html(briefing))) }
        if formats.contains(.markdown) { add("briefing.md", markdown(briefing)) }
        if formats.contains(.json) {
            files.append(RenderedFile(name: "briefing.json", text: BriefingJSON(briefing).text))
        }
        if formats.contains(.csv) { files.append(RenderedFile(name: "facts.csv", text: FactsCSV(briefing).text)) }
        if formats.contains(.ics) { add("calendar.ics", CalendarFile(briefing).rendered) }
        files.append(try ReceiptsFile(briefing).rendered())
        if !positions.isEmpty { files.append(TextPositions(files: positions).rendered) }
        files.append(Manifest(program: program, briefing: briefing, files: files).rendered)
        return files
    }

    /// The page.
    func html(_ briefing: Briefing) -> String {
        let writer = HTMLWriter(receipts: briefing.receipts, linkable: briefing.linkable)
        let head = PageHead(title: briefing.headline.plainText, titleSource: "headline")
        let view = BriefingView(briefing: briefing, writer: writer).node.adding([
            "head": .node(head.node(style: templates.style)), "site": .absent,
        ])
        return templates.render(view, as: "briefing.html")
    }

    /// The Markdown, and where its marks stand.
    func markdown(_ briefing: Briefing) -> (text: String, marks: [MarkSignal.Found]) {
        let view = BriefingView(briefing: briefing, writer: MarkdownWriter())
        return MarkSignal.unwrap(templates.render(view.node, as: "briefing.md"))
    }
}

extension Briefing {
    /// The receipts that its page shows, and which numbers can link to.
    var linkable: Set<Identifier<Receipt>> { Set(accounts.map(\.value.receipt)) }
}
