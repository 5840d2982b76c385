import Domain

extension Site {
    /// An article with all that briefings use of it.
    private struct Evidence {
        let source: Briefing.Source
        let entry: SiteMaterial.Entry
        var sentences: [TextRange: (sentence: Briefing.Source.Sentence, entry: SiteMaterial.Entry)] = [:]
        var changed: CalendarDate
    }

    /// A page per article that a briefing rests on, with the sentences used, and the list of them.
    mutating func addEvidence() {
        var all: [Identifier<Article>: Evidence] = [:]
        for entry in entries {
            for source in entry.briefing.sources {
                var evidence =
                    all[source.article] ?? Evidence(source: source, entry: entry, changed: entry.briefing.asOf.date)
                for sentence in source.sentences where evidence.sentences[sentence.quotation.range] == nil {
                    evidence.sentences[sentence.quotation.range] = (sentence, entry)
                }
                all[source.article] = evidence
            }
        }
        // Facts also rest on sentences that the briefing of the day had no room for.
        let facts = factsByArticle()
        var rows: [(key: String, row: Row)] = []
        for (article, evidence) in all.sorted(by: { $0.key < $1.key }) {
            rows.append(addEvidence(evidence, of: article, facts: facts[article] ?? []))
        }
        addList(
            "evidence/index.html", title: "Evidence",
            about: "Every article that a briefing rests on, with the sentences used of it.", rows: rows)
    }

    private mutating func addEvidence(
        _ evidence: Evidence, of article: Identifier<Article>, facts: [Row]
    ) -> (key: String, row: Row) {
        let path = SitePath.evidence(article)
        let source = evidence.source
        let writer = HTMLWriter(receipts: evidence.entry.briefing.receipts, linkable: [])
        let title = source.title.isEmpty ? "An article of " + source.outlet : source.title
        let heading = title + ": evidence"
        let sentences = evidence.sentences.sorted { $0.key < $1.key }.map { range, used in
            ViewNode([
                "anchor": .text(Self.anchor(range)), "quotation": .text(writer.quotation(used.sentence.quotation)),
                "attribution": .optional(self.writer(for: used.entry, from: path).prose(used.sentence.attribution)),
                "link": .optional(
                    used.sentence.link.map { writer.sourceLink(Lexicon.openAtSentence, url: $0, article: article) }),
            ])
        }
        let rests = facts.map { ViewNode(["address": .text("../" + $0.address), "text": .text($0.text)]) }
        add(
            path, "evidence.html",
            PageHead(
                title: heading.plainText, description: "The sentences of one article that briefings rest on."),
            [
                "isSample": .flag(evidence.entry.briefing.isSample), "heading": .text(writer.prose(heading)),
                "outlet": .text(writer.prose(source.outlet)), "published": .text(writer.prose(source.published)),
                "address": .optional(
                    source.url.map { writer.sourceLink(Lexicon.openArticle, url: $0, article: article) }),
                "sentences": .list(sentences), "facts": .rows(rests),
            ], changed: evidence.changed)
        findables.append(
            Findable(title: "\(title.plainText), \(source.outlet.plainText)", path: path, kind: "evidence"))
        return (
            title.plainText,
            Row(
                address: "\(article).html", text: writer.prose(title),
                note: writer.prose(source.outlet + ", " + source.published))
        )
    }

    /// The pages of facts that rest on each article.
    private func factsByArticle() -> [Identifier<Article>: [Row]] {
        var facts: [Identifier<Article>: [Row]] = [:]
        for company in companies {
            for fact in company.composition.facts {
                var composition = company.composition
                let heading = composition.heading(of: fact)
                let writer = HTMLWriter(receipts: composition.book, linkable: [])
                let row = Row(address: SitePath.fact(fact.id, of: company.name), text: writer.prose(heading), note: nil)
                let claims = [fact.lead] + fact.supporting + fact.conflicting + fact.superseded
                for article in Set(claims.map(\.article)) { facts[article, default: []].append(row) }
            }
        }
        return facts
    }
}
