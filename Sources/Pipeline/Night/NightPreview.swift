import Archiving
import Domain
import Fetching
import Foundation
import Publishing
import Reading
import Reference

/// `briefing nightly --dry-run`: what a night would do. It reads, and writes nothing.
struct NightPreview {
    let settings: Configuration
    let tables: ReferenceTables
    let now: Moment

    /// Prints the nights, the articles and the briefings that there would be.
    func print(to output: RunOutput, plan: (RunRecord?) -> NightPlan) throws -> ExitStatus {
        let archive: Archive? =
            FileManager.default.fileExists(atPath: settings.archivePath)
            ? try Store.run { try Archive(path: settings.archivePath, access: .looking) } : nil
        let last = try archive.flatMap { archive in
            try Store.run { try archive.lastRun(of: "nightly", endedWith: NightReport.completed) }
        }
        let plan = plan(last)
        for feed in settings.feeds { output.result("would ask \(feed)") }
        let intake = Intake(tables: tables, published: nil)
        var subjects: Set<String> = []
        var articles = 0
        let (paths, failures) = SourceCollector().collect(settings.paths)
        for failure in failures where failure.code != .emptyFolder { output.notice(failure.description) }
        for path in paths {
            guard let documents = try? intake.documents(of: path) else { continue }
            for document in documents {
                let digest = Intake.digest(of: document)
                if let archive, try Store.run({ try archive.hasSource(digest: digest) }) { continue }
                switch intake.take(document).outcome {
                case .success(let extraction):
                    if extraction.article.isSample && !settings.samples { continue }
                    articles += 1
                    subjects.formUnion(extraction.claims.flatMap(\.subjects))
                    output.result("would file \(document.location)")
                case .failure(let refusal): output.result("would put aside \(document.location): \(refusal.message)")
                }
            }
        }
        for index in plan.nights.indices {
            let known =
                try archive.map { archive in
                    BriefingBuilder.companies(
                        weighing: try Store.run { try archive.subjects(publishedBy: plan.nights[index]) })
                } ?? []
            let touched = try archive.flatMap { try plan.touched(index, archive: $0) }
            let concerned = Set(known).filter { touched?.contains($0) ?? true }.union(subjects)
            let wanted = settings.companies.map { tables.companies.named($0)?.name ?? $0 }
            let named = concerned.filter { wanted.isEmpty || wanted.contains($0) }.sorted()
            output.result(
                "would look at \(named.isEmpty ? "nobody" : named.joined(separator: ", ")) as of \(plan.nights[index])")
        }
        let store = ReleaseStore(path: settings.sitePath, retention: settings.retention.releases)
        for id in try Store.run({ try store.superfluous() }) { output.result("would drop the release \(id)") }
        if let archive, let days = settings.retention.articles,
            let day = CalendarDate(dayNumber: now.date.dayNumber - days) as CalendarDate?
        {
            let count = try Store.run { try archive.prunable(before: day) }.count
            if count > 0 { output.result("would drop \(count) articles published before \(day)") }
        }
        output.result(
            "\(plan.nights.count) nights, \(articles) new articles"
                + (settings.feeds.isEmpty ? "" : ", and what \(settings.feeds.count) feeds give"))
        return .done
    }
}
