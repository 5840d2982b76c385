public import Domain

/// Makes an article of the bytes of a web page or a plain text.
///
/// Bytes are decoded by the WHATWG's labels, a page is cut into blocks, and the article is the part of the page whose
/// blocks are worth most, without its furniture and without what a reader cannot see. Nothing but the bytes and the
/// context decides: equal inputs give equal articles. Reading never fails in another way than by a `ReadingError`.
public struct ArticleReader: Sendable {
    private let limits: ReadingLimits

    /// A reader with limits of its own.
    public init(limits: ReadingLimits = .standard) { self.limits = limits }

    /// The article that the bytes hold.
    ///
    /// - Throws: `ReadingError`, which names the source, the reason and the remedy.
    public func article(from bytes: [UInt8], context: ReadingContext) throws(ReadingError) -> Article {
        func failure(_ code: ReadingError.Code, _ message: String) -> ReadingError {
            ReadingError(code: code, location: context.location, message: message)
        }
        guard bytes.count <= limits.bytes else {
            throw failure(
                .tooLarge,
                "has \(bytes.count) bytes, more than the limit of \(limits.bytes); split it or raise the limit")
        }
        guard bytes.contains(where: { !$0.isASCIISpace }) else {
            throw failure(.empty, "is empty; check how it was saved")
        }
        switch SourceKind.signature(of: bytes) {
        case .binary(let what): throw failure(.binary, "is \(what) and no article; give a web page or a text")
        case .container(let what):
            throw failure(.unsupported, "is \(what), which is not unpacked; unpack it and give the pages in it")
        default: break
        }
        guard let decoded = TextDecoder(bytes, isMarkup: context.kind != .text, charset: context.charset) else {
            throw failure(.unsupported, "declares an encoding this machine cannot convert; save it as UTF-8")
        }
        let sniffed = SourceKind.of(text: decoded.utf8)
        if case .binary(let what) = sniffed {
            throw failure(.binary, "is \(what) and no article; give a web page or a text")
        }
        let isPage =
            context.kind == .html || context.kind == .fragment || context.kind == .unknown && sniffed == .html
        var notes: [ReadingNote] = []
        if decoded.malformed > 0 {
            notes.append(
                ReadingNote(
                    kind: .malformedEncoding, count: decoded.malformed, detail: "bytes that are no text in its encoding"
                ))
        }
        let lines = isPage ? 0 : decoded.utf8.count { $0 == 10 || $0 == 13 }
        guard lines <= limits.nodes else {
            throw failure(
                .tooComplex, "has \(lines) lines, more than the limit of \(limits.nodes); split it or raise the limit")
        }
        let article =
            isPage
            ? try PageReader(context: context, limits: limits).article(from: decoded.utf8, notes: notes)
            : TextReader(context: context).article(from: decoded.utf8, notes: notes)
        guard let article else {
            throw failure(
                .noText,
                "holds no text a reader would see; check whether the page needs a login or scripts to show its text")
        }
        return article
    }
}

/// What both kinds of reading do at the end.
enum ArticleFinishing {
    /// The language to name, given what the page declares; a note where it is not English.
    static func language(of text: [UInt8], declared: String?) -> (tag: String?, notes: [ReadingNote]) {
        let recognized = LanguageRecognizer.language(of: text)
        let declared = declared.map { $0.replacing("_", with: "-") }.flatMap { Self.isTag($0) ? $0 : nil }
        let primary = declared.map { String($0.prefix { $0 != "-" }).lowercased() }
        let tag: String?
        if let recognized, recognized != "und" || primary == "en" {
            tag = primary == recognized ? declared : recognized
        } else {
            tag = declared ?? recognized
        }
        guard let tag, !tag.lowercased().hasPrefix("en") else { return (tag, []) }
        return (tag, [ReadingNote(kind: .unreadLanguage, count: 1, detail: tag)])
    }

    private static func isTag(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count >= 2 && bytes.count <= 12 && bytes.allSatisfy { $0.isASCIIAlphanumeric || $0 == 45 }
            && bytes.prefix(2).allSatisfy(\.isASCIILetter)
    }

    /// The date a source states, else its address's, else the operator's.
    static func published(_ stated: PublishedDate?, url: String?, context: ReadingContext) -> PublishedDate? {
        if let stated { return stated }
        if let date = url.flatMap(DateReader.date(inURL:)) { return PublishedDate(date: date, source: .url) }
        return context.published.map { PublishedDate(date: $0, source: .operatorGiven) }
    }

    /// The host of an address, without `www.`.
    static func host(of url: String?) -> String? {
        guard let url, let mark = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = url[mark...].dropFirst(3).prefix { !"/?#:".contains($0) }
        let host = rest.hasPrefix("www.") ? rest.dropFirst(4) : rest
        return host.isEmpty ? nil : String(host)
    }
}
