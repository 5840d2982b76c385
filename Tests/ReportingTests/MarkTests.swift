import Domain
import Testing

@testable import Reporting

@Suite("Every digit of a page lies in a mark")
struct MarkTests {
    @Test("HTML: no digit stands outside a number, a date, a quotation, a name or an identifier")
    func htmlDigits() throws {
        let page = PageScanner(try Desk.html(try Desk.briefing()))
        #expect(page.strayDigits == [])
        #expect(page.faults == [])
        #expect(page.texts.contains { $0.text == "$10B" })
    }

    @Test("HTML: the scanner of this test finds a digit without a mark")
    func scannerWorks() throws {
        let html = try Desk.html(try Desk.briefing()).replacing("What is weak", with: "What are 7 weak points")
        #expect(PageScanner(html).strayDigits == ["What are 7 weak points"])
    }

    @Test("HTML: a number's text follows from its receipt and its style")
    func htmlNumbers() throws {
        let briefing = try Desk.briefing()
        let page = PageScanner(try Desk.html(briefing))
        let styles = Dictionary(
            uniqueKeysWithValues: [NumberStyle.exact, .asWritten, .rounded, .period, .iso, .moment].map {
                ($0.name, $0)
            })
        var count = 0
        for text in page.texts {
            guard let mark = text.path.last, let id = mark.receipt else { continue }
            let receipt = try #require(Identifier<Receipt>(id).flatMap { briefing.receipts[$0] })
            let named = mark.attributes["data-style"]
            let style = try #require(named.map { styles[$0] } ?? .usual(for: receipt.kind))
            #expect(style.text(for: receipt) == text.text)
            count += 1
        }
        #expect(count > 100)
    }

    @Test("HTML: every link inside the page leads somewhere, and every anchor is one")
    func links() throws {
        let page = PageScanner(try Desk.html(try Desk.briefing()))
        let anchors = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(anchors).count == anchors.count)
        for element in page.elements {
            if let target = element.attributes["href"], target.hasPrefix("#") {
                #expect(anchors.contains(String(target.dropFirst())))
            }
        }
    }

    @Test("Quotations are the article's words at the place they name")
    func quotations() throws {
        let page = PageScanner(try Desk.html(try Desk.briefing()))
        let articles = Dictionary(uniqueKeysWithValues: SampleLedger.ledger.articles.map { ($0.id.rawValue, $0) })
        var count = 0
        for text in page.texts {
            guard let mark = text.path.last, let id = mark.attributes["data-article"] else { continue }
            let start = try #require(mark.attributes["data-start"].flatMap { Int($0) })
            let end = try #require(mark.attributes["data-end"].flatMap { Int($0) })
            #expect(articles[id]?.text.substring(in: try #require(TextRange(start: start, end: end))) == text.text)
            count += 1
        }
        #expect(count > 10)
    }

    @Test("The title and the description repeat the headline's text")
    func title() throws {
        let briefing = try Desk.briefing()
        let page = PageScanner(try Desk.html(briefing))
        #expect(page.text(of: "headline") == briefing.headline.plainText)
        let title = page.texts.first { $0.path.last?.name == "title" }
        #expect(title?.text == briefing.headline.plainText)
        let description = page.elements.first { $0.attributes["name"] == "description" }
        #expect(description?.attributes["content"] == briefing.headline.plainText)
        #expect(
            page.texts.contains {
                $0.path.last?.attributes["data-from"] == "chart-title" && $0.text == page.text(of: "chart-title")
            })
    }

    @Test("Markdown: the map of positions holds every digit")
    func markdownDigits() throws {
        let (text, marks) = try Desk.markdown(try Desk.briefing())
        let scalars = Array(text.unicodeScalars)
        var marked = [Bool](repeating: false, count: scalars.count)
        for mark in marks { for index in mark.range.start..<mark.range.end { marked[index] = true } }
        let stray = scalars.indices.filter { Words.isDigit(scalars[$0]) && !marked[$0] }
        #expect(
            stray.map { String(String.UnicodeScalarView(scalars[max(0, $0 - 12)...min($0 + 12, scalars.count - 1)])) }
                == [])
        #expect(marks.count > 100)
    }

    @Test("Markdown: each number in the map reads as its receipt and style say")
    func markdownNumbers() throws {
        let briefing = try Desk.briefing()
        let (text, marks) = try Desk.markdown(briefing)
        for found in marks {
            guard case .printed(let id, let style) = found.mark else { continue }
            let receipt = try #require(Identifier<Receipt>(id).flatMap { briefing.receipts[$0] })
            let styles: [NumberStyle] = [.exact, .asWritten, .rounded, .period, .iso, .moment]
            let wanted = try #require(styles.first { $0.name == style }).text(for: receipt)
            #expect(text.substring(in: found.range)?.replacing("\\", with: "") == wanted)
        }
    }

    @Test("A name with digits is marked with where it is vouched for; one without is not")
    func names() throws {
        let html = try Desk.html(try Desk.briefing())
        #expect(html.contains(#"<span class="name" data-name="reference">Nvidia H100</span>"#))
        #expect(!html.contains(#">Harbour Dispatch</span>"#))
    }

    @Test("A day carries its machine form, a longer period none")
    func dates() throws {
        let html = try Desk.html(try Desk.briefing())
        #expect(html.contains(#"datetime="2024-08-08">8 Aug 2024</time>"#))
        #expect(html.contains(#">Q1 2024</span>"#))
    }

    @Test("Signals in a text are taken out, and damaged ones mark nothing")
    func signals() {
        let text = "a " + MarkSignal.wrap("1\u{301}2", as: .identifier) + " b"
        let (plain, marks) = MarkSignal.unwrap(text)
        #expect(plain == "a 1\u{301}2 b")
        #expect(marks == [MarkSignal.Found(range: TextRange(start: 2, end: 5)!, mark: .identifier)])
        #expect(MarkSignal.unwrap(String(text.unicodeScalars.dropFirst(4))).marks == [])
    }
}
