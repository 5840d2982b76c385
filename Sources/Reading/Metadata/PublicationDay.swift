import Domain

/// The day of publication: what the page states about itself, in the light of what it shows beside the headline.
struct PublicationDay {
    let date: PublishedDate?

    /// What a date that a page shows is said to be.
    private enum Kind: Int { case published, plain, updated }

    private struct Shown {
        let date: CalendarDate
        let moment: Moment?
        let kind: Kind
        let source: PublishedDate.Source
        /// Whether it stands below the headline and before the text.
        var isBelow = false
    }

    init(_ zone: HeadZone, _ metadata: PageMetadata, url: String?) {
        let shown = Self.shown(at: zone.places, in: zone, metadata.order)
        let best =
            shown.first { $0.kind == .published } ?? shown.first { $0.kind == .plain }
        let inURL = url.flatMap(DateReader.date(inURL:))
        if let stated = metadata.published {
            let isOther = best?.moment.flatMap { own in
                stated.moment.map { abs(own.secondsSince1970 - $0.secondsSince1970) > 7_200 }
            }
            let days = [isOther == true ? nil : best?.date, inURL].compactMap { $0 }
            if let local = days.first(where: { Self.isSameMoment($0, stated, metadata.modified) }) {
                date = PublishedDate(date: local, moment: stated.moment, source: stated.source)
            } else if let own = shown.first(where: { $0.isBelow && $0.kind != .updated }),
                !shown.contains(where: { $0.date == stated.date }), inURL != stated.date,
                own.date < stated.date
            {
                // What readers are shown is older than the statement: a stamp of a later release of the page.
                date = PublishedDate(date: own.date, moment: own.moment, source: own.source)
            } else {
                date = stated
            }
            return
        }
        func made(_ shown: Shown?) -> PublishedDate? {
            shown.map { PublishedDate(date: $0.date, moment: $0.moment, source: $0.source) }
        }
        if let found = made(best) ?? inURL.map({ PublishedDate(date: $0, source: .url) })
            ?? Self.marked(in: zone, metadata.order)
        {
            date = found
            return
        }
        let tail = Self.shown(at: zone.tail, in: zone, metadata.order)
        date = made(
            tail.first { $0.kind == .published } ?? shown.first ?? tail.first { $0.kind == .plain } ?? tail.first)
    }

    /// Whether a day that the page shows is the stated moment's in another zone than the one it is stated in.
    private static func isSameMoment(_ day: CalendarDate, _ stated: PublishedDate, _ modified: PublishedDate?) -> Bool {
        guard let moment = stated.moment, abs(day.dayNumber - moment.date.dayNumber) <= 1, day != stated.date else {
            return false
        }
        // The day of a later change is no other name for the day of publication.
        if let modified, modified.effectiveMoment >= stated.effectiveMoment, modified.date == day,
            modified.effectiveMoment.secondsSince1970 - moment.secondsSince1970 >= 7_200
        {
            return false
        }
        let hour = moment.secondOfDay / 3_600
        // Zones reach from 12 hours behind to 14 before; those of the trade from 8 behind to 13 before.
        if day < moment.date { return hour < 10 }
        return day == moment.date || hour >= 10
    }

    private static func shown(at places: [Int], in zone: HeadZone, _ order: DateReader.Order) -> [Shown] {
        var shown: [Shown] = []
        for place in places {
            let block = zone.blocks.blocks[place]
            let text = zone.text(place)
            let isInside = zone.content.contains(place) && block.words > 14
            guard text.count <= 240, !isInside, place != zone.headline || text.count <= 60 else { continue }
            var from = text.startIndex
            for found in DateReader.all(in: text, order: order, shortYears: true, limit: 4) {
                guard found.date.year >= 1990 else { continue }
                var label = Array(text[from..<found.range.lowerBound])
                if label.count <= 3, place > 0, zone.blocks.blocks[place - 1].words <= 3 {
                    label = Array(zone.text(place - 1)) + label
                }
                let kind = kind(label: label, zone, block.node)
                shown.append(
                    Shown(
                        date: found.date, moment: nil, kind: kind, source: .text,
                        isBelow: place > zone.headline && place < zone.headline + 8))
                from = found.range.upperBound
            }
        }
        let days = Set(shown.map(\.date))
        for node in zone.nodes(of: places) where zone.tree.tags[node] == .time && !zone.isHidden(node) {
            guard let record = zone.record(node), !record.datetime.isEmpty else { continue }
            let stated = String(
                decoding: zone.scan.page[Int(record.datetime.lowerBound)..<Int(record.datetime.upperBound)],
                as: UTF8.self)
            guard let found = DateReader.date(stated, order: order), found.date.year >= 1990 else { continue }
            let kind = kind(label: before(node, zone), zone, node)
            if days.contains(found.date), let place = shown.firstIndex(where: { $0.date == found.date }) {
                let old = shown[place]
                let surer = old.kind == .plain ? kind : old.kind
                shown[place] = Shown(
                    date: old.date, moment: found.moment, kind: surer, source: .timeElement, isBelow: old.isBelow)
            } else {
                shown.append(Shown(date: found.date, moment: found.moment, kind: kind, source: .timeElement))
            }
        }
        return shown
    }

    /// Some text before a node.
    private static func before(_ node: Int, _ zone: HeadZone) -> [UInt8] {
        var index = node - 1
        var texts: [[UInt8]] = []
        while index > 0, index > node - 6, texts.count < 2 {
            if zone.tree.tags[index] == .text { texts.append(zone.tree.text[zone.tree.textRange(index)].suffix(30)) }
            index -= 1
        }
        return Array(texts.reversed().joined())
    }

    private static func kind(label: [UInt8], _ zone: HeadZone, _ node: Int) -> Kind {
        let tail = label.suffix(40)
        let updated = MetadataWords.place(of: MetadataWords.updated, in: tail)
        let published = MetadataWords.place(of: MetadataWords.published, in: tail)
        switch (updated, published) {
        case (let left?, let right?): return left > right ? .updated : .published
        case (_?, nil): return .updated
        case (nil, _?): return .published
        default: break
        }
        let own = zone.label(node)
        if own.holds("updated") || own.holds("modified") { return own.holds("publish") ? .plain : .updated }
        return own.holds("publish") || own.holds("posted") ? .published : .plain
    }

    /// A date somewhere on the page whose element is marked as the publication's.
    private static func marked(in zone: HeadZone, _ order: DateReader.Order) -> PublishedDate? {
        for node in 0..<zone.tree.count where zone.tree.tags[node] != .text && !zone.isHidden(node) {
            let label = zone.label(node)
            guard !label.isEmpty else { continue }
            let isMarked =
                label.holds("datepublished") || label.holds("date-published") || label.holds("publish")
                || label.holds("post-date") || label.holds("postdate") || label.holds("entry-date")
                || label.holds("dateline") || label.holds("date-posted") || label.holds("date_posted")
            guard isMarked, zone.tree.textLength(node) <= 120 else { continue }
            let text = zone.text(below: node)
            if let found = DateReader.find(in: text[...], order: order, shortYears: true) {
                return PublishedDate(date: found.date, source: .text)
            }
        }
        return nil
    }
}
