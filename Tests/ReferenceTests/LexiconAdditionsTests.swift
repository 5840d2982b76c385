import Reference
import Testing

/// Tables of a user's own.
@Suite("Lexicons extended by a user")
struct LexiconAdditionsTests {
    private func tables(_ files: (path: String, text: String)...) throws -> ReferenceTables {
        try ReferenceTables.builtIn(
            extendedBy: LexiconAdditions(files: files.map { ($0.path, Array($0.text.utf8)) }))
    }

    @Test("a company is added with the columns its file has, the others being empty")
    func added() throws {
        let tables = try tables(
            ("mine/companies.csv", "ticker,name,aliases,exchange,parent\nQTRA,Quantara,Quantara Motors,NASDAQ,Tesla\n"))
        let company = try #require(tables.companies.named("quantara motors"))
        #expect(company.name == "Quantara")
        #expect(company.ticker == "QTRA")
        #expect(company.parent == "Tesla")
        #expect(company.fiscalYearEndMonth == 12)
        #expect(tables.companies.named("Microsoft")?.fiscalYearEndMonth == 6)
    }

    @Test("a row takes the place of the built-in one of its name")
    func replaced() throws {
        let tables = try tables(("companies.csv", "name,aliases,fiscal_year_end_month\nIntel,Chipzilla,11\n"))
        #expect(tables.companies.companies.filter { $0.name == "Intel" }.count == 1)
        #expect(tables.companies.named("Chipzilla")?.fiscalYearEndMonth == 11)
        #expect(tables.companies.named("Intel Corp") == nil)
    }

    @Test("people, places, products, offices and words can be added too")
    func others() throws {
        let tables = try tables(
            ("people.csv", "name,role,company\nJane Miller,CEO,Velorum\n"),
            ("places.csv", "name,kind,adjectives\nVelora,region,Veloran\n"),
            ("products.csv", "name,kind\nVelo One,vehicle\n"),
            ("organisations.csv", "name,kind\nVelora Gazette,outlet\n"),
            ("roles.csv", "role\nchief compute officer\n"),
            ("given_names.csv", "kind,names\ngiven,Zorblax\n"),
            ("name_words.csv", "kind,words\nlegalForm,zrt\n"))
        #expect(tables.names.people.first?.company == "Velorum")
        #expect(tables.names.places.first?.name == "Velora")
        #expect(tables.names.nationalities.contains("Veloran"))
        #expect(tables.names.products.first?.kind == "vehicle")
        #expect(tables.names.organisations.first?.name == "Velora Gazette")
        #expect(tables.names.roles.contains("chief compute officer"))
        #expect(tables.names.personalNames["given"]?.contains("Zorblax") == true)
        #expect(tables.names.nameWords["legalForm"]?.contains("zrt") == true)
    }

    @Test(
        "what is wrong is named with its file, its line and the remedy",
        arguments: [
            ("t/company.csv", "name\nX\n", "t/company.csv, line 1: there is no table “company”"),
            ("t/companies.csv", "", "t/companies.csv, line 1: there is no header row"),
            (
                "t/companies.csv", "# mine\nname,tickers\nQuantara,QTRA\n",
                "t/companies.csv, line 2: there is no column “tickers”; did you mean “ticker”? The columns are"
            ),
            ("t/companies.csv", "name,ticker\nQuantara\n", "t/companies.csv, line 2: 1 cells where the header has 2"),
            ("t/companies.csv", "name,ticker\n,QTRA\n", "t/companies.csv, line 2: the column “name” is empty"),
            (
                "t/companies.csv", "name\nQuantara\nVelorum\nQuantara\n",
                "t/companies.csv, line 4: “Quantara” has a row already, in line 2; keep one of the two"
            ),
            (
                "t/companies.csv", "name,parent\nQuantara,Tessla\n",
                "t/companies.csv, line 2: the parent “Tessla” has no row of its own; did you mean “Tesla”?"
            ),
            (
                "t/companies.csv", "name,class\nQuantara,carmaker\n",
                "t/companies.csv, line 2: there is no class “carmaker”; the classes are hyperscaler"
            ),
            (
                "t/companies.csv", "name,fiscal_year_end_month\nQuantara,June\n",
                "t/companies.csv, line 2: “June” in the column “fiscal_year_end_month” is no whole number"
            ),
            (
                "t/companies.csv", "name,fiscal_year_end_month\nQuantara,13\n",
                "t/companies.csv, line 2: “13” is no month"
            ),
            ("t/people.csv", "name\nJane Miller\n", "t/people.csv, line 2: the column “role” is empty"),
        ])
    func problems(_ path: String, _ text: String, _ expected: String) throws {
        let problem = #expect(throws: CSVTable.Problem.self) { try tables((path, text)) }
        #expect(problem?.description.hasPrefix(expected) == true, "\(problem?.description ?? "none")")
    }
}
