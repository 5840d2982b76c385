import GRDB

extension ArchiveError {
    /// What a failure below the archive means for its user.
    static func translating(_ error: any Error, path: String) -> ArchiveError {
        if let error = error as? ArchiveError { return error }
        guard let failure = error as? DatabaseError else {
            return ArchiveError(
                .damaged, path: path, reason: "a record cannot be read: \(error)",
                remedy: "put back a copy of the file, or name another with --archive and read the articles again")
        }
        let detail = failure.message ?? "SQLite error \(failure.resultCode.rawValue)"
        switch failure.resultCode.primaryResultCode {
        case .SQLITE_NOTADB:
            return ArchiveError(
                .foreign, path: path, reason: "the file is no SQLite database",
                remedy: "name another file with --archive; this one was left as it is")
        case .SQLITE_CORRUPT:
            return ArchiveError(
                .damaged, path: path, reason: "the file is damaged (\(detail))",
                remedy: "put back a copy of the file, or move it away and read the articles again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return ArchiveError(
                .busy, path: path, reason: "another process is writing to it", remedy: "try again when it is done")
        case .SQLITE_FULL:
            return ArchiveError(
                .diskFull, path: path, reason: "no space is left on the disk",
                remedy: "free some space and run again; what was stored before is kept")
        case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            return ArchiveError(
                .permission, path: path, reason: "it may not be written to (\(detail))",
                remedy: "give this user the right to write the file and its folder, or name another with --archive")
        case .SQLITE_CANTOPEN:
            return ArchiveError(
                .permission, path: path, reason: "it cannot be opened (\(detail))",
                remedy: "see that its folder exists and that this user may read and write there")
        default:
            return ArchiveError(
                .io, path: path, reason: "reading or writing failed (\(detail))",
                remedy: "see that the disk is sound and has space, and run again")
        }
    }
}
