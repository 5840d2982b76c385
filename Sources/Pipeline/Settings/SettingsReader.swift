import Foundation
import Reference
import Yams

/// A part of a configuration: keys with values, each asked for by name and kind, so that a problem names the key,
/// what stands there and what is wanted.
struct SettingsReader {
    private let file: String
    /// The keys that lead here, such as `fetch: `.
    private let path: String
    private let members: [String: Any]

    /// Reads a file's text.
    init(yaml: String, file: String) throws(RunFailure) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw RunFailure(.configuration, "\(file): this is no YAML: \(error)")
        }
        var values = SettingsValues(file: file)
        guard let root, let members = try values.value(of: root) as? [String: Any] else {
            throw RunFailure(
                .configuration, "\(file): a list of keys with values is wanted, such as “sources: [articles]”")
        }
        self.init(file: file, path: "", members: members)
    }

    private init(file: String, path: String, members: [String: Any]) {
        self.file = file
        self.path = path
        // A key with nothing behind it says nothing.
        self.members = members.filter { !($0.value is NSNull) }
    }

    /// The keys that stand here.
    var keys: [String] { members.keys.sorted() }

    /// What is said of a wrong value.
    func wrong(_ key: String, _ wanted: String) -> RunFailure {
        RunFailure(.configuration, "\(file): “\(path)\(key)” has to be \(wanted)")
    }

    /// Refuses keys that nobody asks for.
    func allow(_ known: [String]) throws(RunFailure) {
        for key in keys where !known.contains(key) {
            throw RunFailure(
                .configuration,
                "\(file): there is no key “\(path)\(key)”\(NearestName.hint(for: key, among: known)) "
                    + "The keys are \(known.joined(separator: ", "))")
        }
    }

    func text(_ key: String) throws(RunFailure) -> String? {
        guard let value = members[key] else { return nil }
        guard let text = value as? String, !text.isEmpty else { throw wrong(key, "a text") }
        return text
    }

    func texts(_ key: String) throws(RunFailure) -> [String] {
        guard let value = members[key] else { return [] }
        guard let list = value as? [String] else { throw wrong(key, "a list of texts") }
        return list
    }

    func flag(_ key: String) throws(RunFailure) -> Bool? {
        guard let value = members[key] else { return nil }
        guard let flag = value as? Bool else { throw wrong(key, "true or false") }
        return flag
    }

    /// A whole number within limits.
    func whole(_ key: String, _ range: ClosedRange<Int>) throws(RunFailure) -> Int? {
        guard let value = members[key] else { return nil }
        guard !(value is Bool), let number = value as? Int, range.contains(number) else {
            throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Names with numbers.
    func numbers(_ key: String) throws(RunFailure) -> [String: Double] {
        guard let value = members[key] else { return [:] }
        guard let map = value as? [String: Any] else { throw wrong(key, "names with numbers") }
        var numbers: [String: Double] = [:]
        for (name, entry) in map {
            guard let number = (entry as? Double) ?? (entry as? Int).map(Double.init), !(entry is Bool) else {
                throw wrong("\(key): \(name)", "a number")
            }
            numbers[name] = number
        }
        return numbers
    }

    /// The part below a key; empty where there is none.
    func part(_ key: String) throws(RunFailure) -> SettingsReader {
        guard let value = members[key] else { return SettingsReader(file: file, path: "\(path)\(key): ", members: [:]) }
        guard let members = value as? [String: Any] else { throw wrong(key, "keys with values, indented below it") }
        return SettingsReader(file: file, path: "\(path)\(key): ", members: members)
    }

    /// The parts of a list below a key.
    func parts(_ key: String) throws(RunFailure) -> [SettingsReader] {
        guard let value = members[key] else { return [] }
        guard let list = value as? [[String: Any]] else { throw wrong(key, "a list of keys with values") }
        return list.enumerated().map { index, members in
            SettingsReader(file: file, path: "\(path)\(key)[\(index + 1)]: ", members: members)
        }
    }
}
