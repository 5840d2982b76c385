/// Where a noun phrase stands in its sentence.
struct NounPhrase {
    let text: TokenizedText
    let keys: [TokenKey]
    let classes: [WordClass]
    let lexicon: NameLexicon

    /// The first token of the phrase that a name ends: an office before a person belongs to it, `CEO Jane Miller`.
    func start(ofName start: Int, from first: Int) -> Int {
        for length in [4, 3, 2, 1] where start - length >= first {
            if lexicon.roleLength(at: start - length, in: text, keys: keys) == length { return start - length }
        }
        return start
    }

    /// Whether the phrase depends on a preposition (`with chipmaker Nvidia`) or is what a verb acts on (`gives Meta`).
    func isObject(ofName name: Int, from first: Int) -> Bool {
        let start = start(ofName: name, from: first)
        var index = start - 1
        var nouns = 0
        while index >= first, start - index < 7 {
            // `ordered 12 Boeing aircraft`
            if text.tokens[index].kind == .number, index == start - 1, index > first {
                let verb = classes[index - 1]
                return !verb.isDisjoint(with: [.pastForm, .gerund, .baseForm, .participle])
                    && verb.isDisjoint(with: [.reporting, .auxiliary, .modal])
            }
            guard text.tokens[index].kind == .word else { return false }
            let word = classes[index]
            // `In three weeks Nvidia said`: a phrase of time stands by itself.
            if word.contains(.timeNoun) { return false }
            if word.contains(.preposition), word.isDisjoint(with: [.baseForm, .pastForm]) {
                // `before Tesla said` begins a clause, `with Tesla` does not.
                return !word.contains(.subordinator)
            }
            if index == start - 1, !word.isDisjoint(with: [.thirdForm, .pastForm, .gerund, .baseForm, .participle]),
                word.isDisjoint(with: [.reporting, .auxiliary, .modal, .subordinator])
            {
                return true
            }
            if !word.isDisjoint(with: [.article, .possessive, .demonstrative]) {
                // `In his letter Jane Miller wrote`: a phrase of its own stands before the name.
                if nouns > 0, start != name || !isApposition(start - 1) { return false }
                index -= 1
                continue
            }
            if !word.isEmpty, word.isDisjoint(with: [.adverb, .companyNoun]) { return false }
            if text.tokens[index].isCapitalized, index < start - 1 { return false }
            nouns += 1
            index -= 1
        }
        return false
    }

    /// Whether a noun says what kind of thing the name after it is: `chipmaker Nvidia`, `platform X`.
    private func isApposition(_ noun: Int) -> Bool {
        lexicon.epithets.candidates(keys[noun]) != nil || classes[noun].contains(.companyNoun)
            || lexicon.roleLength(at: noun, in: text, keys: keys) > 0 || keys[noun] == "platform"
            || keys[noun] == "rival"
    }
}
