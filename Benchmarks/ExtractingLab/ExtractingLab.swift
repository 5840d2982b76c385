import Domain
import Extracting
import Foundation
import Reference

/// Measures extraction, on one thread, without the start of the process.
@main
struct ExtractingLab {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard let command = arguments.first, arguments.count > 1 else { return usage() }
        arguments.removeFirst()
        switch command {
        case "time": try time(arguments)
        case "steps": try steps(arguments)
        default: usage()
        }
    }

    static func usage() {
        print(
            """
            extracting-lab time FILE…         MB/s and nanoseconds a byte of each step, and the loading of the tables
            extracting-lab steps STEP FILE…   one step once, for `perf stat -e instructions:u`
            """)
    }

    static let published = CalendarDate(year: 2024, month: 5, day: 15)

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = clock()
        try body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    static func texts(_ paths: [String]) throws -> [String] {
        try paths.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
    }

    static func time(_ paths: [String]) throws {
        let texts = try texts(paths)
        let size = Double(texts.reduce(0) { $0 + $1.utf8.count })
        let tables = try ReferenceTables.builtIn()
        var best = Double.infinity
        for _ in 0..<3 { best = min(best, seconds { _ = Extractor(tables) }) }
        print("lexicons: \(milliseconds(best)) ms")
        let probe = ExtractingProbe(tables)
        var found = 0
        for step in ExtractingProbe.Step.allCases {
            var best = Double.infinity
            for _ in 0..<3 {
                best = min(
                    best, seconds { for text in texts { found += probe.run(step, on: text, published: published) } })
            }
            print(
                "\(step.rawValue): \(milliseconds(size / best / 1e9)) MB/s, \(milliseconds(best / size * 1e6)) ns a byte"
            )
        }
        let bare = seconds { for text in texts { found += text.utf8.reduce(0) { $0 &+ Int($1) } & 1 } }
        print("a bare pass over the bytes: \(milliseconds(size / bare / 1e9)) MB/s")
        print(found > 0 ? "" : "nothing found")
    }

    static func steps(_ arguments: [String]) throws {
        guard let step = ExtractingProbe.Step(rawValue: arguments[0]) else { return usage() }
        let probe = ExtractingProbe(try ReferenceTables.builtIn())
        for text in try texts(Array(arguments.dropFirst())) { print(probe.run(step, on: text, published: published)) }
    }

    private static func milliseconds(_ value: Double) -> Double { (value * 1e5).rounded() / 100 }
}
