import Domain

/// `manifest.json`: what a briefing's folder holds, by digest.
struct Manifest {
    let program: String
    let briefing: Briefing
    let files: [RenderedFile]

    /// The file.
    var rendered: RenderedFile {
        let digests = files.sorted { $0.name < $1.name }.map { file in
            (file.name, JSONValue.string(SHA256.hexDigest(of: file.bytes)))
        }
        let manifest = JSONValue.object([
            ("schema", .int(1)), ("program", .string(program)), ("asOf", .string(briefing.asOf.description)),
            ("company", .string(briefing.company)),
            ("articles", .array(briefing.sources.map { .string($0.article.rawValue) })),
            ("files", .object(digests)),
        ])
        return RenderedFile(name: "manifest.json", text: manifest.serialized(pretty: true) + "\n")
    }
}
