import Domain
import Testing

@testable import Reporting

@Suite("Templates")
struct TemplateTests {
    @Test("The built-in templates are sound")
    func builtIn() throws {
        let library = try TemplateLibrary.builtIn()
        #expect(library.texts.count == TemplateLibrary.names.count)
        #expect(TemplateLibrary.names.contains("briefing.html"))
    }

    @Test("A single template can be replaced, and the page changes with it")
    func override() throws {
        let briefing = try Desk.briefing()
        let html = try Desk.html(briefing, overriding: ["peers.html.mustache": "<p>Others: {{note}}</p>\n"])
        #expect(html.contains("<p>Others: Not the same thing"))
        #expect(!html.contains("<h2 id=\"peers\">"))
        #expect(html.contains("<h2 id=\"figures\">"))
    }

    @Test(
        "A mistake in a template is an error that names template, line and tag",
        arguments: [
            (
                "peers.html", "<p>{{note}}</p>\n{{nots}}", 2, "{{nots}}",
                "nothing is called “nots” here; “note” may be meant"
            ),
            (
                "peers.html", "{{#rows}}\n{{compny}}{{/rows}}", 2, "{{compny}}",
                "nothing is called “compny” here; “company” may be meant"
            ),
            (
                "peers.html", "\n\n{{>lgend.html}}", 3, "{{>lgend.html}}",
                "there is no template “lgend.html”; “legend.html” may be meant"
            ),
            ("peers.html", "{{#rows}}x", 1, "{{#rows}}", "the section is never closed"),
            (
                "peers.html", "{{#rows}}{{#what}}{{/rows}}{{/what}}", 1, "{{/rows}}",
                "{{#what}} of line 1 has to be closed first"
            ),
            ("peers.html", "a\n{{/rows}}", 2, "{{/rows}}", "nothing is open that this could close"),
            ("peers.html", "a\n{{rows", 2, "{{rows", "the tag is never closed"),
            ("peers.html", "{{rows}}", 1, "{{rows}}", "“rows” holds several values: open it with {{#rows}}"),
            ("peers.html", "{{#rows}}{{index()}}{{/rows}}", 1, "{{index()}}", "nothing is called “index()” here"),
            ("peers.html", "{{>peers.html}}", 1, "{{>peers.html}}", "the template contains itself"),
            ("peers.html", "{{=<% %>=}}", 1, "{{=<% %>=}}", "delimiters cannot be changed here"),
        ])
    func mistakes(template: String, text: String, line: Int, tag: String, message: String) {
        #expect(throws: TemplateError(template: template, line: line, tag: tag, message: message)) {
            try TemplateLibrary(overriding: [template: text])
        }
    }

    @Test("A template of a name that nobody asks for is an error")
    func unknownName() {
        let error = #expect(throws: TemplateError.self) { try TemplateLibrary(overriding: ["heading.html": ""]) }
        #expect(
            error?.message.hasPrefix("no page asks for it; the templates are assumptions.html, briefing.html") == true)
    }

    @Test(
        "A digit of a template's own is an error, in text and in what readers hear",
        arguments: [
            ("peers.html", "<p>\nabout $12 billion</p>", 2),
            ("peers.html", "<p title=\"12\">x</p>", 1),
            ("peers.html", "<p title='see {{note}} 12'>x</p>", 1),
            ("peers.html", "<p aria-label=12>x</p>", 1),
            ("peers.html", "<p>&#49;</p>", 1),
            ("peers.html", "<p>٣</p>", 1),
            ("briefing.md", "{{headline}}\n\n12", 3),
            ("style.css", "a { width: 12px; }\na::after { content: \"12\"; }", 2),
        ])
    func digits(template: String, text: String, line: Int) {
        let error = #expect(throws: TemplateError.self) { try TemplateLibrary(overriding: [template: text]) }
        #expect(error?.template == template)
        #expect(error?.line == line)
        #expect(error?.message.contains("a number on a page needs a receipt") == true)
    }

    @Test("A title with a name in it stays one piece beside its verdict")
    func titles() throws {
        let name = PrintedName("Nvidia H100", source: .reference)
        let plain = SampleModel.check
        let check = CrossCheck(
            id: "fleet", title: "Is it all \(name)?", result: plain.result, inputs: plain.inputs,
            arithmetic: plain.arithmetic,
            condition: plain.condition, verdict: .strained, meaning: plain.meaning)
        let html = try Desk.html(try Desk.briefing(Desk.material(checks: [check])))
        #expect(
            html.contains(
                "<h3><span>Is it all <span class=\"name\" data-name=\"reference\">Nvidia H100</span>?</span> <span class=\"tag"
            ))
    }

    @Test(
        "Digits that nobody reads are no error",
        arguments: [
            ("peers.html", "<p class=\"col-2\" id=\"x1\"><h2>x</h2><!-- 12 --></p>"),
            ("style.css", "a { width: 12px; }\na::after { content: \"x\"; top: 1px }"),
        ])
    func machineDigits(template: String, text: String) throws {
        _ = try TemplateLibrary(overriding: [template: text])
    }

    @Test("The values of a briefing are those that the templates may ask for, neither more nor fewer")
    func schema() throws {
        let briefing = try Desk.briefing(
            Desk.material(
                changes: [FactChange(kind: .confirmed, fact: SampleLedger.plan, previous: SampleLedger.plan)],
                previousAsOf: SampleLedger.asOf))
        let view = BriefingView(briefing: briefing, writer: MarkdownWriter()).node
        Self.compare(view, TemplateSchema.briefing.root, at: "")
    }

    private static func compare(_ node: ViewNode, _ schema: [String: TemplateSchema.Entry], at path: String) {
        #expect(node.names == schema.keys.sorted(), "at \(path)")
        for (name, entry) in schema {
            switch (node[name], entry) {
            case (.node(let inner)?, .section(let names)): compare(inner, names, at: path + "/" + name)
            case (.list(let rows)?, .section(let names)): for row in rows { compare(row, names, at: path + "/" + name) }
            case (.text?, .value), (.flag?, .value), (.absent?, _): break
            default: Issue.record("\(path)/\(name) is not what the schema says")
            }
        }
    }
}
