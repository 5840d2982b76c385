/// Turns the inputs of a command, files and folders, into a list of source files, and reads them one at a time.
///
/// Folders are walked in the byte-wise order of their entries' names, so that equal folders give equal lists on every
/// machine. Links are not followed, and nothing but regular files is opened. What cannot be used is reported beside the
/// list and stops nothing.
public struct SourceCollector: Sendable {
    /// The greatest size of a source, in bytes.
    public let byteLimit: Int
    /// How deep folders are walked.
    public let depthLimit: Int

    /// A collector with limits of its own; 20 MB a file, 32 folders in one another.
    public init(byteLimit: Int = 20_000_000, depthLimit: Int = 32) {
        self.byteLimit = byteLimit
        self.depthLimit = depthLimit
    }

    /// The endings of file names that are taken from folders, in lower case. A file named by itself may end in anything.
    public static let extensions = ["htm", "html", "text", "txt"]

    /// The files that the inputs name, in order and each once, and what is wrong with the rest. Nothing is read yet.
    public func collect(_ inputs: [String]) -> (documents: SourceDocuments, failures: [FetchingError]) {
        var paths: [String] = []
        var seen: Set<String> = []
        var failures: [FetchingError] = []
        func take(_ path: String) {
            if seen.insert(path).inserted { paths.append(path) }
        }
        for input in inputs {
            // A link named by the user is the user's choice of a folder, but never of a file.
            switch FileKind.ofInput(input) {
            case .success(.folder):
                let problems = failures.count
                let found = files(below: input, depth: 0, &failures)
                if found.isEmpty, failures.count == problems { failures.append(.emptyFolder(input)) }
                for path in found { take(path) }
            case .success(.regular): take(input)
            case .success(.other): failures.append(.notRegular(input))
            case .failure(let error): failures.append(error)
            }
        }
        return (SourceDocuments(paths: paths, byteLimit: byteLimit), failures)
    }

    private func files(below folder: String, depth: Int, _ failures: inout [FetchingError]) -> [String] {
        guard depth < depthLimit else {
            failures.append(
                FetchingError(
                    code: .unreadable, path: folder,
                    message: "is more than \(depthLimit) folders deep; name it as an input of its own"))
            return []
        }
        let names: [String]
        switch FileKind.names(in: folder) {
        case .success(let found): names = found
        case .failure(let error):
            failures.append(error)
            return []
        }
        var paths: [String] = []
        for name in names where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch FileKind.of(path) {
            case .success(.folder): paths += files(below: path, depth: depth + 1, &failures)
            case .success(.regular): if Self.isArticleName(name) { paths.append(path) }
            // Links and devices in a folder are passed over, as other files that are no articles are.
            case .success(.other):
                if Self.isArticleName(name) { failures.append(.notRegular(path)) }
            case .failure(let error): failures.append(error)
            }
        }
        return paths
    }

    private static func isArticleName(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return false }
        return extensions.contains(name[name.index(after: dot)...].lowercased())
    }
}
