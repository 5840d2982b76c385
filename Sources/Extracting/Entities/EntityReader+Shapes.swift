import Domain

/// Words that end a company's name and are no part of what it is called by.
private let legalForms: KeySet = [
    "inc", "corp", "corporation", "ltd", "limited", "plc", "llc", "ag", "gmbh", "se", "nv", "sa", "co", "kk", "spa",
    "oyj", "ab", "asa",
]
/// Words that end a company's name and belong to it.
private let companyWords: KeySet = [
    "group", "holdings", "motors", "technologies", "electronics", "systems", "semiconductor", "industries", "bank",
    "labs", "airlines",
    "airways", "energy", "telecom", "pharmaceuticals", "chamber", "partners", "capital", "ventures", "robotics",
    "networks", "media",
]
/// Exchanges by which a ticker in brackets is known.
private let exchanges: KeySet = [
    "nasdaq", "nyse", "lse", "hkex", "hkg", "tse", "tyo", "asx", "tsx", "epa", "etr", "xetra", "krx", "sehk", "sse",
    "szse", "otc", "amex",
    "cboe", "fra", "ams", "swx", "nse", "bse",
]

extension EntityReader {
    /// Learns the names a text introduces by their shape, and returns where it does so.
    @discardableResult
    func learn(
        from text: TokenizedText, keys: LexicalKeys, classes: [WordClass], known: [Mention],
        into learned: inout LearnedNames
    ) -> [Mention] {
        var shapes = Shapes(reader: self, text: text, keys: keys, classes: classes, known: known)
        shapes.read(into: &learned)
        return shapes.found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}

/// One pass over a text for names by shape.
private struct Shapes {
    let reader: EntityReader
    let text: TokenizedText
    let keys: LexicalKeys
    let classes: [WordClass]
    let known: [Mention]
    var found: [Mention] = []
    /// The known mention that covers a token, by index.
    private let coverage: [Int32]

    init(reader: EntityReader, text: TokenizedText, keys: LexicalKeys, classes: [WordClass], known: [Mention]) {
        self.reader = reader
        self.text = text
        self.keys = keys
        self.classes = classes
        self.known = known
        var coverage = [Int32](repeating: -1, count: text.tokens.count)
        for (index, mention) in known.enumerated() { for token in mention.tokens { coverage[token] = Int32(index) } }
        self.coverage = coverage
    }

    mutating func read(into learned: inout LearnedNames) {
        for mention in known where mention.kind == .person {
            if let last = mention.tokens.last, mention.tokens.count > 1 {
                learned.enter([keys.keys[last]], as: mention)
            }
        }
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            if token.kind == .word {
                let role = reader.lexicon.roleLength(at: index, in: text, keys: keys.keys)
                if role > 0 {
                    readRole(index..<index + role, into: &learned)
                    index += role
                    continue
                }
                if token.isCapitalized, coverage[index] < 0, legalForms.contains(keys.keys[index]) {
                    readLegalForm(at: index, into: &learned)
                } else if token.isCapitalized, coverage[index] < 0, !isInsideName(index) {
                    readSubject(at: index, into: &learned)
                }
            } else if token.mark == UInt8(ascii: "(") || token.mark == UInt8(ascii: "<") {
                readTicker(at: index, into: &learned)
            }
            index += 1
        }
    }

    // MARK: Runs of capitals

    private func isNameWord(_ index: Int) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].kind == .word && text.tokens[index].isCapitalized
            && coverage[index] < 0
            && classes[index].isDisjoint(with: [
                .article, .preposition, .demonstrative, .modal, .auxiliary, .conjunction, .subordinator, .adverb,
                .quantifier,
                .companyPronoun, .personPronoun, .possessive, .crowd, .government,
            ])
    }

    private func isInsideName(_ index: Int) -> Bool {
        index > 0 && isNameWord(index - 1) && !keys.isPossessive[index - 1]
    }

    /// The run of capitalised words that ends before a token.
    private func run(endingAt end: Int) -> Range<Int> {
        var start = end
        while start > 0, end - start < 5, isNameWord(start - 1), start == end || !keys.isPossessive[start - 1] {
            start -= 1
        }
        return start..<end
    }

    /// The run of capitalised words that begins at a token, a hyphen or a digit inside allowed.
    private func run(startingAt start: Int, limit: Int = 5) -> Range<Int> {
        var end = start
        while end < text.tokens.count, end - start < limit {
            if isNameWord(end) {
                end += 1
                if keys.isPossessive[end - 1] { break }
            } else if end > start, text.tokens[end].mark == UInt8(ascii: "-"), !text.tokens[end].hasSpaceBefore,
                isNameWord(end + 1)
                    || (end + 1 < text.tokens.count && !text.tokens[end + 1].hasSpaceBefore
                        && text.tokens[end + 1].kind == .word)
            {
                end += 2
            } else {
                break
            }
        }
        return start..<end
    }

    // MARK: Shapes

    /// `Quantara Motors Inc`
    private mutating func readLegalForm(at index: Int, into learned: inout LearnedNames) {
        let words = run(endingAt: index)
        guard !words.isEmpty else { return }
        var end = index + 1
        if end < text.tokens.count, text.tokens[end].mark == UInt8(ascii: "."), !text.tokens[end].hasSpaceBefore,
            text.sentence(ofToken: end) == text.sentence(ofToken: end + 1)
        {
            end += 1
        }
        addCompany(words, spanning: words.lowerBound..<end, into: &learned)
    }

    /// `Quantara (NASDAQ:QTRA)`, `Quantara (QTRA)`, `Quantara <QTRA.L>`
    private mutating func readTicker(at open: Int, into learned: inout LearnedNames) {
        var index = open + 1
        var hasExchange = false
        if index + 1 < text.tokens.count, exchanges.contains(keys.keys[index]) {
            hasExchange = true
            index += 1
            if text.tokens[index].mark == UInt8(ascii: ":") { index += 1 }
        }
        guard index + 1 < text.tokens.count else { return }
        let token = text.tokens[index]
        let letters = text.utf8[token.bytes]
        let isSymbol = token.kind == .word && token.bytes.count <= 5 && letters.allSatisfy { (65...90).contains($0) }
        guard isSymbol || (hasExchange && token.kind == .number) else { return }
        var close = index + 1
        if text.tokens[close].mark == UInt8(ascii: "."), close + 2 < text.tokens.count { close += 2 }
        let isClosed = text.tokens[close].mark == UInt8(ascii: ")") || text.tokens[close].mark == UInt8(ascii: ">")
        guard isClosed else { return }
        let isKnown = open > 0 && coverage[open - 1] >= 0 && known[Int(coverage[open - 1])].kind == .company
        let words = isKnown ? open..<open : run(endingAt: open)
        guard
            isKnown
                || (!words.isEmpty && (hasExchange || words.count > 1 || text.tokens[open].mark == UInt8(ascii: "<")))
        else {
            return
        }
        if !words.isEmpty { addCompany(words, spanning: words, into: &learned) }
        guard coverage[index] < 0 || hasExchange else { return }
        if coverage[index] < 0 {
            found.append(
                Mention(
                    kind: .ticker, name: text.string(index), tokens: index..<index + 1, form: .name, isPossessive: false
                ))
        }
    }

    /// `Quantara CEO Jane Miller`, `Jane Miller, founder and CEO of Quantara`, `CEO Jane Miller`
    private mutating func readRole(_ role: Range<Int>, into learned: inout LearnedNames) {
        let roleText = text.string(role)
        var employer: String?
        // The company before: `Quantara CEO`, `Quantara's CEO`, `Quantara (NASDAQ:QTRA) CEO`.
        var before = role.lowerBound
        if before > 0, text.tokens[before - 1].mark == UInt8(ascii: ")") {
            var open = before - 1
            while open > 0, before - open < 8, text.tokens[open].mark != UInt8(ascii: "(") { open -= 1 }
            before = open
        }
        if before > 0 {
            let covered = coverage[before - 1]
            if covered >= 0 {
                let mention = known[Int(covered)]
                if mention.kind == .company, mention.standing == .plain { employer = mention.name }
            } else {
                let words = run(endingAt: before)
                if !words.isEmpty, !startsSentenceWithRole(words) {
                    employer = addCompany(words, spanning: words, into: &learned)
                }
            }
        }
        // The person after: `CEO Jane Miller`.
        var person: String?
        let after = role.upperBound
        if after < text.tokens.count {
            if coverage[after] >= 0 {
                let mention = known[Int(coverage[after])]
                if mention.kind == .person { person = mention.name }
            } else {
                let words = run(startingAt: after, limit: 4)
                if !words.isEmpty { person = addPerson(words, role: roleText, employer: employer, into: &learned) }
            }
        }
        // `Jane Miller, CEO of Quantara`
        if person == nil, role.lowerBound > 1, text.tokens[role.lowerBound - 1].mark == UInt8(ascii: ",") {
            var ofCompany: String?
            if after + 1 < text.tokens.count, keys.keys[after] == "of" || keys.keys[after] == "at" {
                if coverage[after + 1] >= 0 {
                    let mention = known[Int(coverage[after + 1])]
                    if mention.kind == .company { ofCompany = mention.name }
                } else {
                    let words = run(startingAt: after + 1)
                    if !words.isEmpty { ofCompany = addCompany(words, spanning: words, into: &learned) }
                }
            }
            let end = role.lowerBound - 1
            if coverage[end - 1] >= 0 {
                let mention = known[Int(coverage[end - 1])]
                if mention.kind == .person { person = mention.name }
            } else if ofCompany != nil {
                let words = run(endingAt: end)
                if words.count > 1 { person = addPerson(words, role: roleText, employer: ofCompany, into: &learned) }
            }
            employer = ofCompany ?? employer
        }
        if let person, let employer, learned.employers[person] == nil { learned.employers[person] = employer }
    }

    /// `Quantara will invest`, in a text that knows no such company yet.
    private mutating func readSubject(at index: Int, into learned: inout LearnedNames) {
        let words = run(startingAt: index)
        guard let last = words.last, words.upperBound < text.tokens.count, !keys.isPossessive[last] else { return }
        let next = classes[words.upperBound]
        let isPerson =
            words.count > 1 && words.count < 4 && next.contains(.reporting)
            && !words.contains { companyWords.contains(keys.keys[$0]) }
        if isPerson, next.contains(.pastForm), classes[words.lowerBound].isEmpty {
            addPerson(words, role: nil, employer: nil, into: &learned)
            return
        }
        guard isActing(words.upperBound), words.allSatisfy({ classes[$0].isEmpty }) else { return }
        let startsSentence = text.sentence(ofToken: index).map { text.sentences[$0].lowerBound == index } ?? true
        // At the head of a sentence every word has a capital: a plain noun is no name.
        if startsSentence, words.count == 1, looksLikeNoun(index) { return }
        addCompany(words, spanning: words, into: &learned)
    }

    /// Whether the words from here say that somebody spends, buys or builds: `will invest`, `plans to buy`, `has raised`.
    private func isActing(_ index: Int) -> Bool {
        var isFinite = false
        for at in index..<min(index + 5, text.tokens.count) {
            let word = classes[at]
            if text.tokens[at].kind != .word { return false }
            if !word.isDisjoint(with: [.spending, .purchasing, .announcing, .agreeing]),
                isFinite || !word.isDisjoint(with: .finite)
            {
                return true
            }
            if !word.isDisjoint(with: .finite) || keys.keys[at] == "to" || keys.keys[at] == "plans" {
                isFinite = true
            } else if !word.contains(.adverb), word.isDisjoint(with: [.baseForm, .participle]) {
                return false
            }
        }
        return false
    }

    private func looksLikeNoun(_ index: Int) -> Bool {
        let word = text.lowercased(index)
        return ["s", "ion", "ing", "ment", "ure", "ity", "ence", "ance", "age", "er", "or", "get", "al"].contains {
            word.hasSuffix($0)
        }
    }

    private func startsSentenceWithRole(_ words: Range<Int>) -> Bool {
        words.count == 1 && !classes[words.lowerBound].isEmpty
    }

    // MARK: Entering

    @discardableResult
    private mutating func addCompany(_ words: Range<Int>, spanning: Range<Int>, into learned: inout LearnedNames)
        -> String
    {
        var end = words.upperBound
        while end > words.lowerBound + 1, legalForms.contains(keys.keys[end - 1]) { end -= 1 }
        let core = words.lowerBound..<end
        let name = learned.name(for: Array(keys.keys[core])) ?? plainName(core)
        let mention = Mention(
            kind: .company, name: name, tokens: spanning, form: .name,
            isPossessive: spanning.last.map { keys.isPossessive[$0] } ?? false)
        learned.enter(Array(keys.keys[core]), as: mention)
        if core.count > 1, let first = core.first, classes[first].isEmpty, text.tokens[first].bytes.count > 3 {
            learned.enter([keys.keys[first]], as: mention)
        }
        if !found.suffix(8).contains(where: { $0.tokens.overlaps(spanning) }) { found.append(mention) }
        return name
    }

    @discardableResult
    private mutating func addPerson(
        _ words: Range<Int>, role: String?, employer: String?, into learned: inout LearnedNames
    ) -> String {
        let name = plainName(words)
        var mention = Mention(
            kind: .person, name: name, tokens: words, form: .name,
            isPossessive: words.last.map { keys.isPossessive[$0] } ?? false)
        mention.role = role
        mention.organisation = employer
        learned.enter(Array(keys.keys[words]), as: mention)
        if words.count > 1, let last = words.last { learned.enter([keys.keys[last]], as: mention) }
        if !found.suffix(8).contains(where: { $0.tokens.overlaps(words) }) { found.append(mention) }
        return name
    }

    /// The words as they stand, a possessive ending aside.
    private func plainName(_ words: Range<Int>) -> String {
        let name = text.string(words)
        guard let last = words.last, keys.isPossessive[last] else { return name }
        return String(name.dropLast(2))
    }
}
