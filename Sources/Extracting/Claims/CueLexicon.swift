import Domain
import Reference

/// What a phrase says about the number beside it.
struct Cue {
    /// The kinds of cue.
    enum Kind: Int, CaseIterable {
        case metric, scope, modality, channel, basis, comparison, event
    }

    /// The kind of cue.
    let kind: Kind
    /// What it stands for, in its table's code.
    let code: String
    /// How it does it: `noun`, `verb`, `weak`, `veto`, `unitPrice`, `clause`, `sentence`.
    let role: String
}

/// A cue and where it stands.
struct CueHit {
    let tokens: Range<Int>
    let cue: Cue

    /// Whether a scope is one of artificial intelligence, and no division or new business.
    var isOfAI: Bool { cue.code != "division" && cue.code != "newBusiness" }
}

/// The cues of a text, by kind, each list in the order of the text.
struct CueHits {
    private let byKind: [[CueHit]]

    fileprivate init(_ byKind: [[CueHit]]) { self.byKind = byKind }

    /// The cues of a kind that lie within a stretch.
    func hits(_ kind: Cue.Kind, in range: Range<Int>) -> ArraySlice<CueHit> {
        let list = byKind[kind.rawValue]
        let first = Self.firstIndex(in: list, startingAtOrAfter: range.lowerBound)
        var end = first
        while end < list.count, list[end].tokens.upperBound <= range.upperBound { end += 1 }
        return list[first..<end]
    }

    /// The cues without those that are part of a name: `Target`, `Salesforce`.
    func excluding(_ names: [Mention]) -> CueHits {
        var covered = Set<Int>()
        for name in names where name.form == .name && name.kind == .company { covered.formUnion(name.tokens) }
        guard !covered.isEmpty else { return self }
        return CueHits(
            byKind.enumerated().map { kind, list in
                kind == Cue.Kind.scope.rawValue ? list : list.filter { !$0.tokens.allSatisfy(covered.contains) }
            })
    }

    private static func firstIndex(in list: [CueHit], startingAtOrAfter token: Int) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The cues of the tables, compiled for matching.
struct CueLexicon {
    private var cues: [Cue] = []
    /// A word that has to stand in the same sentence, by cue.
    private var near: [Int: TokenKey] = [:]
    private var phrases = PhraseLexicon()

    init(_ tables: LanguageTables) {
        let kinds: [(Cue.Kind, [PhraseCue])] = [
            (.metric, tables.metrics), (.scope, tables.scopes), (.modality, tables.modalities),
            (.channel, tables.channels),
            (.basis, tables.bases), (.comparison, tables.comparisons), (.event, tables.events),
        ]
        var byPhrase: [String: [Cue]] = [:]
        for (kind, rows) in kinds {
            for row in rows {
                let cue = Cue(kind: kind, code: row.code, role: row.role)
                cues.append(cue)
                for phrase in row.phrases {
                    phrases.add(phrase, payload: cues.count - 1)
                    byPhrase[phrase.lowercased(), default: []].append(cue)
                }
            }
        }
        for term in tables.translations {
            for cue in byPhrase[term.meaning.lowercased()] ?? [] {
                cues.append(cue)
                phrases.add(term.term, payload: cues.count - 1)
                if let word = term.near { near[cues.count - 1] = TokenKey(word) }
            }
        }
        phrases.seal()
    }

    /// The cues of a text: the longest of each kind wherever several overlap.
    func hits(in text: TokenizedText, keys: [TokenKey]) -> CueHits {
        var byKind = [[CueHit]](repeating: [], count: Cue.Kind.allCases.count)
        var free = [Int](repeating: 0, count: Cue.Kind.allCases.count)
        for sentence in text.sentences {
            for index in sentence where text.tokens[index].kind == .word {
                guard let candidates = phrases.candidates(keys[index]) else { continue }
                for entry in candidates {
                    let cue = cues[entry.payload]
                    guard free[cue.kind.rawValue] <= index,
                        let length = PhraseLexicon.length(of: entry, at: index, in: keys),
                        index + length <= sentence.upperBound,
                        !entry.isAllCapitals || text.tokens[index].isCapitalized
                    else { continue }
                    if let word = near[entry.payload], !keys[sentence].contains(word) { continue }
                    byKind[cue.kind.rawValue].append(CueHit(tokens: index..<index + length, cue: cue))
                    free[cue.kind.rawValue] = index + length
                }
            }
        }
        return CueHits(byKind)
    }
}
