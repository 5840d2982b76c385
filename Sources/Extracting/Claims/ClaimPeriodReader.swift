import Domain
import Reference

/// The days a figure is about, and how they were found.
struct ClaimPeriodReading {
    /// The days; `nil` where none are given or they cannot be dated.
    var period: Period?
    /// The words.
    var text: String?
    /// Whether words were found that cannot be dated.
    var isUnresolved = false
    /// Whether the words point back from another period: `a year earlier`.
    var isShift = false
    /// Where the words stand.
    var tokens: Range<Int>?
}

/// Finds the period of a figure, and the day something was said.
struct ClaimPeriodReader {
    let frame: DocumentFrame
    let companies: CompanyTable
    let published: CalendarDate?

    /// What earlier sentences left behind.
    struct Thread {
        /// The last quarter that was named, as read for a company's fiscal year.
        var quarter: PeriodMention?
        /// How sure that claim was.
        var modality = Modality.actual
        /// The sentence that named the quarter.
        var quarterSentence = 0
        /// The last year that was named.
        var year: PeriodMention?
        /// The last period of a claim, by subject.
        var last: (subject: String, reading: ClaimPeriodReading, sentence: Int)?
        /// The last total of several companies together: who, of what, and when.
        var total: (names: [String], metric: Metric, reading: ClaimPeriodReading, sentence: Int)?
    }

    func period(
        of span: FigureSpan, subject: String, metric: Metric, in sentence: SentenceFrame, thread: Thread
    ) -> ClaimPeriodReading {
        if let paired = respectively(span, in: sentence) { return resolved(paired, subject: subject, thread: thread) }
        let speech = SpeechReader.innermost(sentence.speech, at: span.tokens.lowerBound)
        var best: (cost: Double, mention: PeriodMention)?
        func chosen(_ mention: PeriodMention) -> ClaimPeriodReading {
            shaped(
                shifted(resolved(mention, subject: subject, thread: thread), mention, in: sentence), mention, metric)
        }
        let near = Range(from: max(sentence.range.lowerBound, span.hedged.lowerBound - 2), to: span.hedged.lowerBound)
        let isCompared = !frame.cues.hits(.comparison, in: near).filter { $0.cue.code != "equivalent" }.isEmpty
        for mention in sentence.periods where mention.kind != .rate {
            if sentence.speech.contains(where: { saysWhen($0, mention, span) }) { continue }
            // A day is when something was said or will happen, seldom what money is spent in.
            let isDated = isStock(metric) || metric == .contractValue && isOnDay(mention)
            if mention.kind == .day,
                speech != nil || !isDated || isLengthAhead(mention) || isOfAnnouncement(mention)
            {
                continue
            }
            // `than a year ago` dates what is compared, not the number itself.
            if isComparison(mention, span) { continue }
            var cost = distance(mention, span, in: sentence)
            // `to exceed 900 MW by the year's end, and 2.2 GW`: a deadline is spent on the number before it.
            if mention.kind == .byDate, mention.tokens.upperBound <= span.hedged.lowerBound,
                let earlier = sentence.figures.last(where: { $0.isValue && $0.after <= mention.tokens.lowerBound }),
                mention.tokens.lowerBound - earlier.after <= 1
                    || sentence.boundaries(between: mention.tokens.lowerBound, and: span.hedged.lowerBound) > 0
            {
                cost += 14
            }
            // What a number is compared with has its own period, behind it: `after $117 billion in 2022`.
            if isCompared, mention.tokens.lowerBound < span.hedged.lowerBound { cost += 12 }
            if belongsToOther(mention, than: span, in: sentence) || isOfMainVerb(mention, span) { cost += 24 }
            if best.map({ cost < $0.cost }) ?? true { best = (cost, mention) }
        }
        if metric != .contractValue, metric != .revenue,
            best.map({ $0.cost >= 4 || $0.mention.kind == .sinceDate }) ?? true,
            let duration = duration(of: span, in: sentence)
        {
            return duration
        }
        if let best, best.cost < 24 || isOnlyPeriod(best.mention, in: sentence, span) {
            return chosen(best.mention)
        }
        return theYear(behind: span, subject: subject, in: sentence)
    }

    /// `for the year`, `for the full year`: the year of publication. `for the fiscal year`: the company's own, the last
    /// where it has ended within the season in which results are told.
    private func theYear(behind span: FigureSpan, subject: String, in sentence: SentenceFrame) -> ClaimPeriodReading {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        for index in clause where index + 1 < clause.upperBound && frame.keys[index] == "the" {
            var noun = index + 1
            var isFiscal = false
            while noun < clause.upperBound, ["full", "fiscal", "financial"].contains(frame.keys[noun]) {
                isFiscal = isFiscal || frame.keys[noun] != "full"
                noun += 1
            }
            guard noun < clause.upperBound, frame.keys[noun] == "year", index > clause.lowerBound,
                ["for", "over", "during", "in"].contains(frame.keys[index - 1])
            else { continue }
            let period = isFiscal ? fiscalYear(of: subject) : published.flatMap { Period(year: $0.year) }
            return ClaimPeriodReading(
                period: period, text: frame.text.string(index..<noun + 1), isUnresolved: period == nil,
                tokens: index..<noun + 1)
        }
        return ClaimPeriodReading()
    }

    private func fiscalYear(of subject: String) -> Period? {
        let month = companies.named(subject)?.fiscalYearEndMonth ?? 12
        guard let published, let last = FiscalCalendar(yearEndMonth: month).lastQuarter(4, endedBy: published)?.end
        else { return nil }
        let end = published.dayNumber - last.dayNumber <= 100 ? last : last.adding(months: 12).endOfMonth
        return Period(start: end.startOfMonth.adding(months: -11), end: end)
    }

    /// What there is at a date has only an end: a backlog, power in use, a run rate.
    private func shaped(_ reading: ClaimPeriodReading, _ mention: PeriodMention, _ metric: Metric) -> ClaimPeriodReading
    {
        // `revenue of $144 billion by fiscal 2030`: what is earned in that year.
        if metric == .revenue, mention.kind == .byDate, let end = reading.period?.end, reading.period?.start == nil,
            !mention.tokens.contains(where: { ["end", "close", "before"].contains(frame.keys[$0]) }),
            mention.isFiscal || end.month == 12 && end.day == 31
        {
            var reading = reading
            reading.period = Period(start: end.startOfMonth.adding(months: -11), end: end)
            return reading
        }
        guard metric == .powerCapacity || metric == .contractValue,
            mention.kind == .quarter || mention.kind == .anaphoric || mention.kind == .day
        else { return reading }
        return ended(reading)
    }

    /// The same period without its beginning.
    func ended(_ reading: ClaimPeriodReading) -> ClaimPeriodReading {
        var reading = reading
        reading.period = reading.period.flatMap { Period(start: nil, end: $0.end) } ?? reading.period
        return reading
    }

    /// A quarter without a year that is foreseen is the next one where the last lies long behind: `guidance for Q3`.
    func foreseen(_ reading: ClaimPeriodReading, in sentence: SentenceFrame) -> ClaimPeriodReading {
        guard let published, let tokens = reading.tokens, let end = reading.period?.end,
            let mention = sentence.periods.first(where: { $0.tokens == tokens }), mention.kind == .quarter,
            mention.needsPublished,
            published.dayNumber - end.dayNumber > 200
        else { return reading }
        var reading = reading
        reading.period = reading.period.flatMap { period in
            Period(start: period.start?.adding(months: 12), end: period.end?.adding(months: 12).endOfMonth)
        }
        return reading
    }

    /// A month without a year, in words that tell of the past, is the last such month.
    func told(_ reading: ClaimPeriodReading, in sentence: SentenceFrame, at span: FigureSpan) -> ClaimPeriodReading {
        guard let published, let tokens = reading.tokens, let start = reading.period?.start, start > published,
            let mention = sentence.periods.first(where: { $0.tokens == tokens }), mention.kind == .month,
            mention.needsPublished
        else { return reading }
        let segment = frame.segment(of: span.tokens.lowerBound, in: sentence.range)
        let isPast = segment.contains { frame.isWord($0, [.pastForm, .participle]) }
        guard isPast,
            !frame.cues.hits(.modality, in: segment).contains(where: {
                ["planned", "outlook", "guidance"].contains($0.cue.code)
            })
        else {
            return reading
        }
        var reading = reading
        reading.period = reading.period.flatMap { period in
            Period(start: period.start?.adding(months: -12), end: period.end?.adding(months: -12))
        }
        return reading
    }

    /// The day or month in which somebody said it, by the words that introduce the speech.
    func statedOn(_ speech: SpeechFrame?, in sentence: SentenceFrame) -> Period? {
        guard let speech else { return nil }
        let said = sentence.periods.first { mention in
            (mention.kind == .day || mention.kind == .month)
                && (speech.introduction.contains(mention.tokens.lowerBound)
                    || opensSentence(mention, in: sentence, before: speech))
        }
        return said?.period
    }

    /// Follows the quarters and years a sentence names.
    ///
    /// A quarter that is only foreseen is not the one that is told of.
    func advance(_ thread: inout Thread, over sentence: SentenceFrame, foreseen: [Range<Int>]) {
        for mention in sentence.periods {
            switch mention.kind {
            case .quarter where foreseen.contains(mention.tokens) && thread.quarter != nil: break
            case .quarter: thread.quarter = mention
            case .year: thread.year = mention
            default: break
            }
        }
    }

    /// The calendar or fiscal days of a mention, as the subject counts them.
    func resolved(_ mention: PeriodMention, subject: String, thread: Thread) -> ClaimPeriodReading {
        let words = frame.text.string(mention.tokens)
        let month = companies.named(subject)?.fiscalYearEndMonth ?? 12
        let shifts = mention.tokens.contains {
            ["earlier", "ago", "previous", "prior", "same", "corresponding", "comparable"].contains(frame.keys[$0])
        }
        if shifts, mention.kind == .anaphoric || mention.kind == .year {
            // `the same period last year`: the quarter spoken of, a year before.
            let isPart = mention.tokens.contains {
                ["period", "quarter", "same", "corresponding", "comparable"].contains(frame.keys[$0])
            }
            if isPart, let quarter = frame.quarter(before: mention.tokens.lowerBound) ?? thread.quarter,
                let days = days(of: quarter, month: month)
            {
                return ClaimPeriodReading(
                    period: Period(
                        start: days.start?.adding(months: -12), end: days.end?.adding(months: -12).endOfMonth),
                    text: words, isShift: true, tokens: mention.tokens)
            }
            // `spent 37 trillion last year, more than the 35 trillion of a year earlier`: before the year named there.
            if let year = yearBefore(mention), let days = Period(year: year) {
                return ClaimPeriodReading(period: days, text: words, isShift: true, tokens: mention.tokens)
            }
            return ClaimPeriodReading(
                period: mention.period, text: words, isUnresolved: mention.period == nil, isShift: true,
                tokens: mention.tokens)
        }
        if mention.kind == .anaphoric {
            let earlier =
                frame.quarter(before: mention.tokens.lowerBound)
                ?? thread.quarter
            guard let earlier else {
                if let quarter = lastQuarter(month: month) {
                    return ClaimPeriodReading(period: quarter, text: words, tokens: mention.tokens)
                }
                return ClaimPeriodReading(
                    period: mention.period, text: words, isUnresolved: mention.period == nil, tokens: mention.tokens)
            }
            let period = days(of: earlier, month: month)
            return ClaimPeriodReading(period: period, text: words, isUnresolved: period == nil, tokens: mention.tokens)
        }
        let period = days(of: mention, month: month)
        return ClaimPeriodReading(period: period, text: words, isUnresolved: period == nil, tokens: mention.tokens)
    }

    /// The year before the calendar year that the same sentence names ahead of `a year earlier`; `nil` where it names
    /// none.
    private func yearBefore(_ mention: PeriodMention) -> Int? {
        guard let last = mention.tokens.last, frame.keys[last] == "earlier" || frame.keys[last] == "before",
            mention.tokens.contains(where: { frame.keys[$0] == "year" }),
            let number = frame.text.sentence(ofToken: mention.tokens.lowerBound)
        else { return nil }
        let sentence = frame.text.sentences[number]
        let named = frame.periods(in: Range(from: sentence.lowerBound, to: mention.tokens.lowerBound)).last {
            $0.kind != .rate
        }
        guard let named, named.kind == .year, let year = named.period?.calendarYear else { return nil }
        return year - 1
    }

    private func days(of mention: PeriodMention, month: Int) -> Period? {
        if mention.isFiscal { return mention.resolved(fiscalYearEndMonth: month) ?? mention.period }
        if mention.kind == .quarter, mention.needsPublished, let direction = direction(of: mention), month % 3 != 0,
            let published, let last = FiscalCalendar(yearEndMonth: month).lastQuarter(nil, endedBy: published)
        {
            // The quarter that runs, by the company's own months.
            let months = 3 * (direction + 1)
            return Period(start: last.start?.adding(months: months), end: last.end?.adding(months: months).endOfMonth)
        }
        if mention.kind == .quarter, month != 12, mention.needsPublished, !namesMonth(mention),
            direction(of: mention) == nil,
            let number = mention.period?.calendarQuarter?.quarter, let published
        {
            return FiscalCalendar(yearEndMonth: month).lastQuarter(number, endedBy: published)
        }
        return mention.period
    }

    /// `this quarter`, `the next quarter`, `the last quarter`: told from the day of publication.
    private func direction(of mention: PeriodMention) -> Int? {
        for index in mention.tokens {
            switch frame.keys[index] {
            case "this", "current", "present": return 0
            case "next", "coming": return 1
            case "last", "previous", "past": return -1
            default: continue
            }
        }
        return nil
    }

    /// `the quarter to March` is the same for everybody.
    private func namesMonth(_ mention: PeriodMention) -> Bool {
        mention.tokens.contains { Self.months.contains(frame.keys[$0]) }
    }

    private static let months: Set<TokenKey> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// The quarter that had ended last when the text was published.
    private func lastQuarter(month: Int) -> Period? {
        published.flatMap { FiscalCalendar(yearEndMonth: month).lastQuarter(nil, endedBy: $0) }
    }

    private func isStock(_ metric: Metric) -> Bool { metric == .acceleratorCount || metric == .powerCapacity }

    /// `said on Sunday that`, `announced in August last year that`: when it was said.
    private func saysWhen(_ speech: SpeechFrame, _ mention: PeriodMention, _ span: FigureSpan) -> Bool {
        guard speech.introduction.contains(mention.tokens.lowerBound), speech.content.contains(span.tokens.lowerBound)
        else { return false }
        return true
    }

    /// `On April 28th, Musk stated that …`
    private func opensSentence(_ mention: PeriodMention, in sentence: SentenceFrame, before speech: SpeechFrame) -> Bool
    {
        mention.kind == .day && mention.tokens.lowerBound - sentence.range.lowerBound <= 2
            && mention.tokens.lowerBound < speech.introduction.lowerBound
    }

    /// `19.1 billion and 13 billion in the second and third quarters, respectively`: the period in the figure's place.
    private func respectively(_ span: FigureSpan, in sentence: SentenceFrame) -> PeriodMention? {
        guard sentence.range.contains(where: { frame.classes[$0].contains(.respectively) }) else { return nil }
        let values = sentence.figures.filter(\.isValue)
        guard let own = values.firstIndex(where: { $0.tokens == span.tokens }) else { return nil }
        // The run of figures the own one stands in: nothing but `and` and commas between.
        var first = own
        while first > 0,
            isListGap(Range(from: values[first - 1].tokens.upperBound, to: values[first].hedged.lowerBound))
        { first -= 1 }
        var last = own
        while last + 1 < values.count,
            isListGap(Range(from: values[last].tokens.upperBound, to: values[last + 1].hedged.lowerBound))
        {
            last += 1
        }
        guard last > first else { return nil }
        let end = values[last].tokens.upperBound
        let limit = last + 1 < values.count ? values[last + 1].hedged.lowerBound : sentence.range.upperBound
        let after = sentence.periods.filter {
            $0.tokens.lowerBound >= end && $0.tokens.lowerBound < limit && $0.kind != .rate
        }
        if after.count == 1, let quarters = quarters(before: after[0]), quarters.count == last - first + 1 {
            return quarters[own - first]
        }
        guard after.count >= last - first + 1 else { return nil }
        return after[own - first]
    }

    private func isListGap(_ gap: Range<Int>) -> Bool {
        gap.count <= 3
            && gap.allSatisfy {
                frame.isMark($0, ",") || frame.keys[$0] == "and" || frame.keys[$0] == "of"
                    || frame.classes[$0].isEmpty && frame.text.tokens[$0].kind == .word
            }
    }
}
