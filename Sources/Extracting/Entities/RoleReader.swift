import Domain

/// Says who holds which office where: `Quantara CEO Jane Miller`, `Jane Miller, founder and CEO of Quantara`.
struct RoleReader {
    let reader: EntityReader
    let text: TokenizedText
    let keys: LexicalKeys

    /// The office and employer that a text gives a person.
    struct Post {
        var role: String?
        var organisation: String?
    }

    /// The mentions with the posts that the text gives their people; a table's post stays where the text gives none.
    func completed(_ mentions: [Mention]) -> [Mention] {
        var posts: [String: Post] = [:]
        for (index, mention) in mentions.enumerated() where mention.kind == .person {
            let post = post(of: index, among: mentions)
            if posts[mention.name]?.organisation == nil, let organisation = post.organisation {
                posts[mention.name, default: Post()].organisation = organisation
            }
            if posts[mention.name]?.role == nil, let role = post.role {
                posts[mention.name, default: Post()].role = role
            }
        }
        guard !posts.isEmpty else { return mentions }
        var result = mentions
        for index in result.indices where result[index].kind == .person {
            guard let post = posts[result[index].name] else { continue }
            if let organisation = post.organisation { result[index].organisation = organisation }
            if result[index].role == nil || post.organisation != nil, let role = post.role {
                result[index].role = role
            }
        }
        return result
    }

    private func mark(_ index: Int, _ byte: UInt8) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].mark == byte
    }

    private func post(of index: Int, among mentions: [Mention]) -> Post {
        let tokens = mentions[index].tokens
        if mark(tokens.upperBound, UInt8(ascii: ",")), let post = following(index, among: mentions) { return post }
        return preceding(index, among: mentions)
    }

    /// `Jane Miller, founder and CEO of Quantara`; `Jane Miller, the CEO of Quantara`
    private func following(_ index: Int, among mentions: [Mention]) -> Post? {
        var at = mentions[index].tokens.upperBound + 1
        guard at < text.tokens.count else { return nil }
        if keys.keys[at] == "who" { return clause(at + 1, after: index, among: mentions) }
        // `until May the chief executive`
        var isFormer = keys.keys[at] == "until"
        if isFormer, at + 2 < text.tokens.count { at += 2 }
        if Self.articles.contains(keys.keys[at]) { at += 1 }
        if let word = former(at) {
            isFormer = true
            at = word
        }
        var length = 0
        var start = at
        while start < min(at + 4, text.tokens.count), text.tokens[start].kind == .word {
            length = reader.lexicon.roleLength(at: start, in: text, keys: keys.keys)
            if length > 0 { break }
            // `, Quantara's CEO`
            if let company = mentions[safe: index + 1], company.tokens.contains(start), company.kind == .company {
                start = company.tokens.upperBound
                length = reader.lexicon.roleLength(at: start, in: text, keys: keys.keys)
                guard length > 0 else { return nil }
                return Post(role: office(start..<start + length, isFormer), organisation: employer(company))
            }
            start += 1
        }
        guard length > 0 else { return nil }
        let end = start + length
        var post = Post(role: office(start..<end, isFormer))
        if end + 1 < text.tokens.count, keys.keys[end] == "of" || keys.keys[end] == "at" {
            let place = keys.keys[end + 1] == "the" ? end + 2 : end + 1
            if let company = mentions[safe: index + 1], company.kind == .company,
                company.tokens.lowerBound == place
            {
                post.organisation = employer(company)
            }
        }
        return post
    }

    private static let articles: KeySet = ["a", "an", "the", "its"]
    private static let leading: KeySet = ["runs", "heads", "leads", "ran", "headed", "led", "founded", "started"]

    /// `who runs Quantara`, `who founded Quantara`: an employer, and an office only where the verb names one.
    private func clause(_ verb: Int, after index: Int, among mentions: [Mention]) -> Post? {
        guard verb + 1 < text.tokens.count, Self.leading.contains(keys.keys[verb]),
            let company = mentions[safe: index + 1], company.kind == .company, company.tokens.lowerBound == verb + 1
        else { return nil }
        let isFounder = keys.keys[verb] == "founded" || keys.keys[verb] == "started"
        return Post(role: isFounder ? "founder" : nil, organisation: employer(company))
    }

    /// The word after `former`, `ex-` or `one-time`; `nil` where none stands here.
    private func former(_ index: Int) -> Int? {
        guard index + 1 < text.tokens.count else { return nil }
        if keys.keys[index] == "former" { return index + 1 }
        return keys.keys[index] == "ex" && mark(index + 1, UInt8(ascii: "-")) ? index + 2 : nil
    }

    private func office(_ tokens: Range<Int>, _ isFormer: Bool) -> String {
        (isFormer ? "former " : "") + text.string(tokens)
    }

    /// `Quantara CEO Jane Miller`, `Quantara's CEO, Jane Miller`, `Quantara (NASDAQ:QTRA) CEO Jane Miller`
    private func preceding(_ index: Int, among mentions: [Mention]) -> Post {
        var end = mentions[index].tokens.lowerBound
        if mark(end - 1, UInt8(ascii: ",")) { end -= 1 }
        var start = -1
        for length in [8, 7, 6, 5, 4, 3, 2, 1] where end - length >= 0 {
            if reader.lexicon.roleLength(at: end - length, in: text, keys: keys.keys) == length {
                start = end - length
                break
            }
        }
        guard start >= 0 else { return Post() }
        var post = Post(role: text.string(start..<end))
        var before = start
        if before > 0, mark(before - 1, UInt8(ascii: ")")) {
            var open = before - 1
            while open > 0, before - open < 8, !mark(open, UInt8(ascii: "(")) { open -= 1 }
            before = open
        }
        var previous = index - 1
        while let mention = mentions[safe: previous], mention.tokens.lowerBound >= before { previous -= 1 }
        if let company = mentions[safe: previous], company.kind == .company, company.tokens.upperBound == before {
            post.organisation = employer(company)
            before = company.tokens.lowerBound
        }
        if before > 0, former(before - 1) == before || (before > 1 && former(before - 2) == before) {
            post.role = office(start..<end, true)
        }
        return post
    }

    private func employer(_ company: Mention) -> String? { company.standing == .outlet ? nil : company.name }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
