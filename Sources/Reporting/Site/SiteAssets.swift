import Domain

/// The files that pages share, each named for its content, so that a browser may keep them for ever.
struct SiteAssets: Sendable {
    /// The style sheet's name in the site, such as `assets/style.0123456789.css`.
    let style: String
    /// The style sheet of sheets for print.
    let sheetStyle: String
    /// The script of the search page.
    let script: String
    /// The icon as a drawing.
    let icon: String
    /// The icon that telephones put on their home screen.
    let touchIcon: String
    /// The picture that stands beside a link to the site elsewhere.
    let picture: String
    /// All of them, and the icon that browsers look for by themselves.
    let files: [RenderedFile]

    /// The assets of these templates.
    init(_ templates: TemplateLibrary) {
        var files: [RenderedFile] = []
        func hashed(_ name: String, _ ending: String, _ bytes: [UInt8]) -> String {
            let file = "assets/\(name).\(SHA256.hexDigest(of: bytes).prefix(10)).\(ending)"
            files.append(RenderedFile(name: file, bytes: bytes))
            return file
        }
        style = hashed("style", "css", Array((templates.style + "\n" + templates.text("site.css")).utf8))
        sheetStyle = hashed("tearsheet", "css", Array(templates.text("tearsheet.css").utf8))
        script = hashed("search", "js", Array(templates.text("search.js").utf8))
        icon = hashed("icon", "svg", Array(templates.text("icon.svg").utf8))
        touchIcon = hashed("touch-icon", "png", BuiltInTemplates.touchIcon)
        picture = hashed("picture", "png", BuiltInTemplates.picture)
        files.append(RenderedFile(name: "favicon.ico", bytes: BuiltInTemplates.favicon))
        self.files = files
    }
}
