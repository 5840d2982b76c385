public import Domain

/// A site's folder: `releases/` with whole releases, and `current`, a link to the live one.
///
/// A release is built beside the others under a name of its own, brought to the disk, renamed, and made live by
/// swapping the link, so that a reader sees the old site or the new one and never a mixture. Being killed at any point
/// leaves the old site live and nothing that the next run does not clear away. Files that did not change are linked
/// from the live release, with their times. Callers hold the run's lock.
public struct ReleaseStore: Sendable {
    /// What publishing came to.
    public struct Outcome: Hashable, Sendable {
        /// The live release.
        public let release: String
        /// Whether it was not live before.
        public let isNew: Bool
    }

    /// The site's folder.
    public let path: String
    /// Which releases stay beside the live one.
    public let retention: ReleaseRetention

    private var releases: String { path + "/releases" }
    private var current: String { path + "/current" }

    /// A store in a folder that may not exist yet.
    public init(path: String, retention: ReleaseRetention = ReleaseRetention(daily: 14, weekly: 8, monthly: 24)) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.retention = retention
    }

    /// The name of the live release; `nil` where there is none yet.
    public func live() throws(PublishingError) -> String? {
        switch FileSystem.kind(of: current) {
        case .nothing: return nil
        case .link:
            let parts = FileSystem.linkTarget(current)?.split(separator: "/", omittingEmptySubsequences: false) ?? []
            guard parts.count == 2, parts[0] == "releases", !parts[1].hasPrefix("."), !parts[1].isEmpty else {
                throw PublishingError(
                    .cannotCreate, path: current, reason: "the link leads elsewhere, so that it is not ours to change",
                    remedy: "remove it, or name another folder for the site")
            }
            return String(parts[1])
        default:
            throw PublishingError(
                .cannotCreate, path: current, reason: "it is no link, so that it is not ours to change",
                remedy: "move it away, or name another folder for the site")
        }
    }

    /// The whole releases, the newest first.
    public func list() throws(PublishingError) -> [String] { try manifests().map(\.id) }

    /// Makes a set of files the live site. The same files as the live release's are no new release.
    @discardableResult
    public func publish(_ files: [RenderedFile], asOf: Moment) throws(PublishingError) -> Outcome {
        let (names, digests) = try Self.checked(files)
        try prepare()
        let content = SHA256.hexDigest(of: names.map { "\($0.rawValue) \(digests[$0.rawValue] ?? "")\n" }.joined())
        let live = try live()
        let manifests = try manifests()
        if let live, let manifest = manifests.first(where: { $0.id == live }), manifest.files == digests {
            return Outcome(release: live, isNew: false)
        }
        let stamp = asOf.description.lowercased().filter { $0 != "-" && $0 != ":" }
        let id = "\(stamp)-\(content.prefix(16))"
        if !manifests.contains(where: { $0.id == id && $0.files == digests }) {
            let manifest = ReleaseManifest(
                id: id, asOf: asOf, sequence: (manifests.map(\.sequence).max() ?? 0) + 1, files: digests)
            try build(files, names: names, manifest: manifest, beside: manifests.first { $0.id == live })
        }
        try makeLive(id)
        try prune()
        return Outcome(release: id, isNew: true)
    }

    /// Makes the release before the live one live again, and gives its name.
    @discardableResult
    public func rollback() throws(PublishingError) -> String {
        let manifests = try manifests()
        guard let live = try live(), let index = manifests.firstIndex(where: { $0.id == live }),
            index + 1 < manifests.count
        else {
            throw PublishingError(
                .nothingToRollBack, path: path, reason: "there is no release before the live one",
                remedy: "publish again with “briefing publish”")
        }
        try makeLive(manifests[index + 1].id)
        return manifests[index + 1].id
    }

    /// The whole releases' own accounts, the newest first.
    private func manifests() throws(PublishingError) -> [ReleaseManifest] {
        var manifests: [ReleaseManifest] = []
        for name in try FileSystem.names(in: releases) where FileSystem.kind(of: releases + "/" + name) == .folder {
            // A release that does not say its own name is somebody else's folder: left alone.
            guard let manifest = ReleaseManifest.read(in: releases + "/" + name), manifest.id == name else { continue }
            manifests.append(manifest)
        }
        return manifests.sorted { ($1.sequence, $1.id) < ($0.sequence, $0.id) }
    }

    /// Makes the folders, and clears away what a killed run left.
    private func prepare() throws(PublishingError) {
        for folder in [path, releases] {
            guard FileSystem.kind(of: folder) != .link else {
                throw PublishingError(
                    .cannotCreate, path: folder, reason: "the folder is a link to elsewhere",
                    remedy: "name the folder itself")
            }
            try FileSystem.makeFolder(folder)
        }
        try FileSystem.removeFile(path + "/.current.tmp")
        for name in try FileSystem.names(in: releases) where name.hasSuffix(".tmp") {
            let leftover = releases + "/" + name
            if FileSystem.kind(of: leftover) == .folder { try FileSystem.removeFolder(leftover) }
        }
    }

    private func build(
        _ files: [RenderedFile], names: [PublishedName], manifest: ReleaseManifest, beside live: ReleaseManifest?
    ) throws(PublishingError) {
        let draft = releases + "/" + manifest.id + ".tmp"
        try FileSystem.makeFolder(draft)
        do {
            let bytes = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
            var folders = [draft]
            var made: Set<String> = [draft]
            for name in names {
                var folder = draft
                for part in name.parts.dropLast() {
                    folder += "/" + part
                    if made.insert(folder).inserted {
                        try FileSystem.makeFolder(folder)
                        folders.append(folder)
                    }
                }
                let place = draft + "/" + name.rawValue
                let content = bytes[name.rawValue] ?? []
                // What has not changed is the live release's own file, which keeps its time and takes no room. It is
                // looked at and not taken on the manifest's word.
                if let live, live.files[name.rawValue] == manifest.files[name.rawValue] {
                    let old = releases + "/" + live.id + "/" + name.rawValue
                    if FileSystem.read(old) == content, try FileSystem.share(old, as: place) { continue }
                }
                try FileSystem.create(place, content)
            }
            try FileSystem.create(draft + "/" + ReleaseManifest.fileName, try manifest.encoded())
            for folder in folders.reversed() { try FileSystem.syncFolder(folder) }
            let place = releases + "/" + manifest.id
            // What bears the name but is not whole is in the way of the release and of no use.
            if FileSystem.kind(of: place) == .folder { try FileSystem.removeFolder(place) }
            try FileSystem.move(draft, to: place)
            try FileSystem.syncFolder(releases)
        } catch {
            try? FileSystem.removeFolder(draft)
            throw error
        }
    }

    private func makeLive(_ id: String) throws(PublishingError) {
        let link = path + "/.current.tmp"
        try FileSystem.removeFile(link)
        try FileSystem.link(link, to: "releases/" + id)
        try FileSystem.move(link, to: current)
        try FileSystem.syncFolder(path)
    }

    /// The releases that the next publication would drop, the newest first: neither live, nor the one before it, nor
    /// kept by the retention.
    public func superfluous() throws(PublishingError) -> [String] {
        guard let live = try live() else { return [] }
        let manifests = try manifests()
        let kept = retention.kept(of: manifests.map(\.asOf))
        let position = manifests.firstIndex { $0.id == live } ?? 0
        return manifests.indices.filter { !kept.contains($0) && $0 != position && $0 != position + 1 }.map {
            manifests[$0].id
        }
    }

    private func prune() throws(PublishingError) {
        for id in try superfluous() { try FileSystem.removeFolder(releases + "/" + id) }
    }

    /// The files' names, sorted, and their digests; an error for a name that may not be, or twice is, published.
    private static func checked(
        _ files: [RenderedFile]
    ) throws(PublishingError) -> (names: [PublishedName], digests: [String: String]) {
        var names: [PublishedName] = []
        var digests: [String: String] = [:]
        for file in files {
            let name = try PublishedName(file.name)
            guard name.rawValue != ReleaseManifest.fileName, digests[name.rawValue] == nil else {
                throw PublishingError(
                    .badName, path: file.name, reason: "two files of a release have this name",
                    remedy: "report this as a defect; the old site stays")
            }
            digests[name.rawValue] = SHA256.hexDigest(of: file.bytes)
            names.append(name)
        }
        return (names.sorted { $0.rawValue < $1.rawValue }, digests)
    }
}
