public import Domain
import Foundation

/// Copies a whole release to a destination, in an order in which no reader meets a page whose style or neighbour is not
/// there yet.
public struct Deployer: Sendable {
    private let release: String
    private let asOf: Moment

    /// - Parameters:
    ///   - release: the folder of a whole release.
    ///   - asOf: the moment it is true for, which dates the commit or the archive's files.
    public init(release: String, asOf: Moment) {
        self.release = release
        self.asOf = asOf
    }

    /// Brings a destination up to date.
    ///
    /// - Returns: whether anything had to be changed.
    @discardableResult
    public func deploy(to destination: Destination) throws(PublishingError) -> Bool {
        switch destination {
        case .folder(let path): try PlainFolder(path).update(from: release)
        case .git(let repository, let branch): try commit(to: repository, branch)
        case .rsync(let place): try synchronise(with: place)
        case .archive(let path): try pack(into: path)
        }
    }

    /// A commit whose tree is the release, on top of the branch's history; none where the branch shows it already.
    private func commit(to repository: String, _ branch: String) throws(PublishingError) -> Bool {
        let index = FileManager.default.temporaryDirectory.appendingPathComponent("briefing-index-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: index) }
        let date = "\(asOf.secondsSince1970) +0000"
        let environment = [
            "GIT_INDEX_FILE": index.path, "GIT_AUTHOR_NAME": "briefing", "GIT_AUTHOR_EMAIL": "briefing@localhost",
            "GIT_COMMITTER_NAME": "briefing", "GIT_COMMITTER_EMAIL": "briefing@localhost", "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_DATE": date, "GIT_TERMINAL_PROMPT": "0",
        ]
        let source = URL(fileURLWithPath: release).resolvingSymlinksInPath().path
        func git(_ arguments: [String]) throws(PublishingError) -> String {
            try Tool("git", ["-C", repository] + arguments, environment).run(for: repository)
        }
        let store = try git(["rev-parse", "--absolute-git-dir"])
        func inRelease(_ arguments: [String]) throws(PublishingError) -> String {
            try Tool(
                "git",
                ["--git-dir", store, "--work-tree", source, "-c", "core.autocrlf=false", "-c", "core.excludesFile="]
                    + arguments, environment, folder: source
            ).run(for: repository)
        }
        _ = try inRelease(["add", "--all", "--force", "."])
        let tree = try inRelease(["write-tree"])
        let name = "refs/heads/\(branch)"
        let parent = try? git(["rev-parse", "--verify", "--quiet", name + "^{commit}"])
        if let parent, try git(["rev-parse", parent + "^{tree}"]) == tree { return false }
        let commit = try git(
            ["commit-tree", tree, "-m", "The site as of \(asOf)"] + (parent.map { ["-p", $0] } ?? []))
        // Only if nobody else has moved the branch since.
        _ = try git(["update-ref", name, commit, parent ?? String(repeating: "0", count: commit.count)])
        return true
    }

    /// Files that pages need first, pages next, deletions last; each file is put in its place whole.
    private func synchronise(with place: String) throws(PublishingError) -> Bool {
        let common = [
            "--recursive", "--links", "--times", "--checksum", "--delay-updates", "--itemize-changes", "--no-motd",
        ]
        let passes: [[String]] = [
            ["--exclude=*.html", "--exclude=*.xml", "--exclude=/feed.json", "--exclude=/manifest.json"],
            ["--exclude=/index.html", "--exclude=*.xml", "--exclude=/feed.json", "--exclude=/manifest.json"],
            [], ["--delete-after"],
        ]
        var changed = false
        for pass in passes {
            let said = try Tool("rsync", common + pass + [release + "/", place], [:]).run(for: place)
            changed = changed || !said.isEmpty
        }
        return changed
    }

    /// A packed file with the same bytes for the same release.
    private func pack(into path: String) throws(PublishingError) -> Bool {
        let draft = FileManager.default.temporaryDirectory.appendingPathComponent("briefing-\(UUID().uuidString).tar")
        defer {
            try? FileManager.default.removeItem(at: draft)
            try? FileManager.default.removeItem(atPath: draft.path + ".gz")
        }
        let source = URL(fileURLWithPath: release).resolvingSymlinksInPath().path
        _ = try Tool(
            "tar",
            [
                "--create", "--file", draft.path, "--sort=name", "--format=ustar", "--owner=0", "--group=0",
                "--numeric-owner", "--mode=u=rwX,go=rX", "--mtime=@\(asOf.secondsSince1970)",
                "--hard-dereference", "--directory", source, ".",
            ], [:]
        ).run(for: path)
        _ = try Tool("gzip", ["--no-name", "--best", draft.path], [:]).run(for: path)
        guard let bytes = FileSystem.read(draft.path + ".gz") else {
            throw PublishingError(
                .io, path: path, reason: "the packed site cannot be read", remedy: "see that the disk has space")
        }
        return try SafeFile.write(bytes, to: path)
    }
}
