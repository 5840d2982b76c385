/// Finds the known name a mistyped one most likely stands for, so that an error can suggest it.
public enum NearestName {
    /// The nearest of the names, or `nil` where none is near: more than a third of its letters would have to change.
    public static func suggestion(for name: String, among names: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        var best: (distance: Int, name: String)?
        for candidate in names {
            let distance = distance(wanted, Array(candidate.lowercased().utf8))
            if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
        }
        guard let best, best.distance * 3 <= max(wanted.count, best.name.utf8.count) else { return nil }
        return best.name
    }

    /// The end of a sentence about an unknown name: `; did you mean “…”?`, or a full stop where nothing is near.
    public static func hint(for name: String, among names: some Sequence<String>) -> String {
        suggestion(for: name, among: names).map { "; did you mean “\($0)”?" } ?? "."
    }

    /// Levenshtein's distance: insertions, deletions and substitutions, each one.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (byte == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
