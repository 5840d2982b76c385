import Foundation
import Reading

/// `reading-lab time FOLDER…` times the reading of pages, on one thread, without the start of the process.
@main
struct ReadingLab {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard let command = arguments.first else { return usage() }
        arguments.removeFirst()
        let pages = try arguments.flatMap(Self.files)
        switch command {
        case "time": time(pages)
        case "stages":
            var stages = ReadingStages()
            for page in pages { stages.add(page.bytes) }
            for (name, seconds) in zip(ReadingStages.names, stages.seconds) {
                print("\(name): \(seconds * 1000 / Double(pages.count)) ms a page")
            }
        case "blocks": blocks(pages)
        case "read": read(pages)
        default: usage()
        }
    }

    static func usage() { print("reading-lab time FOLDER… | reading-lab stages FOLDER… | reading-lab blocks FOLDER…") }

    /// The files of a folder in the order of their names, with their bytes.
    static func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            (name, Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
        }
    }

    static func time(_ pages: [(name: String, bytes: [UInt8])]) {
        let reader = ArticleReader()
        var length = 0
        for round in 0..<(Int(ProcessInfo.processInfo.environment["ROUNDS"] ?? "") ?? 3) {
            let start = clock()
            for page in pages {
                let article = try? reader.article(from: page.bytes, context: ReadingContext(location: page.name))
                length += article?.text.utf8.count ?? 0
            }
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            print("round \(round): \(pages.count) pages, \(seconds * 1000 / Double(pages.count)) ms CPU a page")
        }
        print(length)
    }

    /// A line for each page: what was read.
    static func read(_ pages: [(name: String, bytes: [UInt8])]) {
        let reader = ArticleReader()
        for page in pages {
            let article = try? reader.article(from: page.bytes, context: ReadingContext(location: page.name))
            let object: [String: Any] = [
                "path": page.name, "text": article?.text ?? "", "title": article?.title ?? "",
                "author": article?.authors ?? [], "published": article?.published?.date.description ?? "",
            ]
            let data = (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)) ?? Data()
            print(String(decoding: data, as: UTF8.self))
        }
    }

    /// A line for each page: what the reader sees of it before it decides.
    static func blocks(_ pages: [(name: String, bytes: [UInt8])]) {
        for page in pages {
            guard let probe = ReadingProbe(page.bytes) else { continue }
            var object: [String: Any] = ["path": page.name, "title": probe.title ?? ""]
            object["elements"] = probe.elements.map {
                [$0.node, $0.parent, $0.tag, $0.label, $0.isArticleBody] as [Any]
            }
            object["blocks"] = probe.pieces.map { piece -> [String: Any] in
                [
                    "node": piece.node, "role": piece.role, "text": piece.text, "linked": piece.linked,
                    "words": piece.words, "stops": piece.stops, "ends": piece.endsSentence, "traits": piece.traits,
                    "line": piece.isFurnitureLine, "known": piece.isKnown.map { $0 ? 1 : 0 } ?? -1,
                    "kept": piece.isKept,
                    "features": piece.features,
                ]
            }
            let data = (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)) ?? Data()
            print(String(decoding: data, as: UTF8.self))
        }
    }
}
