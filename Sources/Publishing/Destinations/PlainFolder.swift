import Foundation

/// A folder that is served as it stands, on a host without links: updated file by file, in a safe order.
///
/// What pages need comes first, then pages, then those by which they are found, and deletions last of all. A journal says
/// which files are ours, also those of an update that was cut short, so that nothing else is ever deleted.
struct PlainFolder {
    private let path: String

    /// The journal's name; it begins with a dot, so that servers leave it alone.
    static let journal = ".briefing-files"

    init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    /// - Returns: whether anything was changed.
    func update(from release: String) throws(PublishingError) -> Bool {
        guard FileSystem.kind(of: path) != .link else {
            throw PublishingError(
                .cannotCreate, path: path, reason: "the folder is a link to elsewhere", remedy: "name the folder itself"
            )
        }
        try FileSystem.makeFolder(path)
        let names = try Self.names(under: release).map(PublishedNameOrder.init).sorted().map(\.name)
        let old = journalled()
        if old.isEmpty {
            let foreign = try FileSystem.names(in: path).filter { !$0.hasPrefix(".") }
            guard foreign.isEmpty else {
                throw PublishingError(
                    .cannotCreate, path: path, reason: "the folder holds files that are not ours (\(foreign[0]))",
                    remedy: "name an empty folder, or empty this one")
            }
        }
        var changed = try note(Set(names).union(old))
        for name in names {
            let target = path + "/" + name
            let folder = FileSystem.folder(of: target)
            try refuseLinks(to: name)
            try FileSystem.makeFolder(folder)
            guard let bytes = FileSystem.read(release + "/" + name) else {
                throw PublishingError(
                    .io, path: release + "/" + name, reason: "the file cannot be read", remedy: "publish again")
            }
            changed = try SafeFile.write(bytes, to: target) || changed
        }
        for name in old.subtracting(names).sorted().reversed() {
            try refuseLinks(to: name)
            try FileSystem.removeFile(path + "/" + name)
            removeEmptyFolders(above: name)
            changed = true
        }
        return try note(Set(names)) || changed
    }

    /// No part of a name may lead out of the folder.
    private func refuseLinks(to name: String) throws(PublishingError) {
        var place = path
        for part in name.split(separator: "/").dropLast() {
            place += "/" + part
            guard FileSystem.kind(of: place) != .link else {
                throw PublishingError(
                    .cannotCreate, path: place, reason: "the folder is a link to elsewhere", remedy: "remove the link")
            }
        }
    }

    private func removeEmptyFolders(above name: String) {
        var folder = FileSystem.folder(of: path + "/" + name)
        while folder.utf8.count > path.utf8.count, rmdir(folder) == 0 { folder = FileSystem.folder(of: folder) }
    }

    private func journalled() -> Set<String> {
        let text = FileSystem.read(path + "/" + Self.journal).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return Set(text.split(separator: "\n").map(String.init).filter { (try? PublishedName($0)) != nil })
    }

    private func note(_ names: Set<String>) throws(PublishingError) -> Bool {
        try SafeFile.write(Array((names.sorted().joined(separator: "\n") + "\n").utf8), to: path + "/" + Self.journal)
    }

    /// The files of a release, those of folders below it too.
    static func names(under folder: String, _ prefix: String = "") throws(PublishingError) -> [String] {
        var names: [String] = []
        for name in try FileSystem.names(in: folder) {
            switch FileSystem.kind(of: folder + "/" + name) {
            case .folder: names += try Self.names(under: folder + "/" + name, prefix + name + "/")
            case .file: names.append(prefix + name)
            default: break
            }
        }
        return names
    }
}

/// Names in the order in which they may appear.
private struct PublishedNameOrder: Comparable {
    let name: String
    private let rank: Int

    init(_ name: String) {
        self.name = name
        switch name {
        case "index.html", "manifest.json": rank = 4
        case _ where name.hasSuffix("feed.xml") || name.hasSuffix("feed.json") || name.hasPrefix("sitemap"): rank = 3
        case _ where name.hasSuffix("/index.html"): rank = 2
        case _ where name.hasSuffix(".html"): rank = 1
        default: rank = 0
        }
    }

    static func < (left: Self, right: Self) -> Bool { (left.rank, left.name) < (right.rank, right.name) }
}
