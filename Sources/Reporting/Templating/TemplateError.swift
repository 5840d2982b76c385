/// What is wrong with a template, and where.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The template's name, such as `briefing.html`.
    public let template: String
    /// The line in it, from 1.
    public let line: Int
    /// The tag at fault, as written; empty where it is no tag.
    public let tag: String
    /// What is wrong, and what would be right.
    public let message: String

    /// Names the template, the line and the tag at fault.
    public init(template: String, line: Int, tag: String, message: String) {
        self.template = template
        self.line = line
        self.tag = tag
        self.message = message
    }

    /// `template “peers.html”, line 2, {{nots}}: nothing is called “nots” here`
    public var description: String {
        "template “\(template)”, line \(line)\(tag.isEmpty ? "" : ", \(tag)"): \(message)"
    }
}
