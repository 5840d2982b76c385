import Domain

/// `calendar.ics`: what lies ahead, for a calendar program (RFC 5545). An event keeps its UID from night to night.
struct CalendarFile {
    private let briefing: Briefing

    init(_ briefing: Briefing) { self.briefing = briefing }

    private static let writer = PlainWriter { scalar in
        switch scalar {
        case "\\", ";", ",": "\\" + String(scalar)
        default: nil
        }
    }

    /// The file, and the marks of its unfolded lines, which end in a line feed.
    var rendered: (text: String, marks: [MarkSignal.Found]) {
        let writer = Self.writer
        let company = writer.name(PrintedName(briefing.company, source: .reference))
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefing//calendar//EN",
            "X-WR-CALNAME:" + company + writer.escaped(": AI spending and compute"),
        ]
        for entry in briefing.calendar { lines += event(entry, company, writer) }
        lines.append("END:VCALENDAR")
        let (text, marks) = MarkSignal.unwrap(lines.map { $0 + "\n" }.joined())
        let folded = text.split(separator: "\n").map { Self.folded($0) + "\r\n" }.joined()
        return (folded, marks)
    }

    private func event(_ entry: Briefing.CalendarEntry, _ company: String, _ writer: PlainWriter) -> [String] {
        guard let receipt = entry.when.firstPrinted.flatMap({ briefing.receipts[$0.receipt] }) else { return [] }
        var lines = [
            "BEGIN:VEVENT", "UID:" + writer.identifier(entry.event.rawValue) + "@briefing",
            "DTSTAMP:" + stamp(writer),
            "DTSTART;VALUE=DATE:" + writer.unlinked(Printed(receipt, .calendarStart)),
            "DTEND;VALUE=DATE:" + writer.unlinked(Printed(receipt, .calendarEnd)),
            "SUMMARY:" + company + ": " + writer.prose(entry.what),
            "DESCRIPTION:" + writer.prose(entry.when) + writer.escaped("; ") + writer.prose(entry.certainty),
            "TRANSP:TRANSPARENT",
        ]
        if let url = briefing.sources.first(where: { $0.article == entry.article })?.url {
            let target = String(url.prefix { $0 != "#" })
            lines.append("URL:" + MarkSignal.wrap(target, as: .name(PrintedName.Source.article(entry.article).name)))
        }
        lines.append("END:VEVENT")
        return lines
    }

    private func stamp(_ writer: PlainWriter) -> String {
        guard let receipt = briefing.receipts[briefing.asOfPrinted.receipt] else { return "" }
        return writer.unlinked(Printed(receipt, .calendarStart))
    }

    /// A line broken after 75 bytes at most, never inside of a character; the rest follows after a space.
    private static func folded(_ line: Substring) -> String {
        var out = String.UnicodeScalarView()
        var width = 0
        for scalar in line.unicodeScalars {
            let size = Unicode.UTF8.width(scalar)
            if width + size > 75 {
                out.append(contentsOf: "\r\n ".unicodeScalars)
                width = 1
            }
            out.append(scalar)
            width += size
        }
        return String(out)
    }
}

extension Prose {
    /// The first number or date in it.
    var firstPrinted: Printed? {
        for case .printed(let printed) in runs { return printed }
        return nil
    }
}
