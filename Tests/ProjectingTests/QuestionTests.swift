import Domain
import Foundation
import Reference
import Testing

@testable import Projecting

@Suite("Questions to the model")
struct QuestionTests {
    private static let modelCase = ModelCase(
        company: "", companyClass: "automaker", firstYear: 2024, years: 2,
        spending: [.init(year: 2024, dollars: 40e9, scope: "cluster", status: "design", receipt: nil)])

    private static func projector() throws -> Projector { try Projector(try ReferenceTables.builtIn()) }

    @Test("which price would make $40B buy 400,000")
    func inversion() throws {
        let price = try Self.projector().solution(
            for: "k_h100e", where: "h100e_bought.2024", equals: 400_000, in: Self.modelCase)
        #expect(abs(price - 100_000) < 1)
        let money = try Self.projector().solution(
            for: "spend", where: "h100e_bought.2024", equals: 400_000, in: Self.modelCase)
        #expect(abs(money * 40e9 - 400_000 * 39_500) < 1e3)
    }

    @Test("a question without an answer says so, with names")
    func unanswerable() throws {
        for (name, node) in [
            ("pue", "h100e_bought.2024"), ("puee", "h100e_bought.2024"), ("k_h100e", "h100e_bougt.2024"),
        ] {
            let error = #expect(throws: ProjectionError.self) {
                try Self.projector().solution(for: name, where: node, equals: 1e6, in: Self.modelCase)
            }
            #expect(error?.message.contains("“") == true)
        }
    }

    @Test("an explanation goes down to inputs and assumptions, each quantity written out once")
    func explanation() throws {
        let lines = try Self.projector().explanation(of: "h100e_installed.2025", in: Self.modelCase)
        #expect(lines.first?.node == "h100e_installed.2025" && lines.first?.depth == 0)
        let fresh = lines.filter { !$0.isRepeated }
        #expect(Set(fresh.map(\.node)).count == fresh.count)
        #expect(fresh.contains { $0.node == "spending.2024" && $0.origin == .input })
        #expect(
            fresh.contains {
                if case .assumption(let assumption, _, let isReplaced) = $0.origin {
                    return assumption.id == "lead_months" && !isReplaced
                }
                return false
            })
        #expect(lines.allSatisfy { $0.value.isFinite })
    }

    @Test("what decides: the widest bar first, and it moves the quantity the right way")
    func effects() throws {
        let modelCase = ModelCase(
            company: "", companyClass: "automaker", firstYear: 2024, years: 1,
            spending: [.init(year: 2024, dollars: 10e9, scope: "ai_combined", status: "informal", receipt: nil)])
        let effects = try Self.projector().effects(on: "h100e_bought.2024", in: modelCase, plan: .random(20_000))
        #expect(effects.map(\.parameter).prefix(3) == ["rho_informal", "k_h100e", "split_external_automaker"])
        #expect(effects[0].atLow < effects[0].atHigh)
        #expect(effects[1].atLow > effects[1].atHigh)
        #expect(abs(effects[0].atLow - 29_000) < 500 && abs(effects[0].atHigh - 117_000) < 500)
    }
}
