/// Where a release is copied to, besides the folder it is made in.
public enum Destination: Hashable, Sendable, CustomStringConvertible {
    /// A folder of plain files, for hosts without links.
    case folder(String)
    /// A branch of a git repository, one commit a release.
    case git(repository: String, branch: String)
    /// A folder on another machine, by rsync.
    case rsync(String)
    /// A file that holds the whole site, `.tar.gz`.
    case archive(String)

    /// Reads `folder:/srv/www`, `git:/srv/site.git#pages`, `rsync:user@host:/srv/www` or `archive:/srv/site.tar.gz`.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let place = String(text[text.index(after: colon)...])
        // What begins with a hyphen would be taken for an option by the programs that are called.
        guard !place.isEmpty, !place.hasPrefix("-"), !place.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
            return nil
        }
        switch text[..<colon] {
        case "folder": self = .folder(place)
        case "git":
            let parts = place.split(separator: "#", maxSplits: 1)
            let branch = parts.count == 2 ? String(parts[1]) : "pages"
            guard let repository = parts.first, !branch.hasPrefix("-"), !branch.contains("..") else { return nil }
            self = .git(repository: String(repository), branch: branch)
        case "rsync": self = .rsync(place)
        case "archive":
            guard place.hasSuffix(".tar.gz") || place.hasSuffix(".tgz") else { return nil }
            self = .archive(place)
        default: return nil
        }
    }

    /// As it is written.
    public var description: String {
        switch self {
        case .folder(let path): "folder:\(path)"
        case .git(let repository, let branch): "git:\(repository)#\(branch)"
        case .rsync(let place): "rsync:\(place)"
        case .archive(let path): "archive:\(path)"
        }
    }
}
