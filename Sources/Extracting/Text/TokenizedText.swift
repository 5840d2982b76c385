import Domain

/// A text cut into tokens and sentences in one pass over its UTF-8.
struct TokenizedText {
    /// The text's UTF-8.
    let utf8: [UInt8]
    /// The tokens in order; white space between them is not kept, line breaks are.
    let tokens: [Token]
    /// The sentences, as ranges of tokens. A line break of a paragraph always ends one.
    let sentences: [Range<Int>]

    init(_ text: String) {
        utf8 = Array(text.utf8)
        tokens = Tokenizer.tokens(of: utf8)
        sentences = SentenceBreaker.sentences(of: tokens, in: utf8)
    }

    /// The token's own characters.
    func string(_ index: Int) -> String { String(decoding: utf8[tokens[index].bytes], as: UTF8.self) }

    /// The token's characters with ASCII letters in lower case.
    func lowercased(_ index: Int) -> String {
        String(decoding: utf8[tokens[index].bytes].map { $0 >= 65 && $0 <= 90 ? $0 | 32 : $0 }, as: UTF8.self)
    }

    /// The text from one token to another, the second not included, as it stands.
    func string(_ range: Range<Int>) -> String {
        guard let bytes = bytes(of: range) else { return "" }
        return String(decoding: utf8[bytes], as: UTF8.self)
    }

    /// The bytes from one token to another, the second not included.
    func bytes(of range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, tokens.indices.contains(range.lowerBound), range.upperBound <= tokens.count else {
            return nil
        }
        return tokens[range.lowerBound].bytes.lowerBound..<tokens[range.upperBound - 1].bytes.upperBound
    }

    /// The scalars from one token to another, the second not included.
    func textRange(of range: Range<Int>) -> TextRange? {
        guard !range.isEmpty, tokens.indices.contains(range.lowerBound), range.upperBound <= tokens.count else {
            return nil
        }
        return TextRange(
            start: tokens[range.lowerBound].scalars.lowerBound, end: tokens[range.upperBound - 1].scalars.upperBound)
    }

    /// The index of the first token that starts at or after a scalar.
    func firstToken(atOrAfter scalar: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].scalars.lowerBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of the sentence that holds a token.
    func sentence(ofToken token: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].contains(token) ? low : nil
    }
}
