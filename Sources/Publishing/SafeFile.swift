#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that are there whole or not at all, whatever happens while they are written.
public enum SafeFile {
    /// Writes a file beside its place, brings it to the disk and puts it there in one step.
    ///
    /// A file that holds these bytes already is not touched. A link in the file's place is replaced, not followed;
    /// a folder that is itself a link is refused.
    /// - Returns: whether anything was written.
    @discardableResult
    public static func write(_ bytes: [UInt8], to path: String) throws(PublishingError) -> Bool {
        let folder = FileSystem.folder(of: path)
        guard FileSystem.kind(of: folder) != .link else {
            throw PublishingError(
                .cannotCreate, path: folder, reason: "the folder is a link to elsewhere",
                remedy: "name the folder itself")
        }
        let name = FileSystem.name(of: path)
        try removeLeftovers(of: name, in: folder)
        if FileSystem.kind(of: path) == .file, FileSystem.read(path) == bytes { return false }
        // The process's number keeps two writers apart; the name begins with a dot, so that no listing shows it.
        let draft = "\(folder)/.\(name).\(getpid()).tmp"
        try FileSystem.removeFile(draft)
        do {
            try FileSystem.create(draft, bytes)
            try FileSystem.move(draft, to: path)
        } catch {
            try? FileSystem.removeFile(draft)
            throw error
        }
        try FileSystem.syncFolder(folder)
        return true
    }

    /// The whole content of a regular file; `nil` where there is none, it cannot be read or is a link.
    public static func read(_ path: String) -> [UInt8]? { FileSystem.read(path) }

    /// Removes drafts of processes that were killed.
    private static func removeLeftovers(of name: String, in folder: String) throws(PublishingError) {
        for entry in try FileSystem.names(in: folder) where entry.hasPrefix(".\(name).") && entry.hasSuffix(".tmp") {
            guard let process = pid_t(entry.dropFirst(name.count + 2).dropLast(4)), process > 0 else { continue }
            if kill(process, 0) != 0, errno == ESRCH { try FileSystem.removeFile(folder + "/" + entry) }
        }
    }
}
