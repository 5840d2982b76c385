import Domain
import Foundation

/// What all pages of a site share.
struct SiteFrame: Sendable {
    /// The name of the site, as its home page has it.
    static let title = "AI spending and compute: briefings"
    /// The policy of its pages: nothing but what the site serves itself, and no script.
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    /// The search page alone loads a script of the site's own and asks it for the index.
    static let searchPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        + "base-uri 'none'; form-action 'none'"

    let settings: SiteSettings
    let assets: SiteAssets

    /// The address of a file of the site; a folder's own for its `index.html`.
    func address(of path: String) -> String {
        settings.address
            + (path == "index.html" || path.hasSuffix("/index.html")
                ? String(path.dropLast("index.html".count)) : path)
    }

    /// From a page to the site's folder: `../` for each folder it lies in.
    static func root(from path: String) -> String {
        String(repeating: "../", count: path.count { $0 == "/" })
    }
}

/// The head of a page: how browsers, search engines and links elsewhere see it.
struct PageHead {
    /// A feed that a page offers.
    struct Feed {
        let type: String
        let title: String
        let path: String
    }

    /// The title; it is the text of the element `titleSource`.
    let title: String
    /// The element of the page that has the title for its text.
    let titleSource: String
    /// What the page is about, in a sentence; the title where it is `nil` or holds a digit, which would have no receipt.
    var description: String?
    /// Of the site: the page's path; `nil` for a page that stands alone.
    var path: String?
    /// `website`, or `article` for a briefing.
    var kind = "website"
    /// What machines read of it, as JSON-LD.
    var structured: JSONValue?
    /// The company whose feeds it offers besides those of the site, by its folder.
    var companyFolder: String?
    /// Whether it is the search page, which loads the site's script.
    var isSearch = false
    /// Whether it is a sheet for print, which has a style of its own.
    var isSheet = false
    /// Whether search engines should pass it by.
    var isHidden = false

    init(title: String, titleSource: String = "heading", description: String? = nil, path: String? = nil) {
        self.title = title
        self.titleSource = titleSource
        self.description = description
        self.path = path
    }

    /// What `head.html` sees for a page of a site.
    func node(in frame: SiteFrame) -> ViewNode {
        let path = path ?? "index.html"
        // A page that is shown in place of any other cannot know how deep it stands.
        let root = isHidden ? frame.settings.rootPath : SiteFrame.root(from: path)
        var feeds = Self.feeds(in: "", of: "All briefings")
        if let companyFolder { feeds += Self.feeds(in: companyFolder + "/", of: "Briefings on this company") }
        let links = ViewNode([
            "stylesheet": .text(root + (isSheet ? frame.assets.sheetStyle : frame.assets.style)),
            "icon": .text(root + frame.assets.icon),
            "touchIcon": .text(root + frame.assets.touchIcon),
            "canonical": isHidden ? .absent : .text(frame.address(of: path)),
            "picture": .text(frame.settings.address + frame.assets.picture), "kind": .text(kind),
            "feeds": .list(
                feeds.map { feed in
                    ViewNode([
                        "type": .text(feed.type), "feedTitle": .text(feed.title), "address": .text(root + feed.path),
                    ])
                }),
            "structured": structured.map { .text(Self.script($0)) } ?? .absent,
            "script": isSearch ? .text(root + frame.assets.script) : .absent,
        ])
        return ViewNode(
            common(policy: isSearch ? SiteFrame.searchPolicy : SiteFrame.policy).merging([
                "style": .absent, "links": .node(links),
            ]) { $1 })
    }

    /// What `head.html` sees for a page that stands alone and brings its style with it.
    func node(style: String) -> ViewNode {
        let text = "\n" + style
        let digest = SHA256.base64Digest(of: text)
        let policy = "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
        return ViewNode(common(policy: policy).merging(["style": .text(text), "links": .absent]) { $1 })
    }

    private func common(policy: String) -> [String: ViewValue] {
        let usable = description.flatMap { $0.holdsDigit ? nil : $0 }
        return [
            "policy": .text(policy), "isHidden": .flag(isHidden), "titleText": .text(Self.escaped(title)),
            "titleSource": .text(titleSource), "description": .text(Self.escaped(usable ?? title)),
            "descriptionSource": usable == nil ? .text(titleSource) : .absent,
        ]
    }

    static func feeds(in folder: String, of title: String) -> [Feed] {
        [
            Feed(type: "application/atom+xml", title: title, path: folder + "feed.xml"),
            Feed(type: "application/feed+json", title: title, path: folder + "feed.json"),
        ]
    }

    private static func escaped(_ text: String) -> String {
        HTMLWriter(receipts: ReceiptBook(), linkable: []).escaped(text)
    }

    /// JSON that no page can mistake for markup.
    private static func script(_ value: JSONValue) -> String {
        value.serialized().replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing(
            "&", with: "\\u0026")
    }
}

extension SHA256 {
    /// The digest of a text's UTF-8 in Base64, as a policy of content names a style.
    static func base64Digest(of text: String) -> String {
        let digits = Array(hexDigest(of: text).utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }
}
