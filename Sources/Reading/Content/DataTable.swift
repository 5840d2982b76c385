/// A table that holds data, as against one that lays out a page.
struct DataTable {
    struct Row {
        let node: Int
        let isHeader: Bool
        /// The nodes of each cell.
        let cells: [Range<Int>]
    }

    let caption: Range<Int>?
    let rows: [Row]

    /// `nil` unless there are rows of several short cells and no table inside.
    init?(_ tree: PageTree, _ node: Int) {
        let end = tree.end(node)
        var rows: [Row] = []
        var caption: Range<Int>?
        var total = 0
        var cellCount = 0
        var index = node + 1
        while index < end {
            switch tree.tags[index] {
            case .table, .form, .ul, .ol: return nil
            case .caption:
                caption = index + 1..<tree.end(index)
                index = tree.end(index)
                continue
            case .tr:
                var cells: [Range<Int>] = []
                var heads = 0
                var cell = index + 1
                while cell < tree.end(index) {
                    let tag = tree.tags[cell]
                    if tag == .table || tag == .form || tag == .ul || tag == .ol { return nil }
                    if tag == .td || tag == .th {
                        if tag == .th { heads += 1 }
                        let content = cell + 1..<tree.end(cell)
                        var length = 0
                        for inner in content {
                            if tree.tags[inner] == .table || tree.tags[inner] == .ul || tree.tags[inner] == .ol {
                                return nil
                            }
                            if tree.tags[inner] == .text {
                                for byte in tree.textRange(inner) where !tree.text[byte].isASCIISpace { length += 1 }
                            }
                        }
                        if length > 500 { return nil }
                        total += length
                        cellCount += 1
                        cells.append(content)
                        cell = tree.end(cell)
                    } else {
                        cell += 1
                    }
                }
                if !cells.isEmpty {
                    rows.append(Row(node: index, isHeader: heads == cells.count, cells: cells))
                }
                index = tree.end(index)
                continue
            default: break
            }
            index += 1
        }
        let wide = rows.count { $0.cells.count >= 2 }
        guard wide >= 2, wide * 2 > rows.count, cellCount > 0, total / cellCount <= 120 else { return nil }
        self.caption = caption
        self.rows = rows
    }
}
