import Domain
import Reading
import Testing

/// One page, one planted sentence, and the ways to keep it from readers while a program would read it.
@Suite("Ways to hide a sentence, and ways that do not")
struct WaysToHideTests {
    static let planted = "The secret budget for furnaces is 77 billion crowns."

    /// Style for the planted paragraph itself.
    static let styles = [
        "display:none", "DISPLAY : NONE", "display:none!important", "display:/* no */none", "dis\\70lay:none",
        "display:n\\6f ne", "color:red;;display:none;", "background:url(data:image/png;base64,AA==);display:none",
        "--c:none;display:var(--c)", "display:var(--gone, none)", "display:block;display:none",
        "display:none!important;display:block", "visibility:hidden", "visibility:collapse", "opacity:0", "opacity:.0",
        "opacity:0%", "opacity:0.01", "filter:opacity(0)", "font-size:0", "font-size:0px", "font-size:1px",
        "font-size:.01em", "font-size:1%", "font:0/0 a", "font:italic 700 0px serif",
        "line-height:0;overflow:hidden", "height:0;overflow:hidden", "height:1px;width:1px;overflow:hidden",
        "width:0;overflow:clip", "max-height:0;overflow:hidden", "max-height:0px;overflow-y:hidden",
        "text-indent:-9999px", "text-indent:-100em", "position:absolute;left:-9999px", "position:fixed;top:-9999px",
        "position:absolute;left:-100em", "position:absolute;left:9999px", "position:relative;left:-200vw",
        "margin-left:-9999px", "margin:0 0 0 -9999px", "margin-top:-10000px", "transform:scale(0)",
        "transform:scale(0,0)", "transform:scaleY(0)", "scale:0", "transform:translateX(-9999px)",
        "transform:translate(-10000px,0)", "translate:-9999px 0", "transform:rotateY(90deg)",
        "transform:matrix(0,0,0,0,0,0)", "position:absolute;clip:rect(0 0 0 0)",
        "position:absolute;clip:rect(1px,1px,1px,1px)", "clip-path:inset(50%)", "clip-path:inset(100%)",
        "clip-path:circle(0)", "clip-path:polygon(0 0,0 0,0 0)", "content-visibility:hidden", "color:transparent",
        "color:white", "color:#fff", "color:#FFFFFF", "color:#fefefe", "color:rgb(255,255,255)",
        "color:rgb(255 255 255)", "color:rgb(100%,100%,100%)", "color:rgba(0,0,0,0)", "color:rgba(0,0,0,.02)",
        "color:#0000", "color:hsl(0,0%,100%)", "color:hsl(120 100% 99%)", "color:snow",
        "-webkit-text-fill-color:transparent", "color:#123;background:#112233", "background-color:navy;color:#000080",
        "color:black;background:#010101 none",
    ]

    @Test("by a style of its own", arguments: styles)
    func style(_ style: String) throws {
        try expectHidden("<p style=\"\(style)\">\(Self.planted)</p>")
        // The same by a class.
        try expectHidden("<p class=\"k7\">\(Self.planted)</p>", head: "<style>.k7{\(style)}</style>")
    }

    @Test(
        "by a rule of the page's style sheet",
        arguments: [
            ("p.z{display:none}", "<p class=z>#</p>"), ("#z{display:none}", "<p id=z>#</p>"),
            ("ins{display:none}", "<p>Seen. <ins>#</ins></p>"), ("x-note{display:none}", "<x-note>#</x-note>"),
            ("[data-z]{display:none}", "<p data-z>#</p>"), ("[data-z=one]{display:none}", "<p data-z='one'>#</p>"),
            ("p[class*='nvis']{display:none}", "<p class='invisible-1'>#</p>"),
            ("[id^=\"zz\"]{display:none}", "<p id=zz9>#</p>"), ("[lang$=q]{display:none}", "<p lang=q data-a>#</p>"),
            (".a .z{display:none}", "<div class=a><div><p class=z>#</p></div></div>"),
            (".a > p{display:none}", "<div class=a><p>#</p></div>"),
            ("body .a p{display:none}", "<div class=a><p>#</p></div>"),
            (".a p.z:not(.seen){display:none}", "<div class=a><p class=z>#</p></div>"),
            (".x, .y , .z{display:none}", "<p class='q z'>#</p>"), (".z{\n\tdisplay :\tnone\n}", "<p class=z>#</p>"),
            ("/* { */ .z /* x */ {display:none}", "<p class=z>#</p>"), (".\\7a {display:none}", "<p class=z>#</p>"),
            (".a\\:b{display:none}", "<p class='a:b'>#</p>"), ("<!-- .z{display:none} -->", "<p class=z>#</p>"),
            (".q:after{content:'}'} .z{display:none}", "<p class=z>#</p>"), (".z{display:none", "<p class=z>#</p>"),
            ("@media screen{.z{display:none}}", "<p class=z>#</p>"),
            ("@media all{.z{display:none}}", "<p class=z>#</p>"),
            ("@media (min-width:600px){.z{display:none}}", "<p class=z>#</p>"),
            ("@media print, screen{.z{display:none}}", "<p class=z>#</p>"),
            ("@media not print{.z{display:none}}", "<p class=z>#</p>"),
            ("@media (width >= 40em){.z{display:none}}", "<p class=z>#</p>"),
            ("@supports (display:grid){.z{display:none}}", "<p class=z>#</p>"),
            ("@layer base{.z{display:none}}", "<p class=z>#</p>"),
            ("@layer a,b; @media screen{@supports (top:0){.z{display:none}}}", "<p class=z>#</p>"),
            (".z{display:block} .z{display:none}", "<p class=z>#</p>"),
            ("p.z{display:none} .z{display:block}", "<p class=z>#</p>"),
            (".z{display:none!important} #y.z{display:block}", "<p class=z id=y>#</p>"),
            ("@layer l{#y{display:block}} .z{display:none}", "<p class=z id=y>#</p>"),
            (".z{position:absolute} .y{left:-9999px}", "<p class='z y'>#</p>"),
            (":root{--c:none} .z{display:var(--c)}", "<p class=z>#</p>"),
            (".sr-only{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden}", "<p class=sr-only>#</p>"),
            (".z{display:none!important}", "<p class=z style='display:block'>#</p>"),
            (".z{background:#234} .y{color:#234}", "<div class=z><p class=y>#</p></div>"),
            ("body{background:#000} .y{color:#000}", "<p class=y>#</p>"),
            (
                "tr.z{display:none}",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr><tr class=z><td>#</td><td>77</td></tr></table>"
            ),
        ])
    func rule(_ rule: String, _ markup: String) throws {
        try expectHidden(markup.replacing("#", with: Self.planted), head: "<style>\(rule)</style>")
    }

    @Test(
        "by mark-up",
        arguments: [
            "<p hidden>¤</p>", "<p hidden=until-found>¤</p>", "<p HIDDEN=''>¤</p>", "<p aria-hidden=true>¤</p>",
            "<div hidden><section><div><p>¤</p></div></section></div>", "<div popover><p>¤</p></div>",
            "<dialog><p>¤</p></dialog>", "<dialog id=d><p>¤</p></dialog>", "<font color=white>¤</font>",
            "<font color='#FFFFFF'>¤</font>", "<font color=ffffff><b>¤</b></font>",
            "<table bgcolor=#000000><tr><td><font color=black>¤</font></td></tr></table>",
            "<div style='background:#112233'><div><span style='color:#112233'>¤</span></div></div>",
            "<p style='display&#58;none'>¤</p>", "<p style='display&colon;none'>¤</p>",
            "<p style='a:\(String(repeating: "x", count: 5_000));display:none'>¤</p>",
            "<p \((0..<150).map { "a\($0)=1 " }.joined())hidden>¤</p>",
            "<p \((0..<150).map { "a\($0)=1 " }.joined())style='display:none'>¤</p>",
            "<p style='visibility:hidden'><b>¤</b></p>", "<p style='font-size:0'><b style='font-size:2em'>¤</b></p>",
            "<p>Seen. <span style='color:#fff'>¤</span></p>", "<p>Seen. <span style='font-size:0'>¤</span></p>",
            "<table><tr><td>Year</td><td>Sum</td></tr><tr><td>2024</td><td>1 <i style='color:#fff'>¤</i></td></tr></table>",
            "<p>Seen. <bdo dir=rtl>¤</bdo></p>", "<p style='unicode-bidi:bidi-override;direction:rtl'>¤</p>",
            "<template><p>¤</p></template>", "<noscript><p>¤</p></noscript>", "<!-- ¤ -->",
        ])
    func markup(_ markup: String) throws { try expectHidden(markup.replacing("¤", with: Self.planted)) }

    @Test(
        "by where it stands: no text of the page, nothing to note",
        arguments: [
            "<!--[if lt IE 9]><p>#</p><![endif]-->", "<script>var a = '#'</script>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"description\":\"#\",\"alternativeHeadline\":\"#\"}</script>",
            "<script type='text/plain'>#</script>", "<meta name=description content='#'>",
            "<p title='#' data-x='#'></p>",
            "<img alt='#' src=x>", "<style>.q::before{content:'#'}</style><p class=q></p>",
            "<input type=hidden value='#'>",
            "<select><option>#</option></select>", "<textarea>#</textarea>", "<object>#</object>", "<iframe>#</iframe>",
            "<iframe srcdoc='<p>#</p>'></iframe>", "<noembed>#</noembed>", "<noframes>#</noframes>",
            "<svg><title>#</title><desc>#</desc></svg>", "<math><annotation>#</annotation></math>",
            "<ruby>a<rp>#</rp></ruby>", "<datalist><option>#</option></datalist>", "<canvas>#</canvas>",
            "<video>#</video>",
            "<audio>#</audio>", "<button>#</button>", "<a href='#'></a>", "<link title='#'>",
        ])
    func nowhere(_ markup: String) throws {
        let article = try article(page(inside: markup.replacing("#", with: Self.planted)))
        try expectUnread(article)
    }

    @Test(
        "what looks like hiding and is not",
        arguments: [
            ("", "<p style='display:block'>#</p>"), ("", "<p style='max-height:none;overflow:hidden'>#</p>"),
            ("", "<p style='height:200px;overflow:hidden'>#</p>"),
            ("", "<p style='height:0;min-height:40px;overflow:hidden'>#</p>"),
            ("", "<p style='text-indent:-2em'>#</p>"), ("", "<p style='margin-left:-20px'>#</p>"),
            ("", "<p style='position:relative;left:-5px'>#</p>"), ("", "<p style='opacity:.8'>#</p>"),
            ("", "<p style='font-size:12px'>#</p>"), ("", "<p style='font:700 12px/1.5 serif'>#</p>"),
            ("", "<p style='color:#333'>#</p>"), ("", "<p style='color:#fff;background:#c00'>#</p>"),
            ("", "<div style='background:#000'><p style='color:#fff'>#</p></div>"),
            ("", "<div style='background:url(x.jpg)'><p style='color:#fff'>#</p></div>"),
            (
                "",
                "<p style='background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent'>#</p>"
            ),
            ("", "<p style='user-select:none'>#</p>"), ("", "<p inert>#</p>"), ("", "<p aria-hidden=false>#</p>"),
            ("", "<p class='lazy fade-in'>#</p>"), ("", "<p class=hidden>#</p>"),
            ("", "<details><summary>More</summary><p>#</p></details>"),
            ("", "<font size=1>#</font>"), ("", "<div style='font-size:0'><p style='font-size:16px'>#</p></div>"),
            ("", "<div style='visibility:hidden'><p style='visibility:visible'>#</p></div>"),
            ("", "<p style='transform:translateY(20px)'>#</p>"), ("", "<p style='transform:scale(0.9)'>#</p>"),
            ("", "<p style='clip-path:inset(0)'>#</p>"), ("", "<p data-display='none'>#</p>"),
            ("@media print{.z{display:none}}", "<p class=z>#</p>"), (".z:hover{color:#fff}", "<p class=z>#</p>"),
            ("@media (max-width:600px){.z{display:none}}", "<p class=z>#</p>"),
            ("@media print{.x{top:0}} @media only screen and (max-width:40em){.z{display:none}}", "<p class=z>#</p>"),
            ("#other{display:none}", "<p id=z>#</p>"), (".a .z{display:none}", "<p class=z>#</p>"),
            (".a > .z{display:none}", "<div class=a><div><p class=z>#</p></div></div>"),
            (".z.y{display:none}", "<p class=z>#</p>"), ("p.z:not(.y){display:none}", "<p class='z y'>#</p>"),
            (".z{display:none} p.z{display:block}", "<p class=z>#</p>"),
            (".z{display:none} .z{display:block}", "<p class=z>#</p>"),
            (".z{display:none} #y{display:block}", "<p class=z id=y>#</p>"),
            (".z{display:none}", "<p class=z style='display:block'>#</p>"),
            (".z{display:none} @media (min-width:1000px){.z{display:block}}", "<p class=z>#</p>"),
            ("@layer a{.z{display:none}} p{display:block}", "<p class=z>#</p>"),
            ("@supports not (display:grid){.z{display:none}}", "<p class=z>#</p>"),
            (".z::before{display:none}", "<p class=z>#</p>"), (".q{display:none}", "<p class=z>#</p>"),
            ("@keyframes f{from{opacity:0}to{opacity:1}}", "<p class=z>#</p>"),
            ("body{display:none}", "<p>#</p>"), ("html{visibility:hidden}", "<p>#</p>"),
            ("body{opacity:0}", "<p>#</p>"),
            (".z{--c:block;display:var(--c)}", "<p class=z>#</p>"), (".a{color:#fff}", "<p>#</p>"),
            (":root{--c:none}", "<p style='display:var(--d, block)'>#</p>"),
        ])
    func shown(_ rule: String, _ markup: String) throws {
        let article = try article(
            page(head: "<style>\(rule)</style>", inside: markup.replacing(">#<", with: ">\(Self.planted)<")))
        #expect(article.text.contains("77 billion"))
        #expect(article.text.contains("ninety new posts"))
    }

    @Test("a style sheet for paper hides nothing on a screen")
    func paper() throws {
        let article = try article(
            page(head: "<style media=print>p{display:none}</style>", inside: "<p>\(Self.planted)</p>"))
        #expect(article.text.contains("77 billion"))
    }

    private func expectHidden(_ markup: String, head: String = "") throws {
        let article = try article(page(head: head, inside: markup))
        try expectUnread(article)
        #expect((article.note(.hiddenText)?.count ?? 0) >= 1)
    }

    private func expectUnread(_ article: Article) throws {
        #expect(!article.text.contains("77"))
        #expect(article.title == "Foundry doubles its budget for furnaces")
        #expect(article.authors == ["Nora Pelt", "Ulf Stein"])
        #expect(
            !article.tables.contains {
                $0.rows.joined().contains { article.text.substring(in: $0)?.contains("77") == true }
            })
        for seen in ["about 40 million crowns", "Half of the money", "ninety new posts"] {
            #expect(article.text.contains(seen))
        }
    }
}
