public import Domain

/// Writes a briefing's files.
public struct BriefingRenderer: Sendable {
    private let templates: TemplateLibrary
    private let program: String
    private let scratch: String?

    /// - Parameters:
    ///   - program: the name and version that the manifest bears.
    ///   - scratch: a folder for the parts of a spreadsheet while it is made; the system's own where it is `nil`.
    public init(templates: TemplateLibrary, program: String = "briefing", scratch: String? = nil) {
        self.templates = templates
        self.program = program
        self.scratch = scratch
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
        let hasSheet = formats.contains(.sheet)
        if formats.contains(.html) {
            files.append(RenderedFile(name: "briefing.html", text: html(briefing, hasSheet: hasSheet)))
        }
        if hasSheet {
            let head = PageHead(title: briefing.headline.plainText, titleSource: "headline")
            files.append(
                RenderedFile(
                    name: "tearsheet.html",
                    text: templates.sheet(briefing, head: head.node(style: templates.text("tearsheet.css")))))
        }
        if formats.contains(.markdown) { add("briefing.md", markdown(briefing)) }
        if formats.contains(.json) {
            files.append(RenderedFile(name: "briefing.json", text: BriefingJSON(briefing).text))
        }
        if formats.contains(.csv) { files.append(RenderedFile(name: "facts.csv", text: FactsCSV(briefing).text)) }
        if formats.contains(.ics) { add("calendar.ics", CalendarFile(briefing).rendered) }
        if formats.contains(.eml) { add("briefing.eml", mail(briefing)) }
        if formats.contains(.xlsx), let bytes = try workbook(briefing) {
            files.append(RenderedFile(name: "model.xlsx", bytes: bytes))
        }
        files.append(try ReceiptsFile(briefing).rendered())
        if !positions.isEmpty { files.append(TextPositions(files: positions).rendered) }
        files.append(Manifest(program: program, briefing: briefing, files: files).rendered)
        return files
    }

    /// The page.
    func html(_ briefing: Briefing, hasSheet: Bool = false) -> String {
        let writer = HTMLWriter(receipts: briefing.receipts, linkable: briefing.linkable)
        let head = PageHead(title: briefing.headline.plainText, titleSource: "headline")
        let view = BriefingView(briefing: briefing, writer: writer, hasSheet: hasSheet).node.adding([
            "head": .node(head.node(style: templates.style)), "site": .absent,
        ])
        return templates.render(view, as: "briefing.html")
    }

    /// The model as a spreadsheet, each input with the sentence it was stated in; `nil` without a projection.
    func workbook(_ briefing: Briefing) throws -> [UInt8]? {
        guard let workbook = briefing.workbook else { return nil }
        return try WorkbookFile(
            workbook, company: briefing.company, asOf: briefing.asOf, origins: briefing.workbookOrigins
        ).bytes(scratch: scratch)
    }

    /// The message, and where the marks of its plain part stand.
    func mail(_ briefing: Briefing) -> (text: String, marks: [MarkSignal.Found]) {
        let head = PageHead(title: briefing.headline.signed, titleSource: "headline")
        let view = BriefingView(briefing: briefing, writer: MailWriter(receipts: briefing.receipts)).node.adding([
            "head": .node(head.node(style: ""))
        ])
        let plain = BriefingView(briefing: briefing, writer: PlainWriter()).node
        return MailFile(
            briefing: briefing, html: templates.render(view, as: "mail.html"),
            plain: MarkSignal.unwrap(templates.render(plain, as: "mail.txt"))
        ).rendered
    }

    /// The Markdown, and where its marks stand.
    func markdown(_ briefing: Briefing) -> (text: String, marks: [MarkSignal.Found]) {
        let view = BriefingView(briefing: briefing, writer: MarkdownWriter())
        return MarkSignal.unwrap(templates.render(view.node, as: "briefing.md"))
    }
}

extension TemplateLibrary {
    /// The weightiest of a briefing on one sheet of paper; its numbers lead to the page beside it.
    func sheet(_ briefing: Briefing, head: ViewNode) -> String {
        let writer = HTMLWriter(receipts: briefing.receipts, linkable: briefing.linkable, page: "briefing.html")
        let view = BriefingView(briefing: briefing, writer: writer, isSheet: true).node
        return render(view.adding(["head": .node(head), "site": .absent]), as: "tearsheet.html")
    }
}

extension Briefing {
    /// The receipts that its page shows, and which numbers can link to.
    var linkable: Set<Identifier<Receipt>> { Set(accounts.map(\.value.receipt)) }
}
