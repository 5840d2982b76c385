/// A number or date on a page: its text follows from its receipt and a style, and there is no other way to make one.
public struct Printed: Hashable, Sendable {
    /// What is shown.
    public let text: String
    /// The receipt it links to.
    public let receipt: Identifier<Receipt>
    /// The receipt's kind, which the page shows by shape and word.
    public let kind: Receipt.Kind
    /// How the text was made of the receipt.
    public let style: NumberStyle

    /// Writes a receipt's value.
    public init(_ receipt: Receipt, _ style: NumberStyle) {
        text = style.text(for: receipt)
        self.receipt = receipt.id
        kind = receipt.kind
        self.style = style
    }
}

/// Words without any digit: the only text of our own that a page may carry.
public struct Words: Hashable, Sendable {
    /// The text.
    public let text: String

    /// `nil` if the text holds a digit of any script.
    public init?(_ text: String) {
        guard !text.unicodeScalars.contains(where: Self.isDigit) else { return nil }
        self.text = text
    }

    /// Whether a scalar is a decimal digit, in whatever script.
    public static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 128 ? (48...57).contains(scalar.value) : scalar.properties.generalCategory == .decimalNumber
    }
}

/// Words quoted verbatim from an article.
public struct Quotation: Hashable, Sendable {
    /// The words.
    public let text: String
    /// The article they are from.
    public let article: Identifier<Article>
    /// Where they stand.
    public let range: TextRange

    /// Quotes a stretch of an article; `nil` where it has no such stretch.
    public init?(_ article: Article, _ range: TextRange) {
        guard let text = article.text.substring(in: range) else { return nil }
        self.text = text
        self.article = article.id
        self.range = range
    }
}

/// A name that may hold digits: `Nvidia H100`, `Harbour Wire 24`, the title of a document.
public struct PrintedName: Hashable, Sendable {
    /// Where a name is vouched for.
    public enum Source: Hashable, Sendable {
        /// The reference tables list it: a company, product or outlet.
        case reference
        /// An article calls itself or its outlet so.
        case article(Identifier<Article>)
        /// A cell of a reference table holds it.
        case cell(Receipt.Cell)
        /// The correction of a claim has it.
        case correction(Identifier<Claim>)
        /// The archive’s list of inputs that could not be read has it.
        case quarantine
    }

    /// The name.
    public let text: String
    /// Where it is vouched for.
    public let source: Source

    public init(_ text: String, source: Source) {
        self.text = text
        self.source = source
    }
}

/// Text for a page, in runs of which each accounts for its digits.
public struct Prose: Hashable, Sendable {
    /// A run of text.
    public enum Run: Hashable, Sendable {
        /// Words of our own, without digits.
        case words(Words)
        /// A number or date with its receipt.
        case printed(Printed)
        /// Words of an article.
        case quotation(Quotation)
        /// A name.
        case name(PrintedName)
    }

    /// The runs in reading order.
    public private(set) var runs: [Run]

    public init(_ runs: [Run] = []) { self.runs = runs }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { runs.isEmpty }

    /// The text without marks.
    public var plainText: String {
        runs.map { run in
            switch run {
            case .words(let words): words.text
            case .printed(let printed): printed.text
            case .quotation(let quotation): quotation.text
            case .name(let name): name.text
            }
        }.joined()
    }

    /// One text after the other.
    public static func + (left: Prose, right: Prose) -> Prose { Prose(left.runs + right.runs) }

    /// Appends another text.
    public static func += (left: inout Prose, right: Prose) { left.runs += right.runs }
}

extension Prose: ExpressibleByStringInterpolation {
    /// Builds prose from a literal with numbers set in: `"spent \(amount) on chips"`.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var runs: [Run] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// A piece of the literal. It is our own source code that stands here, never input: a digit in it is a
        /// defect that the first test to reach it finds.
        public mutating func appendLiteral(_ literal: String) {
            guard !literal.isEmpty else { return }
            guard let words = Words(literal) else {
                preconditionFailure("a digit without a receipt in the words “\(literal)”")
            }
            runs.append(.words(words))
        }

        public mutating func appendInterpolation(_ printed: Printed) { runs.append(.printed(printed)) }
        public mutating func appendInterpolation(_ words: Words) { runs.append(.words(words)) }
        public mutating func appendInterpolation(_ quotation: Quotation) { runs.append(.quotation(quotation)) }
        public mutating func appendInterpolation(_ name: PrintedName) { runs.append(.name(name)) }
        public mutating func appendInterpolation(_ prose: Prose) { runs.append(contentsOf: prose.runs) }
    }

    public init(stringLiteral literal: String) {
        var interpolation = StringInterpolation(literalCapacity: literal.utf8.count, interpolationCount: 0)
        interpolation.appendLiteral(literal)
        runs = interpolation.runs
    }

    public init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }
}
