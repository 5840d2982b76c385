import Reference
import Testing

@Suite("Companies")
struct CompanyTableTests {
    @Test("a company is found by any of its names, in any case")
    func aliases() throws {
        let companies = try ReferenceTables.builtIn().companies
        #expect(companies.named("xiaopeng motors")?.name == "XPeng")
        #expect(companies.named("Microsoft")?.fiscalYearEndMonth == 6)
    }
}
