import Domain
import Reference

/// The words of numbers, compiled for asking by token. A class, so that scans hand it on without copying its tables.
final class FigureLexicon: Sendable {
    /// What a word does in a number.
    enum NumberWord: Sendable {
        /// Zero to nineteen.
        case unit(Int64)
        /// Twenty to ninety.
        case tens(Int64)
        case hundred
        /// Multiplies by its value.
        case dozen(Int64)
        /// The lower part of a fraction, of one or of several.
        case denominator(Int64, isPlural: Bool)
        /// A place in a row; behind `one` or `a` a denominator.
        case ordinal(Int64)
        /// A fraction in one character.
        case sign(ExactFraction)
        /// A factor in one word.
        case times(ExactDecimal)
    }

    /// A power of ten by word.
    struct Scale: Sendable {
        let power: Int
        let use: FigureTables.Scale.Use
        /// The bytes it has to be written with; `nil` where case does not matter.
        let spelling: [UInt8]?
    }

    /// A currency by one of its names.
    struct Money: Sendable {
        let unit: MeasureUnit
        /// The power of ten inside the name: 6 in `MUSD`, -2 in `cents`.
        let power: Int
        let spelling: [UInt8]?
        /// Whether the name is another word as well and wants a large number.
        let wantsLarge: Bool

        init(_ unit: MeasureUnit, power: Int = 0, spelling: String? = nil, wantsLarge: Bool = false) {
            self.unit = unit
            self.power = power
            self.spelling = spelling.map { Array($0.utf8) }
            self.wantsLarge = wantsLarge
        }
    }

    /// A unit and the power of ten that brings a number to it.
    struct Unit: Sendable {
        let unit: MeasureUnit
        let power: Int
        let isGlued: Bool
        let spelling: [UInt8]?
    }

    /// A hedge.
    struct Hedge: Sendable {
        let words: String
        let bound: Bound
        let isApproximate: Bool
        let isTemporal: Bool
    }

    /// What a word at the beginning of a figure may be.
    struct Starter: OptionSet, Sendable {
        let rawValue: UInt8

        static let number = Starter(rawValue: 1)
        static let money = Starter(rawValue: 2)
        /// `a`, before a scale or the lower part of a fraction.
        static let article = Starter(rawValue: 4)
        static let minus = Starter(rawValue: 8)
    }

    let numberWords: KeyTable<NumberWord>
    let scales: KeyTable<[Scale]>
    /// Currency signs and codes that stand before or after a number.
    let leads: PhraseTable<Money>
    /// Currency names that stand only after it, those of hundredths among them.
    let currencyNames: PhraseTable<Money>
    let units: PhraseTable<Unit>
    let leftHedges: PhraseTable<Hedge>
    let rightHedges: PhraseTable<Hedge>
    /// What the words that may begin a figure may be in it.
    let starters: KeyTable<Starter>
    let countedNouns: KeySet
    let changeWords: KeySet
    let rangeWords: KeySet
    let numberedNames: KeySet

    init(_ tables: FigureTables) {
        var words: [TokenKey: NumberWord] = [:]
        for word in tables.numberWords { words[TokenKey(word.form)] = Self.numberWord(word) }
        numberWords = KeyTable(words)
        var scales: [TokenKey: [Scale]] = [:]
        for scale in tables.scales {
            let isLetter = scale.form.utf8.count == 1
            scales[TokenKey(scale.form), default: []].append(
                Scale(power: scale.power, use: scale.use, spelling: isLetter ? Array(scale.form.utf8) : nil))
        }
        self.scales = KeyTable(scales)
        leads = PhraseTable(tables.currencies.flatMap(Self.leads))
        currencyNames = PhraseTable(tables.currencies.flatMap(Self.names))
        units = PhraseTable(
            tables.units.map { unit in
                let spelling = unit.isExact ? Array(unit.form.utf8) : nil
                return (unit.form, Unit(unit: unit.unit, power: unit.power, isGlued: unit.isGlued, spelling: spelling))
            })
        func hedges(_ isRight: Bool) -> [(words: String, meaning: Hedge)] {
            tables.hedges.filter { $0.isRight == isRight }.map { hedge in
                let meaning = Hedge(
                    words: hedge.words, bound: hedge.bound, isApproximate: hedge.isApproximate,
                    isTemporal: hedge.isTemporal)
                return (hedge.words, meaning)
            }
        }
        leftHedges = PhraseTable(hedges(false), byLastToken: true)
        rightHedges = PhraseTable(hedges(true))
        countedNouns = KeySet(tables.countedNouns.map { TokenKey($0) })
        var starters: KeyTable<Starter> = ["a": .article, "an": .article, "minus": .minus, "negative": .minus]
        for key in numberWords.keys + self.scales.keys { starters[key, default: []].insert(.number) }
        for key in leads.anchors { starters[key, default: []].insert(.money) }
        self.starters = starters
        changeWords = KeySet(tables.changeWords.map { TokenKey($0) })
        rangeWords = KeySet(tables.rangeWords.map { TokenKey($0) })
        numberedNames = KeySet(tables.numberedNames.map { TokenKey($0) })
    }

    private static func numberWord(_ word: FigureTables.NumberWord) -> NumberWord {
        let whole = word.value.exponent >= 0 ? Int64(word.value.description) ?? 0 : 0
        switch word.kind {
        case .unit: return .unit(whole)
        case .tens: return .tens(whole)
        case .hundred: return .hundred
        case .dozen: return .dozen(whole)
        case .denominator: return .denominator(whole, isPlural: false)
        case .denominators: return .denominator(whole, isPlural: true)
        case .ordinal: return .ordinal(whole)
        case .sign: return .sign(ExactFraction(word.value, over: Int64(word.denominator)))
        case .times: return .times(word.value)
        }
    }

    private static func leads(of currency: FigureTables.Currency) -> [(words: String, meaning: Money)] {
        var leads: [(String, Money)] = currency.leads.map { lead in
            // Capitals are meant: RM is money and rm is not. Signs with a dollar are looked at part by part.
            let isExact = lead.utf8.contains { $0 >= 65 && $0 <= 90 } && lead.utf8.allSatisfy { $0 >= 65 && $0 <= 122 }
            return (lead, Money(currency.unit, spelling: isExact ? lead : nil))
        }
        if let code = currency.code {
            leads.append((code, Money(currency.unit, spelling: code)))
            for (letter, power) in [("K", 3), ("M", 6), ("B", 9)] {
                leads.append((letter + code, Money(currency.unit, power: power, spelling: letter + code)))
            }
        }
        return leads
    }

    private static func names(of currency: FigureTables.Currency) -> [(words: String, meaning: Money)] {
        currency.names.map { ($0, Money(currency.unit)) }
            + currency.largeNames.map { ($0, Money(currency.unit, wantsLarge: true)) }
            + currency.minorNames.map { name in
                (name, Money(currency.unit, power: -2, spelling: name.utf8.count == 1 ? name : nil))
            }
    }
}
