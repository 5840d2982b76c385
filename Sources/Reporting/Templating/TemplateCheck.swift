import Reference

/// Walks a template and its partials against the names there are.
struct TemplateCheck {
    /// All templates by name.
    let sources: [String: TemplateSource]

    private typealias Scope = [String: TemplateSchema.Entry]

    /// Tags that ask for a row's place in its list. Its number is none of them: it would print without a receipt.
    private static let places: Set<String> = ["first()", "last()"]

    /// Checks one page's template down through its partials.
    func check(_ name: String, against schema: TemplateSchema) throws(TemplateError) {
        guard let source = sources[name] else {
            throw TemplateError(template: name, line: 1, tag: "", message: "there is no such template")
        }
        try check(source, [schema.root], within: [name])
    }

    private func check(_ source: TemplateSource, _ outer: [Scope], within path: [String]) throws(TemplateError) {
        var scopes = outer
        var open: [(tag: TemplateSource.Tag, pushed: Bool)] = []
        for case .tag(let tag) in source.pieces {
            func problem(_ message: String) -> TemplateError {
                TemplateError(template: source.name, line: tag.line, tag: tag.written, message: message)
            }
            switch tag.sigil {
            case "!": break
            case "/":
                guard let last = open.popLast() else { throw problem("nothing is open that this could close") }
                guard last.tag.name == tag.name else {
                    throw problem("\(last.tag.written) of line \(last.tag.line) has to be closed first")
                }
                if last.pushed { scopes.removeLast() }
            case ">":
                guard let partial = sources[tag.name] else {
                    throw problem(
                        "there is no template “\(tag.name)”" + suggestion(for: tag.name, among: Array(sources.keys)))
                }
                guard !path.contains(tag.name) else { throw problem("the template contains itself") }
                try check(partial, scopes, within: path + [tag.name])
            default:
                if Self.places.contains(tag.name) {
                    if tag.sigil == "#" || tag.sigil == "^" { open.append((tag, false)) }
                    continue
                }
                guard let entry = scopes.reversed().lazy.compactMap({ $0[tag.name] }).first else {
                    let known = scopes.flatMap(\.keys)
                    throw problem("nothing is called “\(tag.name)” here" + suggestion(for: tag.name, among: known))
                }
                switch (tag.sigil, entry) {
                case ("#", .section(let inside)):
                    scopes.append(inside)
                    open.append((tag, true))
                case ("#", .value), ("^", _): open.append((tag, false))
                case (_, .section): throw problem("“\(tag.name)” holds several values: open it with {{#\(tag.name)}}")
                case (_, .value): break
                }
            }
        }
        if let last = open.last {
            throw TemplateError(
                template: source.name, line: last.tag.line, tag: last.tag.written,
                message: "the section is never closed")
        }
    }

    private func suggestion(for name: String, among known: [String]) -> String {
        NearestName.suggestion(for: name, among: known).map { "; “\($0)” may be meant" } ?? ""
    }
}
