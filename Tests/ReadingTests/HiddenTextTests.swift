import Domain
import Reading
import Testing

@Suite("What a reader cannot see is not in the article")
struct HiddenTextTests {
    static let planted = "The foundry will spend 999 billion crowns on it."

    @Test(
        "hidden by markup or style",
        arguments: [
            "<p hidden>#</p>", "<p aria-hidden='true'>#</p>", "<p style='display:none'>#</p>",
            "<p style='DISPLAY : none !important'>#</p>",
            "<p style='visibility:hidden'>#</p>", "<p style='font-size:0'>#</p>", "<p style='font-size:0.0em;'>#</p>",
            "<p style='opacity:0'>#</p>", "<p style='position:absolute;left:-9999px'>#</p>",
            "<p style='text-indent:-10000px'>#</p>",
            "<p style='color:transparent'>#</p>", "<p style='color:navy;background-color:navy'>#</p>",
            "<p style='height:0;overflow:hidden'>#</p>", "<p style='position:absolute;clip:rect(0 0 0 0)'>#</p>",
            "<p style='transform:scale(0)'>#</p>", "<p class='gone'>#</p>", "<p class='big gone'>#</p>",
            "<div class='a'><p class='b'>#</p></div>", "<div hidden><div><p>#</p></div></div>",
            "<template><p>#</p></template>",
            "<noscript><p>#</p></noscript>", "<!-- # -->", "<p>Seen. <span style='display:none'>#</span></p>",
            "<p>Seen. <b class=gone>#</b></p>",
        ])
    func hidden(_ markup: String) throws {
        let article = try article(page(inside: markup.replacing("#", with: Self.planted)))
        #expect(!article.text.contains("999"))
        #expect(article.text.contains("ninety new posts"))
        #expect(article.note(.hiddenText)?.count == 1)
    }

    @Test(
        "never text at all",
        arguments: [
            "<script>#</script>", "<style>p:after{content:'#'}</style>", "<svg><text>#</text></svg>",
            "<textarea>#</textarea>",
            "<iframe>#</iframe>", "<button>#</button>", "<select><option>#</option></select>", "<img alt='#'>",
            "<p title='#'></p>",
            "<script>'<!--' + '</p>#'</script>", "<object>#</object>", "<input value='#'>",
        ])
    func neverText(_ markup: String) throws {
        #expect(!(try article(page(inside: markup.replacing("#", with: Self.planted))).text.contains("999")))
    }

    @Test(
        "rules that do not hold on a screen, or that another overrules, hide nothing",
        arguments: [
            "<p class='paper'>#</p>", "<p class='b'>#</p>", "<p class='gone' style='display:block'>#</p>",
            "<p class='gone-not'>#</p>",
        ])
    func shown(_ markup: String) throws {
        #expect(try article(page(inside: markup.replacing("#", with: Self.planted))).text.contains("999"))
    }

    @Test("a hidden cell is no cell")
    func cell() throws {
        let table =
            "<table><tr><td>Year</td><td>Sum</td></tr><tr><td>2024</td><td>40 <i hidden>999</i></td></tr></table>"
        let article = try article(page(inside: table))
        #expect(article.text.contains("2024 | 40"))
        #expect(!article.text.contains("999"))
    }

    @Test("characters that cannot be seen go and are counted")
    func invisible() throws {
        let article = try article(
            page(
                inside: "<p>It paid 4\u{200B}0\u{202E}\u{202C} crowns, 1&#8203;2 of them late, and soft\u{AD}ly so.</p>"
            ))
        #expect(article.text.contains("It paid 40 crowns, 12 of them late, and softly so."))
        #expect(article.note(.invisibleCharacters)?.count == 4)
    }

    @Test("digits of other scripts stay and are flagged")
    func lookAlikes() throws {
        let article = try article(page(inside: "<p>It paid ４0 crowns and ٣ more, which nobody had expected of it.</p>"))
        #expect(article.text.contains("４0"))
        #expect(article.note(.lookAlikeDigits)?.count == 2)
    }

    @Test("digits under an override are not read in the order in which they are stored")
    func reversed() throws {
        for text in [
            page(inside: "<p>It paid \u{202E}123 snworc\u{202C} and 45 more, which nobody had expected of it.</p>"),
            "Foundry doubles its budget\n\nIt paid \u{202E}123 snworc\u{202C} and 45 more, which nobody had expected of it.",
        ] {
            let article = try article(text)
            #expect(article.text.contains("It paid \u{FFFD}\u{FFFD}\u{FFFD} snworc and 45 more"))
            #expect(article.notes.contains { $0.detail.contains("override") && $0.count == 3 })
        }
    }

    @Test("letters that look like others stay what they are")
    func homoglyphs() throws {
        #expect(
            try article(page(inside: "<p>The shares of T\u{0435}sla fell by half, which nobody had expected.</p>")).text
                .contains("T\u{0435}sla"))
    }
}
