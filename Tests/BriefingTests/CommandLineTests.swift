import Foundation
import Testing

@Suite("The program as a process")
struct CommandLineTests {
    private static let article = """
        Acme Robotics Inc (NASDAQ:ACRB) chief executive Jo Field said on Monday that the company will spend about \
        $3 billion on AI training in 2024.

        The figure was given in a post on X, the social network.
        """

    @Test("an unknown flag is a usage error, and the message names it")
    func unknownFlag() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(["generate", "--colour", "x"])
        #expect(outcome.status == 64)
        #expect(outcome.complaints.contains("--colour"))
    }

    @Test("results that cannot be written end with the status for that, and no crash")
    func fullOutput() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let program = try Program()
        defer { program.remove() }
        for redirection in [">/dev/full", ">/dev/full 2>/dev/full"] {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", "\"$0\" assumptions \(redirection)", Program.binaryForTests.path]
            shell.currentDirectoryURL = program.folder
            shell.standardError = FileHandle.nullDevice
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationReason == .exit && shell.terminationStatus == 74, "\(redirection)")
        }
    }

    @Test("help and version succeed")
    func help() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run(["--help"]).status == 0)
        #expect(try program.run(["--version"]).output.hasPrefix("0."))
    }

    @Test(
        "input that cannot be read is named, with the status that says which kind of failure it is",
        arguments: [
            ("missing.html", nil, 66), ("empty.html", "", 65), ("binary.html", "\u{0}\u{1}\u{2}\u{0}PNG\u{0}", 65),
        ] as [(String, String?, Int32)])
    func badInput(_ name: String, _ content: String?, _ status: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        if let content { try program.write(content, to: name) }
        let outcome = try program.run(["generate", name, "--output", "Output"])
        #expect(outcome.status == status)
        #expect(outcome.complaints.contains(name))
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("Output/briefings").path))
    }

    @Test("a folder without articles is no input")
    func emptyFolder() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("not an article", to: "folder/notes.xyz")
        let outcome = try program.run(["generate", "folder"])
        #expect(outcome.status == 66)
        #expect(outcome.complaints.contains("folder"))
    }

    @Test("one bad article does not stop the others; the status says that there was one")
    func oneBad() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "in/good.txt")
        try program.write("", to: "in/bad.txt")
        let outcome = try program.run(["generate", "in", "--published", "2024-04-30", "--as-of", "2024-04-30"])
        #expect(outcome.status == 3)
        #expect(outcome.complaints.contains("bad.txt"))
        #expect(outcome.output.contains("2024-04-30-acme-robotics"))
    }

    @Test("an output that cannot be made is named")
    func unwritable() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "good.txt")
        try program.write("a file in the way", to: "taken")
        let outcome = try program.run(["generate", "good.txt", "--output", "taken/below", "--published", "2024-04-30"])
        #expect(outcome.status == 73)
        #expect(outcome.complaints.contains("taken/below"))
    }

    @Test("a broken template is named with its line, before any input is read")
    func brokenTemplate() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "good.txt")
        try program.write("<p>\n{{#open}}", to: "mine/briefing.html.mustache")
        let outcome = try program.run(["generate", "good.txt", "--templates", "mine"])
        #expect(outcome.status == 78)
        #expect(outcome.complaints.contains("“briefing.html”"))
    }

    @Test("a company the articles say nothing about is named, with those they do speak of")
    func unknownCompany() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "good.txt")
        let outcome = try program.run(["generate", "good.txt", "--company", "Nobody", "--published", "2024-04-30"])
        #expect(outcome.status == 66)
        #expect(outcome.complaints.contains("Nobody"))
        #expect(outcome.complaints.contains("Acme Robotics"))
    }

    @Test("extract answers each line in order, and a bad line does not stop the stream")
    func stream() throws {
        let program = try Program()
        defer { program.remove() }
        let lines = """
            {"id":"1","text":"Acme Robotics Inc will spend $3 billion on AI in 2024.","published":"2024-04-30"}
            no json
            {"id":"3","text":"Nothing of note happened."}

            """
        let outcome = try program.run(["extract", "--jsonl"], input: lines)
        #expect(outcome.status == 0)
        let answers = outcome.output.split(separator: "\n")
        #expect(answers.count == 3)
        #expect(answers.first?.contains(#""id": "1""#) == true)
        #expect(answers.first?.contains(#""low": 3000000000"#) == true)
        #expect(answers.dropFirst().first?.contains(#""error""#) == true)
        #expect(answers.last?.contains(#""claims": []"#) == true)
    }

    @Test("explaining a receipt that is not there says where it looked")
    func noReceipt() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "good.txt")
        #expect(
            try program.run(["generate", "good.txt", "--published", "2024-04-30", "--as-of", "2024-04-30"]).status == 0)
        let outcome = try program.run(["explain", "r-0123456789abcdef"])
        #expect(outcome.status == 1)
        #expect(outcome.complaints.contains("r-0123456789abcdef"))
    }

    @Test("a configuration with an unknown key is refused, with the key that was meant")
    func brokenConfiguration() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("sources: [in]\noutptu: Out\n", to: "briefing.yaml")
        let outcome = try program.run(["nightly"])
        #expect(outcome.status == 78)
        #expect(outcome.complaints.contains("outptu"))
        #expect(outcome.complaints.contains("output"))
    }

    @Test("-o - prints one page in one form and writes nothing")
    func printed() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.article, to: "article.txt")
        let arguments = ["generate", "article.txt", "--published", "2024-04-29", "--as-of", "2024-04-30", "-o", "-"]
        let markdown = try program.run(arguments)
        #expect(markdown.status == 0)
        #expect(markdown.output.hasPrefix("# ") && markdown.output.contains("$3B"))
        let html = try program.run(arguments + ["--format", "html"])
        #expect(html.output.hasPrefix("<!doctype html>") && html.output.hasSuffix("</html>\n"))
        let several = try program.run(arguments + ["--format", "html,json"])
        #expect(several.status == 64)
        #expect(several.complaints.contains("--output -"))
        let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
        #expect(left.filter { !$0.hasPrefix(".") } == ["article.txt"])
    }

    @Test("templates are listed and printed, and a folder of one's own is checked")
    func templates() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run(["templates", "list"]).output.contains("briefing.html.mustache\n"))
        let peers = try program.run(["templates", "show", "peers.html.mustache"])
        #expect(peers.status == 0)
        try program.write(peers.output, to: "own/peers.html.mustache")
        #expect(try program.run(["templates", "check", "own"]).status == 0)
        try program.write("<p>\n{{nots}}</p>", to: "own/peers.html.mustache")
        let wrong = try program.run(["templates", "check", "own"])
        #expect(wrong.status == 78)
        #expect(wrong.complaints.contains("peers.html") && wrong.complaints.contains("line 2"))
        #expect(try program.run(["templates", "show", "nothing"]).status == 64)
    }

    @Test("the model alone: quantiles and scenarios in every form, replaced assumptions named")
    func project() throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = [
            "project", "--company-class", "automaker", "--spend", "10B", "--year", "2024", "--status", "informal",
            "--years", "2",
        ]
        let table = try program.run(arguments + ["--assume", "pue=1.3"])
        #expect(table.status == 0)
        for words in ["p50", "bull", "Accelerators bought", "pue is 1.3 by --assume; the table has 1.19"] {
            #expect(table.output.contains(words), "\(words)")
        }
        let json = try program.run(arguments + ["--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["outputs"] as? [Any])?.count == 24)
        #expect(try program.run(arguments + ["--format", "json"]).output == json.output)
        let csv = try program.run(arguments + ["--format", "csv"]).output.split(separator: "\n")
        #expect(csv.count == 25 && csv[0].hasPrefix("quantity,title,unit,year,p10"))
        #expect(try program.run(arguments + ["--explain", "mw_facility.2025"]).output.contains("pue"))
        #expect(try program.run(arguments + ["--sensitivity", "mw_facility.2025"]).output.contains("rho_informal"))
        let solved = try program.run(arguments + ["--solve", "spend:h100e_bought.2024=400000"])
        #expect(solved.output.hasPrefix("spend 2024 = 63"))
        #expect(try program.run(["assumptions", "rho_"]).output.contains("rho_informal"))
    }

    @Test(
        "what the model cannot take is a usage error that names it",
        arguments: [
            (["--company-class", "automakr", "--spend", "10B", "--year", "2024"], "automaker"),
            (["--company-class", "automaker", "--spend", "-10B", "--year", "2024"], "-10B"),
            (["--company-class", "automaker", "--spend", "10B", "--year", "1999"], "1999"),
            (["--company-class", "automaker", "--spend", "10B"], "--year"),
            (["--company-class", "automaker", "--spend", "10B", "--year", "2024", "--assume", "puee=1"], "pue"),
            (["--company-class", "automaker", "--spend", "10B", "--year", "2024", "--explain", "nothing"], "nothing"),
            (["--spend", "10B", "--year", "2024"], "--company-class"),
        ])
    func projectErrors(_ arguments: [String], _ word: String) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(["project"] + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.complaints.contains(word), "\(outcome.complaints)")
    }

    @Test("back-tests: a line for each case, scores if asked for, a bad case named and passed over")
    func backtest() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            """
            id,company_class,date,input_kind,input_value,input_unit,currency,fx_year,scope,status,chip,buy_year,\
            baseline,output_kind,output_basis,outcome_value,outcome_unit
            A,neocloud,2023-12-15,spend,0.7,USD billion,USD,2023,all_in_tenant,reported,h100,2023,,count,,12000,chips
            B,neocloud,2023-12-15,spend,0.7,USD billion,USD,2023,all_in_tenant,reported,h999,2023,,count,,12000,chips

            """, to: "cases.csv")
        let outcome = try program.run(["project", "--backtest", "cases.csv", "--score", "--samples", "20000"])
        #expect(outcome.status == 3)
        #expect(outcome.complaints.contains("line 3") && outcome.complaints.contains("h999"))
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].hasPrefix("{\"id\": \"A\", \"p10\": "))
        #expect(lines[2].contains("\"route\": \"all\"") && lines[2].contains("\"covered\": 1"))
        #expect(try program.run(["project", "--backtest", "none.csv"]).status == 66)
    }
}
