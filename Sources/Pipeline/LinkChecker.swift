import Domain
import Foundation

/// Follows every link of a release from page to page before anybody else does.
struct LinkChecker {
    private let names: Set<String>
    private let files: [RenderedFile]

    init(_ files: [RenderedFile]) {
        self.files = files
        names = Set(files.map(\.name))
    }

    /// Links that lead nowhere, the first ones.
    func problems(most: Int = 20) -> [String] {
        var problems: [String] = []
        for file in files where file.name.hasSuffix(".html") && file.name != "404.html" {
            var seen: Set<String> = []
            for link in Self.links(in: file.bytes) where seen.insert(link).inserted {
                guard problems.count < most else { return problems }
                guard let target = Self.target(of: link, from: file.name) else { continue }
                if !names.contains(target), !names.contains(target.isEmpty ? "index.html" : target + "index.html") {
                    problems.append("\(file.name): the link “\(link)” leads nowhere")
                }
            }
        }
        return problems
    }

    /// What a relative link names inside the site; `nil` for what leads elsewhere or stays on the page.
    private static func target(of link: String, from page: String) -> String? {
        let path = String(link.prefix { $0 != "#" && $0 != "?" })
        guard !path.isEmpty, !path.hasPrefix("/"), !path.contains(":") else { return nil }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case "", ".": break
            case "..": if !parts.isEmpty { parts.removeLast() }
            default: parts.append(String(part))
            }
        }
        let isFolder = path.hasSuffix("/") || path.hasSuffix("..") || path == "."
        let name = parts.joined(separator: "/")
        return isFolder && !name.isEmpty ? name + "/" : name
    }

    /// The values of `href` and `src`, as pages of ours write them: in double quotes.
    private static func links(in bytes: [UInt8]) -> [String] {
        var links: [String] = []
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                // Each attribute has an equals sign before its quote.
                guard bytes[index] == UInt8(ascii: "="), index + 1 < bytes.count,
                    bytes[index + 1] == UInt8(ascii: "\""),
                    index >= 4
                else {
                    index += 1
                    continue
                }
                let isLink =
                    bytes[(index - 4)..<index].elementsEqual("href".utf8)
                    || bytes[(index - 3)..<index].elementsEqual("src".utf8)
                let start = index + 2
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
                if isLink { links.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
                index = end + 1
            }
        }
        return links
    }
}
