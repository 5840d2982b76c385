import Domain
import Reference

/// Finds companies, people, products, places and tickers, and says what each stands for.
struct EntityReader {
    let lexicon: NameLexicon
    let grammar: Grammar
    let vocabulary: NameVocabulary
    let scorecard: NameScorecard
    /// Currencies and units, which have capitals and are no names.
    let measures: KeySet

    init(tables: ReferenceTables) {
        lexicon = NameLexicon(tables)
        vocabulary = NameVocabulary(tables.names)
        scorecard = NameScorecard(tables.names.evidence)
        let currencies = tables.figures.currencies.flatMap { [$0.code].compactMap { $0 } + $0.leads + $0.names }
        measures = KeySet((currencies + tables.figures.units.map(\.form)).map { TokenKey($0) })
        grammar = Grammar(tables.language)
    }

    /// The entities of a text in its order, pronouns and epithets among them.
    func entities(in text: TokenizedText, title: TokenizedText?) -> [Entity] {
        let keys = LexicalKeys(text)
        return Self.entities(
            of: mentions(in: text, keys: keys, classes: grammar.classes(of: text, keys: keys), title: title), in: text)
    }

    /// Mentions as entities.
    static func entities(of mentions: [Mention], in text: TokenizedText) -> [Entity] {
        mentions.compactMap { mention in
            guard var range = text.textRange(of: mention.tokens) else { return nil }
            var words = text.string(mention.tokens)
            // The ending of the possessive is no part of the name.
            if mention.form == .name, words.hasSuffix("'s") || words.hasSuffix("’s"),
                let name = TextRange(start: range.start, end: range.end - 2)
            {
                words = String(words.dropLast(2))
                range = name
            }
            return Entity(
                kind: mention.kind, name: mention.name, text: words, range: range,
                isReference: mention.form != .name, role: mention.role, organisation: mention.organisation)
        }
    }

    /// The mentions of a text in its order.
    func mentions(
        in text: TokenizedText, keys: LexicalKeys, classes: [WordClass], title: TokenizedText?
    ) -> [Mention] {
        var learned = LearnedNames()
        var finder = NameFinder(reader: self)
        var titleRuns: NameRuns?
        if let title {
            let titleKeys = LexicalKeys(title)
            let runs = runs(in: title, keys: titleKeys, classes: grammar.classes(of: title, keys: titleKeys), &learned)
            finder.gather(runs, isTitle: true)
            titleRuns = runs
        }
        let runs = runs(in: text, keys: keys, classes: classes, &learned)
        finder.gather(runs, isTitle: false)
        finder.weigh(in: runs, title: titleRuns)
        finder.enter(into: &learned)
        var names = Self.merged(finder.mentions(in: runs), runs.known)
        names = Self.merged(names, learned.mentions(in: text, keys: keys, besides: names))
        names = SurnameReader(keys: keys.keys).resolved(names)
        names = Self.merged(names, TickerReader(text: text, keys: keys).tickers(after: names))
        names = RoleReader(reader: self, text: text, keys: keys).completed(names)
        return Coreference(reader: self, text: text, keys: keys, classes: classes).resolved(names)
    }

    /// A text's capitalised runs, besides the names of the tables; the surnames of known people are learned.
    private func runs(
        in text: TokenizedText, keys: LexicalKeys, classes: [WordClass], _ learned: inout LearnedNames
    ) -> NameRuns {
        let known = knownNames(in: text, keys: keys, classes: classes)
        for mention in known where mention.kind == .person && mention.tokens.count > 1 {
            if let last = mention.tokens.last { learned.enter([keys.keys[last]], as: mention) }
        }
        var runs = NameRuns(reader: self, text: text, keys: keys, classes: classes, known: known)
        runs.read()
        return runs
    }

    /// The names of the tables that stand in the text.
    private func knownNames(in text: TokenizedText, keys: LexicalKeys, classes: [WordClass]) -> [Mention] {
        var mentions: [Mention] = []
        var index = 0
        while index < text.tokens.count {
            guard text.tokens[index].kind == .word || text.tokens[index].kind == .number,
                let (place, length) = lexicon.name(at: index, in: text, keys: keys.keys)
            else {
                index += 1
                continue
            }
            let known = lexicon.known[place]
            var end = index + length
            // `US$19 billion` names a currency.
            if known.kind == .place, end < text.tokens.count, text.tokens[end].kind == .currency,
                !text.tokens[end].hasSpaceBefore
            {
                index += 1
                continue
            }
            if !known.notBeside.isEmpty, isVetoed(known, index..<end, in: text, keys: keys, classes: classes) {
                index += 1
                continue
            }
            // `$US44.10` is money; `(NASDAQ: QTRA)` says where a share is traded.
            if index > 0, !text.tokens[index].hasSpaceBefore,
                text.tokens[index - 1].kind == .currency
                    || (text.tokens[index - 1].mark == UInt8(ascii: "(") && end < text.tokens.count
                        && text.tokens[end].mark == UInt8(ascii: ":"))
            {
                index += 1
                continue
            }
            if known.isCommonWord, !isName(at: index, length: length, in: text, keys: keys, classes: classes) {
                index += 1
                continue
            }
            if known.kind == .product, end < text.tokens.count, !text.tokens[end].hasSpaceBefore, keys.keys[end] == "s"
            {
                end += 1
            }
            var mention = Mention(
                kind: known.kind, name: known.name, tokens: index..<end, form: .name,
                isPossessive: keys.isPossessive[end - 1] || Self.endsInBareApostrophe(end, text),
                standing: known.standing)
            mention.role = known.role
            mention.organisation = known.organisation
            mention.productKind = known.productKind
            mentions.append(mention)
            index = end
        }
        return mentions
    }

    /// Whether a word beside a name says that it is not meant: `Amazon river`. `the` does where no noun follows.
    private func isVetoed(
        _ known: NameLexicon.Known, _ tokens: Range<Int>, in text: TokenizedText, keys: LexicalKeys,
        classes: [WordClass]
    ) -> Bool {
        let end = tokens.upperBound
        if end < text.tokens.count, text.tokens[end].kind == .word || text.tokens[end].kind == .number,
            known.notBeside.contains(keys.keys[end])
        {
            return true
        }
        guard tokens.lowerBound > 0, known.notBeside.contains(keys.keys[tokens.lowerBound - 1]) else { return false }
        guard keys.keys[tokens.lowerBound - 1] == "the" else { return true }
        return end >= text.tokens.count || text.tokens[end].kind != .word
            || !classes[end].isDisjoint(with: [.preposition, .conjunction, .finite, .subordinator])
    }

    /// Whether an ordinary word with a capital is meant as a name: in mid-sentence, or where a verb or `'s` follows.
    private func isName(
        at index: Int, length: Int, in text: TokenizedText, keys: LexicalKeys, classes: [WordClass]
    ) -> Bool {
        let end = index + length
        if length == 1, text.tokens[index].bytes.count == 1, index > 0 {
            // `X` alone: not in `Model X`, `X.` as an initial.
            let before = text.tokens[index - 1]
            if before.kind == .word, before.isCapitalized, classes[index - 1].isEmpty { return false }
        }
        if let sentence = text.sentence(ofToken: index), text.sentences[sentence].lowerBound < index {
            let before = text.tokens[index - 1]
            // `Times Square`, `Liberty Bell`: the second half of another name.
            if length == 1, before.kind == .word, before.isCapitalized, classes[index - 1].isEmpty,
                index - 1 > text.sentences[sentence].lowerBound, vocabulary[keys.keys[index - 1]].isEmpty,
                lexicon.name(at: index - 1, in: text, keys: keys.keys) == nil,
                lexicon.roleLength(at: index - 1, in: text, keys: keys.keys) == 0
            {
                return false
            }
            return before.kind != .mark || before.mark != UInt8(ascii: "\"") || before.hasSpaceBefore
        }
        guard end < text.tokens.count else { return true }
        return length > 1 || keys.isPossessive[end - 1] || !classes[end].isDisjoint(with: .finite)
            || (isPastForm(end, in: text) && !isPlural(end - 1, in: text)) || text.tokens[end].mark == UInt8(ascii: "(")
            || (text.tokens[end].mark == UInt8(ascii: ",") && end + 1 < text.tokens.count
                && text.tokens[end + 1].isCapitalized && classes[end + 1].isEmpty)
            || text.tokens[end].mark == UInt8(ascii: "|") || text.tokens[end].mark == UInt8(ascii: ":")
            || (keys.keys[end] == "to" && (end + 1 == text.tokens.count || !classes[end + 1].contains(.article)))
            || lexicon.roleLength(at: end, in: text, keys: keys.keys) > 0 || classes[end].contains(.businessNoun)
            || (classes[end].contains(.conjunction) && end + 1 < text.tokens.count
                && text.tokens[end + 1].isCapitalized)
    }

    /// Whether a word has the regular ending of the past: `Ford delayed the truck`.
    private func isPastForm(_ index: Int, in text: TokenizedText) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, !token.isCapitalized, token.bytes.count > 4 else { return false }
        return text.utf8[token.bytes].suffix(2).elementsEqual([UInt8(ascii: "e"), UInt8(ascii: "d")])
    }

    /// Whether a word ends in `s`: a plural begins a sentence without an article, `Travelers waited`, a single thing does
    /// not.
    private func isPlural(_ index: Int, in text: TokenizedText) -> Bool {
        text.utf8[text.tokens[index].bytes].last == UInt8(ascii: "s")
    }

    private static func endsInBareApostrophe(_ end: Int, _ text: TokenizedText) -> Bool {
        guard end > 0, end < text.tokens.count, !text.tokens[end].hasSpaceBefore,
            text.tokens[end].mark == UInt8(ascii: "'")
        else { return false }
        return text.utf8[text.tokens[end - 1].bytes].last.map { $0 | 32 == UInt8(ascii: "s") } ?? false
    }

    /// Two lists in the order of the text; where two overlap the one of the first list stays.
    static func merged(_ first: [Mention], _ second: [Mention]) -> [Mention] {
        guard !second.isEmpty else { return first }
        var result: [Mention] = []
        result.reserveCapacity(first.count + second.count)
        var left = 0
        for mention in second {
            while left < first.count, first[left].tokens.upperBound <= mention.tokens.lowerBound {
                result.append(first[left])
                left += 1
            }
            if left < first.count, first[left].tokens.overlaps(mention.tokens) { continue }
            if let last = result.last, last.tokens.overlaps(mention.tokens) { continue }
            result.append(mention)
        }
        result.append(contentsOf: first[left...])
        return result
    }
}
