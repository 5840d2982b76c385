import Domain
import Foundation
import Testing

@testable import Reporting

/// What `docs/briefing.schema.json` uses of JSON Schema (draft 2020-12); a keyword that it does not know is an error.
private struct Schema {
    let root: [String: Any]

    /// What is wrong with a value, each with its place.
    func problems(_ value: Any, _ schema: [String: Any], at path: String = "$") -> [String] {
        schema.keys.sorted().flatMap { key -> [String] in
            let rule = schema[key]
            switch key {
            case "$schema", "$id", "$defs", "title", "description", "required", "additionalProperties": return []
            case "$ref":
                let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
                guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
                    return ["\(path): there is no definition \(name)"]
                }
                return problems(value, target, at: path)
            case "const": return (value as? NSObject) == (rule as? NSObject) ? [] : ["\(path): not the constant"]
            case "enum":
                let names = rule as? [String] ?? []
                return (value as? String).map(names.contains) == true ? [] : ["\(path): \(value) is none of \(names)"]
            case "anyOf":
                let ways = (rule as? [[String: Any]] ?? []).map { problems(value, $0, at: path) }
                return ways.contains(where: \.isEmpty) ? [] : ["\(path): none of the forms: \(ways)"]
            case "type":
                let names = rule as? [String] ?? [rule as? String ?? ""]
                return names.contains { Self.isOf($0, value) } ? [] : ["\(path): \(value) is no \(names)"]
            case "pattern":
                guard let text = value as? String, let pattern = try? Regex(rule as? String ?? "") else { return [] }
                return text.contains(pattern) ? [] : ["\(path): “\(text)” does not match"]
            case "minimum":
                return (value as? NSNumber).map { $0.doubleValue >= (rule as? Double ?? 0) } ?? true
                    ? [] : ["\(path): too small"]
            case "items":
                return (value as? [Any] ?? []).enumerated().flatMap { index, item in
                    problems(item, rule as? [String: Any] ?? [:], at: "\(path)[\(index)]")
                }
            case "properties": return members(value, rule as? [String: [String: Any]] ?? [:], schema, path)
            default: return ["the test does not know the keyword \(key)"]
            }
        }
    }

    private func members(
        _ value: Any, _ properties: [String: [String: Any]], _ schema: [String: Any], _ path: String
    ) -> [String] {
        guard let object = value as? [String: Any] else { return [] }
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        let unknown = object.keys.filter { properties[$0] == nil && schema["additionalProperties"] as? Bool == false }
        return missing.map { "\(path): \($0) is missing" } + unknown.map { "\(path): \($0) is not foreseen" }
            + object.sorted { $0.key < $1.key }.flatMap { key, member in
                properties[key].map { problems(member, $0, at: "\(path).\(key)") } ?? []
            }
    }

    private static func isOf(_ name: String, _ value: Any) -> Bool {
        let isBool = (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
        switch name {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "null": return value is NSNull
        case "boolean": return isBool
        case "number": return value is NSNumber && !isBool
        case "integer":
            return !isBool && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } == true
        default: return false
        }
    }
}

@Suite("The schema of briefing.json")
struct SchemaTests {
    private static func read() throws -> (schema: Schema, json: [String: Any]) {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/briefing.schema.json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let text = BriefingJSON(try Desk.briefing()).text
        return (
            Schema(root: root),
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        )
    }

    @Test("a briefing keeps to it")
    func briefing() throws {
        let (schema, json) = try Self.read()
        #expect(schema.problems(json, schema.root) == [])
        #expect(json["projection"] is [String: Any] && json["peers"] is [String: Any])
        let kinds = ((schema.root["$defs"] as? [String: Any])?["changeKind"] as? [String: Any])?["enum"] as? [String]
        #expect(kinds?.sorted() == FactChange.Kind.allCases.map(\.rawValue).sorted())
    }

    @Test("a key too few, a key too many, another type or a bare number is found")
    func others() throws {
        let (schema, json) = try Self.read()
        func problems(_ change: (inout [String: Any]) -> Void) -> Int {
            var other = json
            change(&other)
            return schema.problems(other, schema.root).count
        }
        #expect(problems { $0["headline"] = nil } == 1)
        #expect(problems { $0["colour"] = "green" } == 1)
        #expect(problems { $0["isSample"] = 1 } == 1)
        #expect(problems { $0["schema"] = 2 } == 1)
        #expect(problems { $0["asOf"] = "yesterday" } == 1)
        #expect(problems { $0["status"] = ["text": "ten", "runs": [["words": "10 articles"]]] } > 0)
        #expect(problems { $0["weaknesses"] = [["text": 5]] } == 1)
    }
}
