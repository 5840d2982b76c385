import Mustache

/// The templates of the pages: those built in, singly replaced by the user's.
///
/// A library that exists is sound: every tag names something there is, every partial is there, and no template
/// brings a digit of its own.
public struct TemplateLibrary: Sendable {
    /// The templates' texts by name.
    let texts: [String: String]
    private let library: MustacheLibrary

    /// The pages, and what their templates see.
    private static let pages: [(name: String, schema: TemplateSchema)] = [
        ("briefing.html", .briefing), ("briefing.md", .briefing), ("tearsheet.html", .briefing),
        ("mail.html", .briefing), ("mail.txt", .briefing), ("index.html", .home), ("company.html", .company),
        ("fact.html", .fact), ("evidence.html", .evidence), ("list.html", .list), ("calendar.html", .calendar),
        ("assumptions.html", .assumptions), ("coverage.html", .coverage), ("method.html", .plain),
        ("search.html", .search), ("notfound.html", .plain), ("entry.html", .entry), ("feed.xml", .feed),
    ]

    /// The templates that are built in.
    ///
    /// - Throws: `TemplateError` where one is damaged, which a test rules out.
    public static func builtIn() throws(TemplateError) -> TemplateLibrary { try TemplateLibrary(overriding: [:]) }

    /// The names of all templates, sorted: what a user may override.
    public static var names: [String] { BuiltInTemplates.texts.keys.sorted() }

    /// The text of a built-in template; `nil` where there is none of this name, such as `briefing.html`.
    public static func source(of name: String) -> String? { BuiltInTemplates.texts[name] }

    /// The built-in templates with some of them replaced, by name such as `briefing.html` or
    /// `briefing.html.mustache`.
    ///
    /// - Throws: `TemplateError` for a name that is no template's, a tag that asks for nothing there is, a missing
    ///   partial, a section left open, and a digit in a template's own text.
    public init(overriding replacements: [String: String]) throws(TemplateError) {
        var texts = BuiltInTemplates.texts
        for (file, text) in replacements.sorted(by: { $0.key < $1.key }) {
            let name = file.hasSuffix(".mustache") ? String(file.dropLast(".mustache".count)) : file
            guard texts[name] != nil else {
                throw TemplateError(
                    template: file, line: 1, tag: "",
                    message: "no page asks for it; the templates are \(Self.names.joined(separator: ", "))")
            }
            texts[name] = text
        }
        var sources: [String: TemplateSource] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            sources[name] = try TemplateSource(name: name, text: text)
        }
        let check = TemplateCheck(sources: sources)
        for page in Self.pages { try check.check(page.name, against: page.schema) }
        for (_, source) in sources.sorted(by: { $0.key < $1.key }) { try TemplateDigits.check(source) }

        var library = MustacheLibrary()
        for (name, text) in texts {
            // Values are markup when they come: nothing is left to escape. A partial ends where its text does.
            let trimmed =
                text.hasSuffix("\n") && !Self.pages.contains { $0.name == name } ? String(text.dropLast()) : text
            do {
                library.register(try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + trimmed), named: name)
            } catch let error as MustacheTemplate.ParserError {
                throw TemplateError(
                    template: name, line: max(1, error.context.lineNumber - 1), tag: error.context.line,
                    message: "this is no Mustache: \(error.error)")
            } catch {
                throw TemplateError(template: name, line: 1, tag: "", message: "this is no Mustache: \(error)")
            }
        }
        self.texts = texts
        self.library = library
    }

    /// The style sheet.
    var style: String { text("style.css") }

    /// A template that asks for nothing.
    func text(_ name: String) -> String { render(ViewNode([:]), as: name) }

    /// A page of a template that is there.
    func render(_ view: ViewNode, as name: String) -> String { library.render(view, withTemplate: name) ?? "" }
}
