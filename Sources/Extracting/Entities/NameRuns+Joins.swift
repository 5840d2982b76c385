/// Which words make one name: what joins them, and the legal form behind them.
extension NameRuns {
    /// The capitalised words from a token on, with what joins them.
    func run(from start: Int, in sentence: Range<Int>) -> Range<Int> {
        var end = start
        var hasHead = false
        while end < sentence.upperBound, end - start < 10 {
            if coverage[end] >= 0 {
                end = min(known[Int(coverage[end])].tokens.upperBound, sentence.upperBound)
            } else if isNameWord(end) {
                end += 1
            } else {
                break
            }
            let last = end - 1
            if keys.isPossessive[last] || dottedLegalForm(at: end) != nil { break }
            hasHead = hasHead || word(last).contains(.organisationHead)
            end = joined(after: end, last: last, hasHead: hasHead, in: sentence)
            guard end < sentence.upperBound, isNameWord(end) || coverage[end] >= 0 else {
                return start..<last + 1 + (isAbbreviated(last, dot: last + 1) ? 1 : 0)
            }
        }
        return start..<end
    }

    /// The token after what joins a name's words: `.` of an initial, a hyphen, `&`, `of`, `van der`; the same token
    /// where nothing does.
    private func joined(after end: Int, last: Int, hasHead: Bool, in sentence: Range<Int>) -> Int {
        guard end + 1 < sentence.upperBound else { return end }
        let token = text.tokens[end]
        switch token.mark {
        case UInt8(ascii: ".") where !token.hasSpaceBefore && isAbbreviated(last, dot: end): return end + 1
        case UInt8(ascii: "-") where !text.tokens[end + 1].hasSpaceBefore && isNameWord(end + 1): return end + 1
        case UInt8(ascii: "&") where isNameWord(end + 1): return end + 1
        case 0: break
        default: return end
        }
        guard token.kind == .word, !token.isCapitalized else { return end }
        if keys.keys[end] == "and" {
            return joinsPartners(end, hasHead: hasHead, in: sentence) ? end + 1 : end
        }
        if hasHead, keys.keys[end] == "of" {
            let next = keys.keys[end + 1] == "the" ? end + 2 : end + 1
            return next < sentence.upperBound && isNameWord(next) ? next : end
        }
        var next = end
        while next < end + 2, next + 1 < sentence.upperBound, text.tokens[next].kind == .word,
            word(next).contains(.particle)
        {
            next += 1
        }
        return next > end && isNameWord(next) && next < sentence.upperBound ? next : end
    }

    /// Whether an `and` stands within a name: `Midwest Gas and Light Co`, `Ministry of Trade and Industry`.
    private func joinsPartners(_ and: Int, hasHead: Bool, in sentence: Range<Int>) -> Bool {
        let next = and + 1
        guard next < sentence.upperBound, isNameWord(next), coverage[next] < 0, coverage[and - 1] < 0 else {
            return false
        }
        let end = next + 1
        if hasHead, !keys.isPossessive[next], end >= sentence.upperBound || !isNameWord(end) { return true }
        return !word(next).isDisjoint(with: [.organisationTail, .partner]) && end < sentence.upperBound
            && isNameWord(end) && word(end).contains(.legalForm)
            && word(and - 1).isDisjoint(with: .legalForm)
    }

    /// The end of a legal form written with full stops, as `S.A.` or `N.V.`; `nil` where none begins here.
    func dottedLegalForm(at start: Int) -> Int? {
        var builder = TokenKey.Builder()
        var index = start
        while index + 1 < text.tokens.count, text.tokens[index].kind == .word, text.tokens[index].scalars.count == 1,
            text.tokens[index].isCapitalized || index > start, mark(index + 1, UInt8(ascii: ".")),
            !text.tokens[index + 1].hasSpaceBefore, index == start || !text.tokens[index].hasSpaceBefore
        {
            builder.append(text.utf8[text.tokens[index].bytes.lowerBound] | 32)
            index += 2
        }
        guard index > start + 2, vocabulary[builder.key].contains(.legalForm) else { return nil }
        return index
    }

    /// Whether a full stop after this word belongs to it: an initial, `Mr.`, `St.`
    private func isAbbreviated(_ index: Int, dot: Int) -> Bool {
        guard mark(dot, UInt8(ascii: ".")), !text.tokens[dot].hasSpaceBefore, coverage[index] < 0,
            isNameWord(dot + 1), text.tokens[dot + 1].kind == .word
        else { return false }
        return text.tokens[index].scalars.count == 1 || word(index).contains(.honorific)
    }

    /// Where a legal form after a name ends: `, Inc`, `Inc.`; `nil` where there is none.
    func legalForm(after range: Range<Int>, in sentence: Range<Int>) -> Int? {
        var at = range.upperBound
        if mark(at, UInt8(ascii: ",")) { at += 1 }
        if let end = dottedLegalForm(at: at) { return end }
        guard at < sentence.upperBound, text.tokens[at].kind == .word, text.tokens[at].isCapitalized,
            word(at).contains(.legalForm), coverage[at] < 0
        else { return nil }
        return closed(at + 1, in: sentence)
    }

    /// Takes the full stop of `Inc.` along, unless the sentence ends with it.
    func closed(_ end: Int, in sentence: Range<Int>) -> Int {
        end + 1 < sentence.upperBound && mark(end, UInt8(ascii: ".")) && !text.tokens[end].hasSpaceBefore
            ? end + 1 : end
    }
}
