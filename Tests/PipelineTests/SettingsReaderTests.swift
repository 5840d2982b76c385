import Testing

@testable import Pipeline

@Suite("A configuration is input")
struct SettingsReaderTests {
    @Test(
        "what is no configuration is an error that names the file",
        arguments: [
            "", "- a\n- b\n", "just words", "a: [1, 2", "a: &a [*a]", "? {x: 1}\n: y\n",
            "? x::\nfetch: {seconds: 0e9}\n? y\n",
            "? [1, 2]\n: y\n", "a: 1\na: 2\n", "\u{0}", "%YAML 9.9\n---\na: b", "!!binary x", "a: !!int word",
        ])
    func refused(_ yaml: String) {
        do {
            let reader = try SettingsReader(yaml: yaml, file: "b.yaml")
            try reader.allow(["nothing"])
            Issue.record("\(yaml) was taken: \(reader.keys)")
        } catch {
            #expect("\(error)".contains("b.yaml"), "\(error)")
        }
    }

    @Test("aliases do not unfold without end")
    func aliases() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let list = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(list)]\n"
        }
        do {
            _ = try SettingsReader(yaml: yaml, file: "b.yaml")
            Issue.record("a billion values were taken")
        } catch {
            #expect("\(error)".contains("100,000 values"), "\(error)")
        }
    }

    @Test("values keep their kinds")
    func kinds() throws {
        let yaml = """
            text: a word
            number: 12
            flag: true
            nothing:
            list: [a, b]
            shares: {low: 1, high: 2.5}
            inner: {text: b}
            """
        let reader = try SettingsReader(yaml: yaml, file: "b.yaml")
        #expect(reader.keys == ["flag", "inner", "list", "number", "shares", "text"])
        #expect(try reader.text("text") == "a word")
        #expect(try reader.whole("number", 1...20) == 12)
        #expect(try reader.flag("flag") == true)
        #expect(try reader.texts("list") == ["a", "b"])
        #expect(try reader.numbers("shares") == ["low": 1, "high": 2.5])
        #expect(try reader.part("inner").text("text") == "b")
        #expect(throws: RunFailure.self) { try reader.text("number") }
    }
}
