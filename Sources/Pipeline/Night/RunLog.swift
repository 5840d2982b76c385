import Domain
import Foundation

/// What a run says while it goes on: each line with its time, the run's name and the stage, in the form asked for.
final class RunLog {
    /// The forms of a line.
    enum Format: String, CaseIterable {
        /// For a person, or for cron's mail.
        case text
        case json
        case logfmt
    }

    /// How much a line matters, with the priority that the journal gives it.
    enum Level: String {
        case error, warning, info

        fileprivate var priority: Int {
            switch self {
            case .error: 3
            case .warning: 4
            case .info: 6
            }
        }
    }

    /// The run's name.
    let run: String
    /// Errors and warnings so far, the first ones.
    private(set) var messages: [String] = []
    /// The last lines of any kind, for whoever is told how the run went.
    private(set) var tail: [String] = []
    private let format: Format
    private let isVerbose: Bool
    private let isJournal: Bool
    private let output: RunOutput
    private let file: String?
    private let now: () -> Moment

    private static let mostMessages = 100
    private static let mostTail = 20

    init(
        run: String, format: Format, isVerbose: Bool, isJournal: Bool, file: String?, output: RunOutput,
        now: @escaping () -> Moment
    ) {
        self.run = run
        self.format = format
        self.isVerbose = isVerbose
        self.isJournal = isJournal
        self.file = file
        self.output = output
        self.now = now
    }

    /// Says something. Lines of the lowest level are said only where they are asked for, and always go to the file.
    func say(_ level: Level, _ stage: String, _ message: String) {
        let clean = Self.clean(message)
        if level != .info, messages.count < Self.mostMessages { messages.append("\(stage): \(clean)") }
        tail.append("\(level.rawValue) \(stage): \(clean)")
        if tail.count > Self.mostTail { tail.removeFirst() }
        if level != .info || isVerbose {
            switch format {
            case .text where !isJournal: output.notice(clean)
            default: output.log((isJournal ? "<\(level.priority)>" : "") + line(level, stage, clean, format))
            }
        }
        if let file { append(line(level, stage, clean, format == .text ? .logfmt : format), to: file) }
    }

    /// Says in one line what came of it, on standard output where everything is said.
    func conclude(_ stage: String, _ message: String) {
        if isVerbose, format == .text, !isJournal {
            output.result(Self.clean(message))
            tail.append("info \(stage): \(Self.clean(message))")
            if let file { append(line(.info, stage, Self.clean(message), .logfmt), to: file) }
        } else {
            say(.info, stage, message)
        }
    }

    private func line(_ level: Level, _ stage: String, _ message: String, _ format: Format) -> String {
        let fields: [(String, String)] = [
            ("time", now().description), ("level", level.rawValue), ("run", run), ("stage", stage),
            ("message", message),
        ]
        switch format {
        case .json: return JSONValue.object(fields.map { ($0.0, .string($0.1)) }).serialized()
        case .logfmt: return fields.map { "\($0.0)=\(Self.value($0.1))" }.joined(separator: " ")
        case .text: return "briefing: \(message)"
        }
    }

    /// A value as logfmt has it: quoted where it holds more than one word.
    private static func value(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 != 34 && $0 != 61 && $0 != 92 && $0 < 127 }
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Without control characters or controls of direction: an input's name or words cannot steer a terminal or forge
    /// a line.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(4_000) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                scalars.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Each line is written by itself to whatever the name stands for then, so that logs can be rotated by renaming.
    private func append(_ line: String, to path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}
