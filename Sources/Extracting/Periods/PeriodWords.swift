/// The words of the calendar, by token.
enum PeriodWords {
    static let months: [TokenKey: Int] = {
        let names: [[TokenKey]] = [
            ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
            ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"], ["november", "nov"],
            ["december", "dec"],
        ]
        var months: [TokenKey: Int] = [:]
        for (index, keys) in names.enumerated() { for key in keys { months[key] = index + 1 } }
        return months
    }()

    /// Months that are words of their own as well: they need a preposition or a number beside them.
    static let ambiguousMonths: Set<TokenKey> = ["may", "march", "mar"]

    /// 0 is Monday.
    static let weekdays: [TokenKey: Int] = [
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0,
        "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thu": 3, "fri": 4,
    ]

    static let ordinals: [TokenKey: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    ]

    static let ordinalSuffixes: Set<TokenKey> = ["st", "nd", "rd", "th"]

    static let smallNumbers: [TokenKey: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "several": 0, "few": 0, "couple": 2,
    ]

    /// Which way a relative word points: `last` back, `this` here, `next` forward.
    static let directions: [TokenKey: Int] = [
        "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0, "next": 1,
        "coming": 1, "following": 1,
    ]

    /// Prepositions and nouns before a bare year.
    static let beforeYear: Set<TokenKey> = [
        "in", "for", "by", "since", "during", "of", "from", "until", "till", "through", "year", "to", "early", "late", "mid",
        "end", "and", "between", "throughout", "before", "after", "around", "its", "their", "the", "into", "around", "versus",
        "vs", "than", "annual", "full",
    ]

    static let prepositions: Set<TokenKey> = [
        "in", "on", "by", "since", "until", "till", "from", "of", "during", "for", "early", "late", "mid", "last", "this",
        "next", "through", "between", "and", "to", "before", "after", "ended", "ending", "each", "every",
    ]
}
