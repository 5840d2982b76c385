/// What a host's robots.txt lets a visitor read (RFC 9309).
struct RobotsRules: Sendable {
    private struct Rule {
        let pattern: [UInt8]
        let isAllowed: Bool
    }

    private let rules: [Rule]
    /// Seconds that the host asks its visitors to rest between two requests; not part of the standard but common.
    let delay: Double?

    /// The longest file that is looked at, in bytes.
    static let longest = 512 * 1024

    /// Everything may be read.
    static let open = RobotsRules(rules: [], delay: nil)
    /// Nothing may.
    static let closed = RobotsRules(rules: [Rule(pattern: Array("/".utf8), isAllowed: false)], delay: nil)

    private init(rules: [Rule], delay: Double?) {
        self.rules = rules
        self.delay = delay
    }

    /// The rules of a file for a visitor of this name: those of the groups that name it, else those for all.
    init(_ bytes: [UInt8], for visitor: String) {
        let name = visitor.lowercased()
        var groups: [(agents: [String], rules: [Rule], delay: Double?)] = []
        var isNaming = false
        for line in bytes.prefix(Self.longest).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let text = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":") else { continue }
            let key = Self.trimmed(text[..<colon]).lowercased()
            let value = Self.trimmed(text[text.index(after: colon)...])
            switch key {
            case "user-agent":
                if !isNaming { groups.append(([], [], nil)) }
                isNaming = true
                groups[groups.count - 1].agents.append(value.lowercased())
            case "allow", "disallow":
                isNaming = false
                guard !groups.isEmpty, !value.isEmpty else { continue }
                groups[groups.count - 1].rules.append(Rule(pattern: Array(value.utf8), isAllowed: key == "allow"))
            case "crawl-delay":
                isNaming = false
                if !groups.isEmpty, let seconds = Double(value), seconds >= 0 {
                    groups[groups.count - 1].delay = seconds
                }
            default: break
            }
        }
        let own = groups.filter { $0.agents.contains(name) }
        let used = own.isEmpty ? groups.filter { $0.agents.contains("*") } : own
        self.init(rules: used.flatMap(\.rules), delay: used.compactMap(\.delay).max())
    }

    /// Whether a path with its query may be read: the longest rule that fits decides, a tie allows.
    func allows(_ target: String) -> Bool {
        let path = Array(target.utf8)
        var longest = -1
        var isAllowed = true
        for rule in rules where Self.fits(rule.pattern, path) {
            if rule.pattern.count > longest || rule.pattern.count == longest && rule.isAllowed {
                longest = rule.pattern.count
                isAllowed = rule.isAllowed
            }
        }
        return isAllowed
    }

    /// `*` stands for any bytes, `$` at the end for the end of the path. Time grows with the product of the lengths.
    private static func fits(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        var pattern = pattern
        let isWhole = pattern.last == UInt8(ascii: "$")
        if isWhole { pattern.removeLast() } else { pattern.append(UInt8(ascii: "*")) }
        var at = 0
        var place = 0
        var star: (pattern: Int, path: Int)?
        while place < path.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = (at, place)
                at += 1
            } else if at < pattern.count, pattern[at] == path[place] {
                at += 1
                place += 1
            } else if let last = star {
                star = (last.pattern, last.path + 1)
                at = last.pattern + 1
                place = last.path + 1
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
        return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
