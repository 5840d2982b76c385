import Domain
import Foundation
import Testing

@testable import Reporting

@Suite("The model as a spreadsheet")
struct WorkbookTests {
    private let a = Formula.quantity("a")
    private let b = Formula.quantity("b")
    private func cell(_ name: String) -> String { ["a": "Inputs!$E$3", "b": "Model!$D$4"][name] ?? "NA()" }

    @Test("every kind of formula is written as spreadsheets read it, bound as it was")
    func formulas() {
        func text(_ formula: Formula) -> String { formula.spreadsheet(cell) }
        #expect(text(a) == "Inputs!$E$3")
        #expect(text(.number(8766)) == "8766")
        #expect(text(.number(-0.5)) == "(-0.5)")
        #expect(text(.number(1e-18)) == "1E-18")
        #expect(text(.sum([a, b, .number(2)])) == "(Inputs!$E$3+Model!$D$4+2)")
        #expect(text(.difference(a, .difference(b, a))) == "(Inputs!$E$3-(Model!$D$4-Inputs!$E$3))")
        #expect(text(.product([a, .sum([b, a])])) == "(Inputs!$E$3*(Model!$D$4+Inputs!$E$3))")
        #expect(text(.quotient(a, .product([b, a]))) == "(Inputs!$E$3/(Model!$D$4*Inputs!$E$3))")
        #expect(text(.power(.number(-2), .number(2))) == "POWER((-2),2)")
        #expect(text(.clip(a, .number(0), b)) == "MIN(MAX(Inputs!$E$3,0),Model!$D$4)")
        #expect(text(.quantity("unknown")) == "NA()")
    }

    @Test(
        "columns beyond the alphabet have two letters",
        arguments: [(0, "$A$1"), (25, "$Z$1"), (26, "$AA$1"), (702, "$AAA$1")])
    func letters(column: Int, name: String) {
        #expect(Spreadsheet.Cell(row: 0, column: column).absolute == name)
    }

    private func workbook(_ source: String = "a study") throws -> ModelWorkbook {
        let assumption = try #require(
            Assumption(
                id: "pue", unit: "ratio", distribution: .pert, low: 1.1, mid: 1.2, high: 1.5, baseYear: nil,
                growthPerYear: nil, source: source, asOf: "2024", knownFrom: "2024", confidence: "high", notes: ""))
        let spending = ModelNode(name: "spending.2024", kind: .input, dimension: .money, unit: .usDollar)
        let pue = ModelNode(
            name: "pue", kind: .assumption(parameter: "pue", year: nil), dimension: .none, unit: .one)
        let formula = Formula.product([.quantity("spending.2024"), .quantity("pue")])
        let spend = ModelNode(name: "spend_ai.2024", kind: .formula(formula), dimension: .money, unit: .usDollar)
        let modelCase = ModelCase(company: "", companyClass: "automaker", firstYear: 2024, years: 1, spending: [])
        return ModelWorkbook(
            modelCase: modelCase, years: [2024],
            leaves: [
                .init(
                    node: spending, assumption: nil, role: "", values: [.bear: 1e9, .base: 1e9, .bull: 1e9],
                    isReplaced: false),
                .init(
                    node: pue, assumption: assumption, role: "overhead", values: [.bear: 1.3, .base: 1.2, .bull: 1.1],
                    isReplaced: false),
            ],
            results: [
                .init(node: spend, formula: formula, values: [.bear: 1.3e9, .base: 1.2e9, .bull: 1.1e9])
            ],
            outputs: [
                .init(id: "spend_ai", title: "Spending", unit: .usDollar, quantiles: [.low: [1e9], .middle: [nil]])
            ])
    }

    @Test("the same model gives the same bytes, and another scenario others")
    func determinism() throws {
        let asOf = try #require(Moment("2024-04-29"))
        func bytes(_ scenario: Scenario) throws -> [UInt8] {
            try WorkbookFile(try workbook(), title: "A title", asOf: asOf, scenario: scenario).bytes()
        }
        let base = try bytes(.base)
        #expect(base.starts(with: Array("PK".utf8)))
        #expect(try bytes(.base) == base)
        #expect(try bytes(.bull) != base)
    }

    @Test("words of articles are texts, whatever they begin with")
    func hostile() throws {
        let asOf = try #require(Moment("2024-04-29"))
        let hostile = "=HYPERLINK(\"http://evil.example\",\"x\")"
        let bytes = try WorkbookFile(
            try workbook("=1+1"), title: hostile, asOf: asOf,
            origins: ["spending.2024": .init(receipt: "r-1", text: "+cmd|' /C calc'!A0\u{1}")]
        ).bytes()
        let file = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        // Packed as a zip; its parts are small enough to be looked for once unpacked.
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else {
            print("skipped: python3 is not there, so that the spreadsheet is not unpacked")
            return
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); [print(z.read(n).decode()) for n in z.namelist()]",
            file.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let formulas = text.components(separatedBy: "<f>").dropFirst().map { $0.prefix { $0 != "<" } }
        #expect(formulas.count >= 5)
        #expect(!formulas.contains { $0.contains("HYPERLINK") || $0.contains("cmd") || $0 == "1+1" })
        #expect(!text.contains("<hyperlink") && !text.contains("\u{1}"))
        #expect(text.contains("HYPERLINK(") && text.contains("+cmd|"))
    }
}
