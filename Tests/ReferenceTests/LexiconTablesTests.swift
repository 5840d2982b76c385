import Foundation
import Reference
import Testing

/// What the lexicons have to hold.
@Suite("Lexicons")
struct LexiconTablesTests {
    private static let exchanges: Set<String> = [
        "ADX", "AMS", "ASX", "B3", "BCS", "BIST", "BIT", "BME", "BMV", "BSE", "BURSA", "CBOE", "CPH", "DFM", "EBR",
        "ELI", "EPA", "HEL", "HKEX", "HOSE", "IDX", "JSE", "KRX", "LSE", "MOEX", "NASDAQ", "NSE", "NSE Kenya", "NYSE",
        "OSL", "PSE", "PSX", "QSE", "SET", "SGX", "SSE", "STO", "SWX", "SZSE", "TADAWUL", "TPEX", "TSE", "TSX", "TWSE",
        "VIE", "WSE", "XETRA",
    ]

    private func companies() throws -> [Company] { try ReferenceTables.builtIn().companies.companies }

    @Test("the listed companies are many, each with its exchange and the month its year ends in")
    func listed() throws {
        let listed = try companies().filter { $0.ticker != nil }
        #expect(listed.count >= 1_200)
        for company in listed {
            let exchange = try #require(company.exchange, "\(company.name) has a ticker and no exchange")
            #expect(Self.exchanges.contains(exchange), "\(company.name): \(exchange)")
        }
    }

    @Test("no two companies share a name, and no two a ticker of one exchange")
    func unambiguous() throws {
        var owners: [String: String] = [:]
        var tickers: [String: String] = [:]
        for company in try companies() {
            for name in [company.name] + company.aliases {
                // A name in capitals and the same name in small letters are two spellings of one.
                let owner = owners.updateValue(company.name, forKey: name.lowercased())
                #expect(owner == nil || owner == company.name, "\(name): \(owner ?? "") and \(company.name)")
            }
            guard let ticker = company.ticker, let exchange = company.exchange else { continue }
            let owner = tickers.updateValue(company.name, forKey: exchange + ":" + ticker)
            #expect(owner == nil, "\(exchange):\(ticker): \(owner ?? "") and \(company.name)")
        }
    }

    @Test("every parent has a row, and none is its own ancestor")
    func parents() throws {
        let table = try ReferenceTables.builtIn().companies
        for company in table.companies {
            var current = company
            var steps = 0
            while let parent = current.parent, steps < 8 {
                current = try #require(table.companies.first { $0.name == parent }, "\(company.name): \(parent)")
                steps += 1
            }
            #expect(steps < 8, "\(company.name)")
        }
    }

    @Test(
        "fiscal years end where the companies say they do",
        arguments: [
            ("Apple", 9), ("Microsoft", 6), ("Nvidia", 1), ("Oracle", 5), ("Micron", 8), ("Cisco", 7), ("Adobe", 11),
            ("Salesforce", 1), ("Broadcom", 10), ("Toyota", 3), ("Sony", 3), ("Alibaba", 3), ("Dell", 1), ("HP", 10),
            ("HPE", 10), ("Amazon", 12), ("Meta", 12), ("Alphabet", 12), ("Tesla", 12), ("Samsung", 12), ("TSMC", 12),
            ("Walmart", 1), ("Costco", 8), ("Nike", 5), ("FedEx", 5), ("Accenture", 8), ("Siemens", 9), ("Infosys", 3),
            ("BHP", 6), ("Applied Materials", 10), ("Lam Research", 6), ("Analog Devices", 10), ("Disney", 9),
            ("Visa", 9), ("Procter & Gamble", 6), ("Deere", 10), ("Lenovo", 3), ("Supermicro", 6), ("Marvell", 1),
            ("Qualcomm", 9), ("Arm", 3), ("SoftBank", 3), ("Snowflake", 1), ("Intuit", 7), ("Fast Retailing", 8),
            ("Inditex", 1), ("Tesco", 2), ("Medtronic", 4), ("General Mills", 5), ("Royal Bank of Canada", 10),
        ])
    func fiscalYears(_ name: String, _ month: Int) throws {
        #expect(try ReferenceTables.builtIn().companies.named(name)?.fiscalYearEndMonth == month)
    }

    @Test(
        "former names lead to the company of today",
        arguments: [
            ("Facebook", "Meta"), ("Twitter", "X"), ("Schlumberger", "SLB"), ("GlaxoSmithKline", "GSK"),
            ("Statoil", "Equinor"), ("AmerisourceBergen", "Cencora"), ("Symantec", "Gen Digital"),
            ("Iris Energy", "Iren"), ("Novozymes", "Novonesis"), ("Showa Denko", "Resonac"),
            ("Daewoo Shipbuilding", "Hanwha Ocean"), ("HeidelbergCement", "Heidelberg Materials"),
        ])
    func formerNames(_ former: String, _ name: String) throws {
        #expect(try ReferenceTables.builtIn().companies.named(former)?.name == name)
    }

    @Test("people and products belong to companies that have a row")
    func employers() throws {
        let tables = try ReferenceTables.builtIn()
        for name in tables.names.people + tables.names.products {
            guard let company = name.company, !company.hasSuffix(" government") else { continue }
            let isKnown =
                tables.companies.named(company)?.name == company
                || (tables.names.organisations + tables.names.places).contains { $0.name == company }
            #expect(isKnown, "\(name.name): \(company)")
        }
    }
}

/// The accelerators that a reference outside the repository lists.
@Suite(
    "Accelerators of the shared reference",
    .disabled(if: SharedAccelerators.rows.isEmpty, "the file ../shared/reference/accelerators.csv is not at hand"))
struct SharedAcceleratorsTests {
    @Test("each has a row", arguments: SharedAccelerators.rows)
    func present(_ row: SharedAccelerators.Row) throws {
        let tables = try ReferenceTables.builtIn()
        #expect(tables.accelerators.all.contains { $0.id == row.id }, "\(row.id): \(row.name)")
        #expect(tables.accelerators.named(row.name)?.id == row.id, "\(row.name)")
    }
}

/// Reads names and rows of the shared reference, where it is at hand.
enum SharedAccelerators {
    struct Row: Sendable {
        let id: String
        let name: String
    }

    static let rows: [Row] = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        for place in ["../shared/reference/accelerators.csv", "../../shared/reference/accelerators.csv"] {
            let file = package.appending(path: place).standardized
            guard let data = try? Data(contentsOf: file),
                let table = try? CSVTable(name: "accelerators", bytes: [UInt8](data))
            else { continue }
            return table.rows.compactMap { row in
                guard let id = row["id"], let name = row["name"] else { return nil }
                return Row(id: id, name: name)
            }
        }
        return []
    }()
}
