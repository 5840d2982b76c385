/// Lines that are furniture by what they say, whatever stands around them.
enum FurnitureLines {
    /// Beginnings, in lower case.
    private static let beginnings = list(
        """
        read more:;read also:;also read:;read next:;more:;related:;related article;related stories;
        related topics;see also:;read:;watch:;listen:;recommended:;photo via;photo by;photo:;photos:;
        photo credit;image via;image:;image credit;image source;picture:;image by;images via;featured image;
        credit:;file photo;check out more of;sign up for;subscribe to;follow us;follow me on;like us on;
        click here to;share this;join our;get our;download our;don't miss;don’t miss;read the full;
        filed under;tags:;tag:;topics:;posted in;copyright ©;© ;(c) copyright;all rights reserved;scan the qr;
        every question you ask;also you can contact;most read;trending:;must read;more on this story;
        more from;read our;disclaimer:;disclosure:;reporting by;editing by;additional reporting by;write to ;
        contact us;to contact the;this article was originally published;this story was originally;
        originally published;image copyright;media caption;enlarge;advertisement;story continues;
        article continues;continue reading;scroll down;source:;sources:;via:;view comments;leave a comment;
        what do you think;tell us;get the latest;keep reading;join the conversation;have a tip;got a tip;
        listen to this;sign in;log in;already a subscriber;you have read;subscribe now;you might also;
        you may also;for more ;loading;published:;updated:;last updated;posted on;posted by;written by;
        first published;share:;now read;up next;read next;next article;previous article;this post may contain;
        this article contains affiliate;we may earn;sample article:;more information:;journal information:;
        citation:;this document is subject to copyright;contact the author;follow him on;follow her on;
        follow them on;if you purchase a product;top reads;recommended by;our editors;like this story?;
        thanks for signing up;updated at;get it delivered;this newsletter may contain;by submitting your;
        by signing up;by subscribing;your subscription has been;this site is protected by;
        all products featured;advert;click he;watch the video;watch live;watch now;buy now;shop now;order now
        """)

    /// Whole lines, in lower case.
    private static let lines = Set(
        list(
            """
            advertisement;advertising;ad;share;share this;tweet;email;print;save;comments;comment;sponsored;
            promoted;related;related articles;related stories;related news;read more;more;continue reading;
            loading...;loading;skip;close;menu;facebook;twitter;linkedin;pinterest;whatsapp;reddit;copy link;
            link copied;skip advertisement;skip to content;skip to main content;back to top;photo;video;image;
            most read;most popular;trending;latest;recommended;recommended stories;newsletter;sign up;
            subscribe;log in;sign in;follow;like;report this ad;about the author;story highlights;show more;
            view gallery;next;previous;reply;ad feedback;(reuters);via;source;tags;topics;x;in;@
            """
        ).map { String(decoding: $0, as: UTF8.self) })

    /// The greatest length of such a line, in bytes: what is longer says more than that.
    private static let longest = 400

    /// Whether a line is furniture.
    static func contain(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= longest else { return false }
        let folded = text.prefix(60).map(\.lowered)
        if text.count <= 40, lines.contains(String(decoding: folded, as: UTF8.self)) { return true }
        return beginnings.contains { folded.starts(with: $0) }
    }

    /// The items of a list that semicolons and line breaks part.
    static func list(_ text: String) -> [[UInt8]] {
        text.utf8.split(whereSeparator: { $0 == UInt8(ascii: ";") || $0 == 10 }).map { Array($0) }
    }
}
