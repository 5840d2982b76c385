import Archiving
public import Domain
import Fetching
import Foundation
import Publishing
import Reference
import Reporting

/// `briefing generate`: briefings from files, folders or standard input.
public struct GenerateRun: Sendable {
    /// What is asked for.
    public struct Options: Sendable {
        /// Files, folders, or `-` for standard input.
        public var inputs: [String]
        /// The companies to write about; empty for all that have facts.
        public var companies: [String]
        /// What was published by then; `nil` for now.
        public var asOf: Moment?
        /// The date of texts that bear none.
        public var published: CalendarDate?
        /// The folder for briefings; `-` prints one page in one form and writes nothing.
        public var output: String
        /// The archive's path; `nil` keeps nothing.
        public var archive: String?
        /// The forms by name, of `everyFormat`.
        public var formats: [String]
        /// A folder of templates that replace built-in ones.
        public var templates: String?
        /// Model assumptions replaced, as `name=value`.
        public var assumptions: [String]
        /// A folder of CSV files that extend the built-in lexicons.
        public var tables: String?
        /// A file of corrections.
        public var corrections: String?

        /// The names of all forms: `html`, `markdown`, `json`, `csv`, `ics`, `eml`, `sheet`.
        public static let everyFormat = BriefingFormat.allCases.map(\.rawValue)

        public init(
            inputs: [String], companies: [String] = [], asOf: Moment? = nil, published: CalendarDate? = nil,
            output: String, archive: String?, formats: [String] = everyFormat,
            templates: String? = nil, assumptions: [String] = [], tables: String? = nil, corrections: String? = nil
        ) {
            self.inputs = inputs
            self.companies = companies
            self.asOf = asOf
            self.published = published
            self.output = output
            self.archive = archive
            self.formats = formats
            self.templates = templates
            self.assumptions = assumptions
            self.tables = tables
            self.corrections = corrections
        }
    }

    private let options: Options

    public init(_ options: Options) { self.options = options }

    /// Reads, extracts, reconciles, projects and renders; prints the folder of each briefing.
    public func run(to output: RunOutput) throws -> ExitStatus {
        // All that can be wrong with the request itself is found before any input is read.
        if isPrinted, options.formats.count != 1 || options.companies.count > 1 {
            throw RunFailure(
                .usage,
                "--output -: one page in one form is printed; name the company and a form, such as --format html")
        }
        if isPrinted, options.formats.contains(where: { BriefingFormat(rawValue: $0)?.isText == false }) {
            throw RunFailure(.usage, "--output -: a spreadsheet is no text; name a folder instead")
        }
        let recipe = try BriefingRecipe(
            assumptions: options.assumptions, templatesFolder: options.templates, formats: options.formats,
            corrections: options.corrections)
        let tables = try Tables.extended(byFolder: options.tables)
        let builder = try recipe.builder(tables: tables, scratch: isPrinted ? nil : options.output)
        let now = SystemClock.now()
        let asOf = options.asOf ?? now

        let reading = try read(tables: tables, output: output)
        guard !reading.extractions.isEmpty else {
            output.notice("no article could be read, so there is no briefing")
            return reading.documents == 0 ? .noInput : .badData
        }
        let archive =
            try options.archive.map { path throws(RunFailure) in try Store.openArchive(path) }
            ?? Store.run { try Archive.inMemory() }
        for (extraction, digest) in reading.extractions {
            try Store.run { try archive.store(extraction, sourceDigest: digest, readAt: now) }
        }
        let ledger = builder.ledger(of: reading.extractions.map(\.0), asOf: asOf)
        for article in reading.extractions.map(\.0.article)
        where !ledger.articles.contains(where: { $0.id == article.id }) {
            output.notice(
                "\(article.location): published after \(asOf), so it is left out; give a later --as-of to take it in")
        }
        for claim in recipe.idleCorrections(in: ledger) {
            output.notice("\(options.corrections ?? ""): nothing that was read makes the claim \(claim)")
        }
        let companies = try chosenCompanies(tables: tables, builder: builder, ledger: ledger)
        guard !companies.isEmpty else {
            output.notice("the articles state nothing about any company’s spending or compute, so there is no briefing")
            return reading.refused.isEmpty ? .done : .quarantined
        }
        let desk = BriefingDesk(
            archive: archive, builder: builder, recipe: recipe, folder: options.output + "/briefings")
        if isPrinted {
            try printed(by: desk, companies, ledger, reading.refused, to: output)
            return reading.refused.isEmpty ? .done : .quarantined
        }
        for company in companies {
            let folder = try desk.write(company: company, ledger: ledger, quarantined: reading.refused)
            output.result(folder)
        }
        return reading.refused.isEmpty ? .done : .quarantined
    }

    /// Whether the page goes to standard output.
    private var isPrinted: Bool { options.output == "-" }

    /// Prints the first company's page; the others are named.
    private func printed(
        by desk: BriefingDesk, _ companies: [String], _ ledger: Ledger, _ refused: [String], to output: RunOutput
    ) throws {
        let files = try desk.files(company: companies[0], ledger: ledger, quarantined: refused)
        guard let page = files.first else { return }
        let text = String(decoding: page.bytes, as: UTF8.self)
        output.result(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        guard companies.count > 1 else { return }
        let others = companies.dropFirst().prefix(8).joined(separator: ", ")
        output.notice("this is \(companies[0]); there are facts about \(others) too: name one with --company")
    }

    private struct Read {
        var extractions: [(Extraction, String)] = []
        var refused: [String] = []
        var documents = 0
    }

    private func read(tables: ReferenceTables, output: RunOutput) throws(RunFailure) -> Read {
        guard !options.inputs.isEmpty else {
            throw RunFailure(.noInput, "no input: name files or folders of articles, or - for standard input")
        }
        let intake = Intake(tables: tables, published: options.published)
        var read = Read()
        func note(_ item: Intake.Item) {
            switch item.outcome {
            case .success(let extraction): read.extractions.append((extraction, item.digest))
            case .failure(let refusal):
                output.notice(refusal.message)
                read.refused.append(refusal.message)
            }
        }
        if options.inputs.contains("-") {
            read.documents += 1
            let input = FileHandle.standardInput
            let documents = intake.documents(location: "standard input") {
                Array(try input.read(upToCount: 65_536) ?? Data())
            }
            for document in documents { note(intake.take(document)) }
        }
        let (paths, failures) = SourceCollector().collect(options.inputs.filter { $0 != "-" })
        for failure in failures {
            output.notice(failure.description)
            read.refused.append(failure.description)
        }
        for path in paths {
            read.documents += 1
            do throws(FetchingError) {
                for document in try intake.documents(of: path) { note(intake.take(document)) }
            } catch {
                output.notice(error.description)
                read.refused.append(error.description)
            }
        }
        return read
    }

    private func chosenCompanies(
        tables: ReferenceTables, builder: BriefingBuilder, ledger: Ledger
    ) throws(RunFailure) -> [String] {
        guard !options.companies.isEmpty else { return builder.companies(in: ledger) }
        let subjects = Set(ledger.facts.map(\.key.subject))
        var chosen: [String] = []
        for name in options.companies {
            let canonical = tables.companies.named(name)?.name ?? name
            guard subjects.contains(canonical) else {
                let known = builder.companies(in: ledger).prefix(8).joined(separator: ", ")
                throw RunFailure(
                    .noInput,
                    "--company “\(name)”: the articles state nothing about it"
                        + (known.isEmpty ? "" : "; they do about \(known)"))
            }
            if !chosen.contains(canonical) { chosen.append(canonical) }
        }
        return chosen
    }
}
