/// A finished file, to be written where the caller decides.
public struct RenderedFile: Hashable, Sendable {
    /// The name inside its folder, such as `briefing.html`.
    public let name: String
    /// The content.
    public let bytes: [UInt8]

    /// Puts one together from its parts.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// A file of UTF-8 text.
    public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// The forms a briefing can be had in.
public enum BriefingFormat: String, Hashable, Sendable, CaseIterable {
    /// The page.
    case html
    /// The page as Markdown.
    case markdown
    /// The page for programs.
    case json
    /// The facts as a table.
    case csv
    /// What lies ahead, for a calendar program.
    case ics
    /// A message for a mail program.
    case eml
    /// The weightiest of the page on one sheet of paper.
    case sheet
    /// The model with live formulas, for a spreadsheet program.
    case xlsx

    /// Whether the form is text.
    public var isText: Bool { self != .xlsx }
}
