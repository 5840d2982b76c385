import Domain
import Reference

/// The words of numbers, compiled for asking by token.
struct FigureLexicon: Sendable {
    /// A phrase of tokens and what it means.
    struct Phrase<Meaning: Sendable>: Sendable {
        let keys: [TokenKey]
        let meaning: Meaning
    }

    /// A power of ten by word.
    struct Scale: Sendable {
        let power: Int
        let gluedOnly: Bool
        let needsUnit: Bool
    }

    /// A unit and the power of ten that brings a number to it.
    struct Unit: Sendable {
        let unit: MeasureUnit
        let power: Int
    }

    /// A hedge.
    struct Hedge: Sendable {
        let bound: Bound
        let isApproximate: Bool
    }

    let scales: [TokenKey: Scale]
    /// Currency signs and codes before a number, by their first token; the longest first.
    let signs: [TokenKey: [Phrase<MeasureUnit>]]
    /// Currency words after a number.
    let currencyWords: [TokenKey: [Phrase<MeasureUnit>]]
    /// Words for a hundredth of a currency's unit.
    let minorWords: [TokenKey: MeasureUnit]
    let units: [TokenKey: [Phrase<Unit>]]
    /// Hedges by their last token, the longest first.
    let leftHedges: [TokenKey: [Phrase<Hedge>]]
    /// Hedges by their first token, the longest first.
    let rightHedges: [TokenKey: [Phrase<Hedge>]]
    let countedNouns: Set<TokenKey>

    init(_ tables: FigureTables) {
        var scales: [TokenKey: Scale] = [:]
        for scale in tables.scales {
            scales[TokenKey(scale.word)] = Scale(
                power: scale.power, gluedOnly: scale.gluedOnly, needsUnit: scale.needsUnit)
        }
        var signs: [Phrase<MeasureUnit>] = []
        var currencyWords: [Phrase<MeasureUnit>] = []
        var minorWords: [TokenKey: MeasureUnit] = [:]
        for currency in tables.currencies {
            for sign in currency.signs { signs.append(Phrase(keys: Self.keys(of: sign), meaning: currency.unit)) }
            // A code glued to the number's front: USD34.6 million, RMB 3bn.
            for word in currency.words where word.utf8.count == 3 {
                signs.append(Phrase(keys: [TokenKey(word)], meaning: currency.unit))
            }
            for word in currency.words { currencyWords.append(Phrase(keys: Self.keys(of: word), meaning: currency.unit)) }
            for word in currency.minorWords where minorWords[TokenKey(word)] == nil { minorWords[TokenKey(word)] = currency.unit }
        }
        self.scales = scales
        self.signs = Self.grouped(signs) { $0.first }
        self.currencyWords = Self.grouped(currencyWords) { $0.first }
        self.minorWords = minorWords
        units = Self.grouped(
            tables.units.map { Phrase(keys: Self.keys(of: $0.words), meaning: Unit(unit: $0.unit, power: $0.power)) }
        ) { $0.first }
        func hedges(_ isRight: Bool) -> [Phrase<Hedge>] {
            tables.hedges.filter { $0.isRight == isRight }.map {
                Phrase(
                    keys: Self.keys(of: $0.words), meaning: Hedge(bound: $0.bound, isApproximate: $0.isApproximate))
            }
        }
        leftHedges = Self.grouped(hedges(false)) { $0.last }
        rightHedges = Self.grouped(hedges(true)) { $0.first }
        countedNouns = Set(tables.countedNouns.map { TokenKey($0) })
    }

    private static func keys(of words: String) -> [TokenKey] {
        let text = TokenizedText(words)
        return text.tokens.map(\.key)
    }

    private static func grouped<Meaning>(
        _ phrases: [Phrase<Meaning>], by key: ([TokenKey]) -> TokenKey?
    ) -> [TokenKey: [Phrase<Meaning>]] {
        var groups: [TokenKey: [Phrase<Meaning>]] = [:]
        for phrase in phrases { if let key = key(phrase.keys) { groups[key, default: []].append(phrase) } }
        return groups.mapValues { $0.sorted { $0.keys.count > $1.keys.count } }
    }
}
