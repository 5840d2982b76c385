import Domain

/// Finds the names that no table has, by the evidence that a text gives for them.
///
/// The evidence for a name is gathered over all places where the text has it, weighed once, and holds everywhere: a
/// word that is a surname in one sentence is no company in the next.
struct NameFinder {
    /// A name of the text, wherever it stands.
    private struct Candidate {
        let keys: [TokenKey]
        var evidence: NameEvidence
        var count = 0
        var isInSentence = false
        var isInProse = false
        var isInstitution = false
        var isOutlet = false
        /// What the trade takes it for.
        func standing(as kind: Entity.Kind) -> Mention.Standing {
            guard kind == .company else { return .plain }
            return isOutlet ? .outlet : isInstitution ? .institution : .plain
        }
        /// Where it stood first, to be named after.
        let first: Range<Int>
        let isOfTitle: Bool
        var kind: Entity.Kind?
        /// The name it shortens.
        var name: String?
    }

    private let reader: EntityReader
    private var candidates: [Candidate] = []
    private var places: [UInt64: Int] = [:]
    /// Where the candidates of the text stand.
    private var found: [(tokens: Range<Int>, candidate: Int, containsKnown: Bool)] = []

    init(reader: EntityReader) { self.reader = reader }

    /// The evidence for each candidate, for the learning of weights.
    var described: [(tokens: Range<Int>, evidence: NameEvidence)] {
        found.map { ($0.tokens, candidates[$0.candidate].evidence) }
    }

    /// Gathers the evidence of a text; that of its title is to be gathered before, and gives no mentions.
    mutating func gather(_ runs: NameRuns, isTitle: Bool) {
        var headline: (sentence: Int, isOne: Bool) = (-1, false)
        let context = NameContext(runs: runs)
        for segment in runs.segments {
            let sentence = runs.text.sentence(ofToken: segment.core.lowerBound) ?? 0
            if sentence != headline.sentence {
                headline = (sentence, isTitle || Self.isHeadline(runs.text.sentences[sentence], runs))
            }
            var hash: UInt64 = 14_695_981_039_346_656_037
            for index in segment.core { hash = (hash ^ runs.keys.keys[index].hash) &* 1_099_511_628_211 }
            let place: Int
            if let known = places[hash] {
                place = known
            } else {
                place = candidates.count
                places[hash] = place
                candidates.append(
                    Candidate(
                        keys: Array(runs.keys.keys[segment.core]), evidence: [], first: segment.core, isOfTitle: isTitle
                    ))
            }
            candidates[place].evidence.formUnion(segment.evidence)
            candidates[place].count += 1
            if !headline.isOne {
                candidates[place].isInProse = true
                if !segment.startsSentence { candidates[place].isInSentence = true }
                candidates[place].evidence.formUnion(context.evidence(around: segment))
            }
            if let last = segment.core.last,
                runs.word(last).contains(.institution)
                    || segment.evidence.contains(.organisationOf)
            {
                candidates[place].isInstitution = true
            }
            // `the newspaper Le Matin`
            let before = segment.tokens.lowerBound - 1
            if before > 0, !runs.text.tokens[before].isCapitalized, runs.word(before).contains(.outletKind) {
                candidates[place].isOutlet = true
            }
            if !isTitle { found.append((segment.tokens, place, segment.containsKnown)) }
        }
    }

    /// Weighs the evidence, the longest names first, since they say what the short ones mean.
    mutating func weigh(in runs: NameRuns, title: NameRuns?) {
        noteLowerCase(in: runs)
        var surnames: [TokenKey: Int] = [:]
        var heads: [UInt64: Int] = [:]
        let order = candidates.indices.sorted {
            (candidates[$1].keys.count, $0) < (candidates[$0].keys.count, $1)
        }
        for index in order {
            var evidence = candidates[index].evidence
            let keys = candidates[index].keys
            if candidates[index].count > 1 { evidence.insert(.repeated) }
            if !candidates[index].isInProse {
                evidence.insert(.onlyHeadline)
            } else if !candidates[index].isInSentence {
                evidence.insert(.onlySentenceStart)
            }
            var hash: UInt64 = 14_695_981_039_346_656_037
            for key in keys { hash = (hash ^ key.hash) &* 1_099_511_628_211 }
            var link: Int?
            if keys.count == 1, let person = surnames[keys[0]] {
                evidence.insert(.surnameOfPerson)
                link = person
            }
            if link == nil, let organisation = heads[hash] {
                evidence.insert(.headOfOrganisation)
                link = organisation
            }
            candidates[index].evidence = evidence
            guard let kind = reader.scorecard.kind(of: evidence) else { continue }
            candidates[index].kind = kind
            if let link, candidates[link].kind == kind { candidates[index].name = candidates[link].name }
            let source = candidates[index].isOfTitle ? title ?? runs : runs
            if candidates[index].name == nil { candidates[index].name = source.plainName(candidates[index].first) }
            guard keys.count > 1 else { continue }
            if kind == .person, let last = keys.last {
                if surnames[last] == nil { surnames[last] = index }
            } else if kind == .company {
                var hash: UInt64 = 14_695_981_039_346_656_037
                for key in keys.dropLast() {
                    hash = (hash ^ key.hash) &* 1_099_511_628_211
                    if heads[hash] == nil { heads[hash] = index }
                }
                if let initials = source.initials(of: candidates[index].first) {
                    let hash = (14_695_981_039_346_656_037 ^ initials.hash) &* 1_099_511_628_211
                    if heads[hash] == nil { heads[hash] = index }
                }
            }
        }
    }

    /// The names that were found, in the order of the text.
    func mentions(in runs: NameRuns) -> [Mention] {
        found.compactMap { place in
            let candidate = candidates[place.candidate]
            guard let kind = candidate.kind, let name = candidate.name else { return nil }
            if place.containsKnown, kind == .company, candidate.evidence.contains(.legalForm),
                let known = runs.known(covering: place.tokens.lowerBound), known.tokens.count == candidate.keys.count
            {
                return known.extended(to: place.tokens)
            }
            return Mention(
                kind: kind, name: name, tokens: place.tokens, form: .name,
                isPossessive: place.tokens.last.map { runs.keys.isPossessive[$0] } ?? false,
                standing: candidate.standing(as: kind))
        }
    }

    /// Enters the names, so that they are found as well where the runs are cut otherwise.
    func enter(into learned: inout LearnedNames) {
        for candidate in candidates {
            guard let kind = candidate.kind, let name = candidate.name,
                candidate.keys.count > 1 || candidate.isInSentence
            else { continue }
            let template = Mention(
                kind: kind, name: name, tokens: candidate.first, form: .name, isPossessive: false,
                standing: candidate.standing(as: kind))
            learned.enter(candidate.keys, as: template)
            if kind == .person, candidate.keys.count > 1, let last = candidate.keys.last {
                learned.enter([last], as: template)
            }
        }
    }

    // MARK: What the rest of the text says

    /// Notes the names of one word that the text also has in lower case.
    private mutating func noteLowerCase(in runs: NameRuns) {
        var filter = [Bool](repeating: false, count: 4096)
        var single: [TokenKey: Int] = [:]
        for index in candidates.indices where candidates[index].keys.count == 1 {
            let key = candidates[index].keys[0]
            filter[Int(truncatingIfNeeded: (key.hash ^ key.hash >> 29) & 4095)] = true
            single[key] = index
        }
        guard !single.isEmpty else { return }
        for (index, token) in runs.text.tokens.enumerated() where token.kind == .word && !token.isCapitalized {
            let key = runs.keys.keys[index]
            guard filter[Int(truncatingIfNeeded: (key.hash ^ key.hash >> 29) & 4095)], let place = single[key] else {
                continue
            }
            candidates[place].evidence.insert(.lowerElsewhere)
        }
    }

    /// Whether most words of a sentence have a capital.
    private static func isHeadline(_ sentence: Range<Int>, _ runs: NameRuns) -> Bool {
        // A headline ends without a full stop.
        if let last = sentence.last, runs.text.tokens[last].mark == UInt8(ascii: ".") { return false }
        var capitals = 0
        var small = 0
        for index in sentence where runs.text.tokens[index].kind == .word {
            if runs.text.tokens[index].isCapitalized {
                capitals += 1
            } else if runs.classes[index].isDisjoint(with: [.preposition, .article, .conjunction]) {
                small += 1
            }
            if small > 12 { return false }
        }
        return capitals > 3 && small * 3 < capitals
    }
}

extension NameRuns {
    /// The words as they stand, a possessive ending aside.
    func plainName(_ words: Range<Int>) -> String {
        let name = text.string(words)
        guard let last = words.last, keys.isPossessive[last] else { return name }
        return String(name.dropLast(2))
    }

    /// The key of the first letters of a name's words, `and` and `of` aside; `nil` for fewer than two.
    func initials(of words: Range<Int>) -> TokenKey? {
        var builder = TokenKey.Builder()
        var count = 0
        for index in words where text.tokens[index].kind == .word && text.tokens[index].isCapitalized {
            builder.append(text.utf8[text.tokens[index].bytes.lowerBound])
            count += 1
        }
        return count > 1 ? builder.key : nil
    }

    /// The known name at a token.
    func known(covering token: Int) -> Mention? {
        coverage.indices.contains(token) && coverage[token] >= 0 ? known[Int(coverage[token])] : nil
    }
}
