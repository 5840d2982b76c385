/// What the names that pages give their parts say about them: evidence, never proof.
enum PageLabels {
    /// What a part seems to be.
    struct Evidence {
        /// How much speaks for furniture: 0 nothing, 1 something, 2 a name that says so, 3 other people's or other
        /// articles' text.
        var furniture = 0
        /// Whether a name speaks for the article.
        var article = false
    }

    /// Words that name furniture, by weight; a hyphen joins words that have to follow one another.
    private static let furniture: [(weight: Int, words: String)] = [
        (
            3,
            """
            comment comments disqus discussion livefyre respond replies related recommended recommendation \
            recommendations recommends recirc recirculation outbrain taboola most-read mostread most-popular most-viewed \
            read-next readnext read-also also-read up-next upnext more-from more-stories more-articles see-also \
            trending popular you-may also-like teaser teasers latest-news latest-stories latest-posts next-article \
            cookie cookies consent gdpr onetrust privacy prev-article jp-relatedposts relatedposts yarpp zergnet revcontent nextprev post-nav
            """
        ),
        (
            2,
            """
            promo promos promotion promotional newsletter newsletters subscribe subscription subscriptions signup sign-up \
            share sharing sharebar sharedaddy sharetools addthis social socials \
            sidebar sidebars rail advert adverts advertisement advertisements advertising ad ads adslot adbox \
            sponsor sponsored sponsors breadcrumb breadcrumbs crumbs menu navbar navigation nav footer masthead caption \
            captions credit credits byline bylines bio biography author-box author-card author-info author-bio \
            about-author colophon cutline responses tags taglist tag-list tagged ticker tickers modal popup popover overlay toolbar tooltip \
            skip skip-link login signin sign-in register donate donation pagination pager paginator poll quiz readmore \
            read-more print-only cta inline-promo follow-us filed-under hashtags stock-widget widget widgets \
            banner interstitial navigation complementary contentinfo search dialog alertdialog alert noprint \
            screen-reader-text sr-only visually-hidden visuallyhidden visuallyhidden assistive a11y topics posted-in \
            post-meta entry-meta article-meta post-info metadata copyright copyright-notice correction-form \
            site-header site-footer page-header page-footer topbar top-bar
            """
        ),
        (
            1,
            """
            meta author authors info header aside date time timestamp dateline published updated category categories \
            kicker eyebrow label video player gallery slideshow carousel slider media image photo thumbnail thumb figure \
            box card cards more extra module tools column list-inline toc table-of-contents links link-list grid feed \
            rating reviews subscribe-form form notice disclaimer warning
            """
        ),
    ]

    private static let articleWords = """
        article story post entry content body articlebody maincontent main prose richtext copy text paragraph longform
        """

    private struct Entry {
        var furniture = 0
        var isArticle = false
    }

    private static let singles: [UInt64: Entry] = table { !$0.contains("-") }
    private static let pairs: [UInt64: Entry] = table { $0.contains("-") }

    private static func table(_ isWanted: (Substring) -> Bool) -> [UInt64: Entry] {
        var table: [UInt64: Entry] = [:]
        for level in furniture {
            for word in level.words.split(separator: " ") where isWanted(word) {
                table[TagAttributes.key(of: word.utf8), default: Entry()].furniture = level.weight
            }
        }
        for word in articleWords.split(whereSeparator: { $0 == " " || $0 == "\n" }) where isWanted(word) {
            table[TagAttributes.key(of: word.utf8), default: Entry()].isArticle = true
        }
        return table
    }

    /// Words after which a name says what a part has or lacks, not what it is.
    private static let negators = Set(
        ["has", "with", "no", "without", "is", "not", "hide", "show"].map { TagAttributes.key(of: $0.utf8) })

    /// Weighs a label, in lower case, words parted by anything but letters and digits.
    static func evidence(of label: ArraySlice<UInt8>) -> Evidence {
        var evidence = Evidence()
        var previous: UInt64?
        var previousBytes = label.startIndex..<label.startIndex
        var isNegated = false
        var index = label.startIndex
        while index < label.endIndex {
            while index < label.endIndex, !label[index].isASCIIAlphanumeric {
                if label[index] == 32 {
                    previous = nil
                    isNegated = false
                }
                index += 1
            }
            let start = index
            while index < label.endIndex, label[index].isASCIIAlphanumeric { index += 1 }
            guard index > start else { break }
            let key = TagAttributes.key(of: label[start..<index])
            if !isNegated {
                var entry = singles[key] ?? Entry()
                if previous != nil {
                    var pair = 0xCBF2_9CE4_8422_2325 as UInt64
                    for byte in label[previousBytes] { pair = (pair ^ UInt64(byte)) &* 0x100_0000_01B3 }
                    pair = (pair ^ 45) &* 0x100_0000_01B3
                    for byte in label[start..<index] { pair = (pair ^ UInt64(byte)) &* 0x100_0000_01B3 }
                    if let found = pairs[pair] { entry.furniture = max(entry.furniture, found.furniture) }
                }
                evidence.furniture = max(evidence.furniture, entry.furniture)
                if entry.isArticle { evidence.article = true }
            }
            isNegated = negators.contains(key)
            previous = key
            previousBytes = start..<index
        }
        return evidence
    }

    /// What an element is by its kind alone.
    static func evidence(of tag: Tag) -> Evidence {
        switch tag {
        case .nav, .footer, .aside, .menu, .dialog: Evidence(furniture: 2)
        case .form, .header, .fieldset: Evidence(furniture: 1)
        case .article, .main: Evidence(article: true)
        default: Evidence()
        }
    }
}
