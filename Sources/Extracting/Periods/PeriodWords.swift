/// The words of the calendar, by token.
enum PeriodWords {
    static let months: KeyTable<Int> = {
        let names: [[TokenKey]] = [
            ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
            ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"], ["november", "nov"],
            ["december", "dec"],
        ]
        var months: [TokenKey: Int] = [:]
        for (index, keys) in names.enumerated() { for key in keys { months[key] = index + 1 } }
        return KeyTable(months)
    }()

    /// Months that are words of their own as well: they need a preposition or a number beside them.
    static let ambiguousMonths: KeySet = ["may", "march", "mar", "dec", "jan", "sep", "jun"]

    /// Months written in full, which need no capital.
    static let fullMonths: KeySet = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// 0 is Monday.
    static let weekdays: KeyTable<Int> = [
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0,
        "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    ]

    /// Weekdays that are words of their own as well: they need a day beside them.
    static let ambiguousWeekdays: KeySet = ["sat", "sun", "mon", "wed", "fri", "tue", "thu"]

    static let ordinals: KeyTable<Int> = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
        "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16,
        "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    ]

    static let ordinalSuffixes: KeySet = ["st", "nd", "rd", "th"]

    /// Numbers in words; 0 stands for one that is not told.
    static let numbers: KeyTable<Int> = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "several": 0, "few": 0, "couple": 2,
    ]

    static let tens: KeyTable<Int> = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    /// Which way a relative word points: `last` back, `this` here, `next` forward.
    static let directions: KeyTable<Int> = [
        "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0, "next": 1,
        "coming": 1, "following": 1, "upcoming": 1,
    ]

    static let decades: KeyTable<Int> = [
        "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
        "nineties": 90,
    ]

    /// Lengths of time, by their names for one and for several.
    static let units: KeyTable<PeriodScan.Unit> = [
        "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
        "quarter": .quarter,
        "quarters": .quarter, "year": .year, "years": .year, "decade": .decade, "decades": .decade,
        "fortnight": .fortnight,
        "fortnights": .fortnight,
    ]

    /// What a word does at the beginning of a mention.
    enum Role {
        /// It begins one by itself.
        case opening
        /// It begins one before a word of time: `by the`.
        case particle
        /// It begins none, but may stand behind a particle.
        case inner
    }

    /// The words that a mention may begin with.
    static let starters: KeyTable<Role> = {
        var starters = KeyTable<Role>()
        for key in inner.keys + units.keys { starters[key] = .inner }
        for table in [months, weekdays, ordinals, numbers, tens, directions, decades] {
            for key in table.keys { starters[key] = .opening }
        }
        for key in openings.keys { starters[key] = .opening }
        for key in particles.keys { starters[key] = .particle }
        return starters
    }()

    private static let particles: KeySet = [
        "the", "a", "an", "in", "by", "since", "until", "till", "before", "after", "later", "earlier", "no", "not",
        "as", "from", "through", "thru", "within", "at", "to", "more", "than", "on", "of", "starting", "per", "each",
        "every",
    ]

    private static let inner: KeySet = [
        "st", "nd", "rd", "th", "and", "s", "recent", "reported", "final", "annum", "soon",
        "close", "financial", "workweek", "fortnight",
    ]

    /// Words that begin a mention besides those of the tables above.
    private static let openings: KeySet = [
        "same", "corresponding", "comparable", "prior", "previous", "annual", "annually", "annualized", "annualised",
        "yearly", "end", "start", "middle", "late", "early",
        "mid", "beginning", "today", "yesterday", "tomorrow", "q", "h", "cy", "fy", "fiscal", "calendar", "year",
        "week", "w", "ytd",
        "weekend", "latest", "full", "christmas", "new", "independence", "labor", "labour", "black", "thanksgiving",
        "halloween", "memorial", "valentine's", "easter", "international", "workers", "half", "today's", "yesterday's",
    ]

    /// Prepositions and nouns before a bare year.
    static let beforeYear: KeySet = [
        "in", "for", "by", "since", "during", "of", "from", "until", "till", "through", "year", "to", "early", "late",
        "mid",
        "end", "and", "between", "throughout", "before", "after", "around", "its", "their", "the", "into", "versus",
        "vs", "than",
        "annual", "full",
    ]

    /// What is earned and spent in a year, behind its number.
    static let flows: KeySet = [
        "sales", "earnings", "revenues", "profits", "results", "expenditures", "outlays", "losses", "dividends",
        "exports", "imports",
    ]

    static let prepositions: KeySet = [
        "in", "on", "by", "since", "until", "till", "from", "of", "during", "for", "early", "late", "mid", "last",
        "this",
        "next", "through", "between", "and", "to", "before", "after", "ended", "ending", "each", "every", "the",
    ]
}
