import Archiving
import Domain
import Foundation
import Publishing
import Reporting

/// Which nights a run makes, and whom each is about.
struct NightPlan {
    /// How missed nights are made up.
    enum CatchUp: Hashable {
        /// All of them, in order.
        case all
        /// None: only the latest.
        case latest
        /// The last ones.
        case last(Int)

        init?(_ text: String) {
            switch text {
            case "all": self = .all
            case "latest": self = .latest
            default:
                guard let count = Int(text), count > 0 else { return nil }
                self = .last(count)
            }
        }
    }

    /// The moments, in order, the last of them the one that was asked for.
    let nights: [Moment]
    /// The run that is gone on from; `nil` where there is none, or where something besides articles has changed.
    let last: RunRecord?

    /// - Parameters:
    ///   - asked: the moment asked for; the clock's where it is `nil`.
    ///   - since: the first day to make, whatever was made before.
    ///   - until: the last day; today's night where it is `nil`.
    init(
        last: RunRecord?, asked: Moment?, since: CalendarDate?, until: CalendarDate?, catchUp: CatchUp, now: Moment,
        configuration: String
    ) {
        let end = asked ?? until.map { min(Moment(endOf: $0), now) } ?? now
        var days: [CalendarDate] = []
        if let since {
            days = Self.days(from: since, before: end.date)
        } else if asked == nil, let before = last?.asOf?.date, let next = before.dayAfter {
            days = Self.days(from: next, before: end.date)
        }
        switch catchUp {
        case .all: break
        case .latest: days = []
        case .last(let count): days = days.suffix(count)
        }
        nights = days.map(Moment.init(endOf:)) + [end]
        // A moment before the last one, or another way of making briefings, concerns everybody.
        let first = nights[0]
        let goesOn = last?.configuration == configuration && (last?.asOf).map { $0 <= first } ?? false
        self.last = goesOn ? last : nil
    }

    /// A gap longer than this is taken for a program that was away, not for nights that anybody misses.
    private static let longest = 366

    private static func days(from first: CalendarDate, before end: CalendarDate) -> [CalendarDate] {
        guard first < end else { return [] }
        let start = max(first.dayNumber, end.dayNumber - longest)
        return (start..<end.dayNumber).map(CalendarDate.init(dayNumber:))
    }

    /// The companies of which a night may have news; `nil` for all.
    ///
    /// - Parameter index: which night of the plan.
    func touched(_ index: Int, archive: Archive) throws -> Set<String>? {
        guard let last, let moment = last.asOf else { return nil }
        let before = index == 0 ? moment : nights[index - 1]
        return try Store.run {
            try archive.subjects(readSince: last.started, publishedAfter: before, by: nights[index])
        }
    }
}

extension CalendarDate {
    /// The day after; `nil` after the last one.
    fileprivate var dayAfter: CalendarDate? { year == 9999 ? nil : CalendarDate(dayNumber: dayNumber + 1) }
}

extension Configuration {
    /// The digest of all that shapes a night besides its articles: where it changes, every briefing may.
    func digest(_ recipe: BriefingRecipe) throws -> String {
        var text = ProgramVersion.nameAndVersion + "\n" + companies.joined(separator: "\u{1F}") + "\n\(samples)\n"
        text += try ReplayOptions(recipe: recipe, quarantined: []).encoded()["replay"] ?? ""
        if let tables {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: tables).sorted()) ?? [] {
                let bytes = FileManager.default.contents(atPath: tables + "/" + name).map { Array($0) } ?? []
                text += "\n\(name) \(SHA256.hexDigest(of: bytes))"
            }
        }
        return SHA256.hexDigest(of: text)
    }
}
