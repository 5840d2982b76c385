import Domain

/// Reads the cells of tables: the row says whose number or what it measures, the column what or when.
///
/// A cell counts only where it bears its own unit, so that its words, read by themselves, give the same number.
struct TableClaimReader {
    let frame: DocumentFrame
    let cues: CueLexicon
    let periods: ClaimPeriodReader
    let published: CalendarDate?

    /// The claims of a table, as drafts.
    func drafts(of table: Table) -> [ClaimDraft] {
        let caption = table.caption.map { metric(of: $0) } ?? nil
        var drafts: [ClaimDraft] = []
        for row in table.rows {
            guard let label = row.first.map(tokens) else { continue }
            for (column, cell) in row.enumerated() where column > 0 {
                let header = column < table.header.count ? tokens(table.header[column]) : 0..<0
                guard let span = frame.figures(in: tokens(cell)).first(where: { $0.isValue && $0.figure.unit != nil }),
                    let draft = draft(span, label: label, header: header, caption: caption)
                else { continue }
                drafts.append(draft)
            }
        }
        return drafts
    }

    private func draft(_ span: FigureSpan, label: Range<Int>, header: Range<Int>, caption: Metric?) -> ClaimDraft? {
        guard let sentence = frame.text.sentence(ofToken: span.tokens.lowerBound), let interval = span.figure.interval,
            let unit = span.figure.unit, unit.isCurrency || unit == .percent || unit == .megawatt,
            let metric = metric(in: label) ?? metric(in: header) ?? caption
        else { return nil }
        let named = company(in: label) ?? company(in: header)
        guard let subject = named ?? frame.mainCompany else { return nil }
        let period = period(in: header, subject) ?? period(in: label, subject) ?? ClaimPeriodReading()
        let isAhead = period.period?.end.flatMap { end in published.map { end > $0 } } ?? false
        let isOutlook =
            !frame.cues.hits(.modality, in: header).isEmpty || !frame.cues.hits(.modality, in: label).isEmpty
        return ClaimDraft(
            span: span, sentence: sentence, isHeadline: false,
            subject: SubjectReading(names: [subject], isUncertain: named == nil, event: nil),
            metric: MetricReading(metric: metric, isUncertain: false, item: nil),
            scope: ScopeReading(code: metric == .capitalExpenditure ? .totalCapex : .unspecified, text: nil),
            basis: unit == .percent ? .delta : .total, period: period,
            modality: isAhead || isOutlook ? .guidance : .actual,
            speaker: nil, channel: .unstated, statedOn: nil, interval: interval, unit: unit)
    }

    private func tokens(_ range: TextRange) -> Range<Int> {
        let start = frame.text.firstToken(atOrAfter: range.start)
        return Range(from: start, to: frame.text.firstToken(atOrAfter: range.end))
    }

    private func company(in cell: Range<Int>) -> String? {
        frame.mentions(in: cell).first { $0.kind == .company && $0.form == .name && $0.standing == .plain }?.name
    }

    private func period(in cell: Range<Int>, _ subject: String) -> ClaimPeriodReading? {
        frame.periods(in: cell).first { $0.kind != .rate }.map {
            periods.resolved($0, subject: subject, thread: .init())
        }
    }

    private func metric(in cell: Range<Int>) -> Metric? {
        frame.cues.hits(.metric, in: cell).lazy.compactMap { Self.metric($0.cue) }.first
    }

    /// What a caption, which is no part of the text, says the table measures.
    private func metric(of caption: String) -> Metric? {
        let text = TokenizedText(caption)
        let hits = cues.hits(in: text, keys: LexicalKeys(text).keys)
        return hits.hits(.metric, in: 0..<text.tokens.count).lazy.compactMap { Self.metric($0.cue) }.first
    }

    private static func metric(_ cue: Cue) -> Metric? {
        cue.role == "veto" || cue.role == "unitPrice" ? nil : Metric(rawValue: cue.code)
    }
}
