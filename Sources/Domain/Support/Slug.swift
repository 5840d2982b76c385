/// Names for files and addresses, made of the names people use.
public enum Slug {
    /// The longest slug, in characters.
    public static let longest = 80

    /// A name of `a–z`, `0–9` and single hyphens, 1 to 80 long: `Tesla` gives `tesla`, `Rolls Royce` `rolls-royce`.
    ///
    /// Where more than the case of letters is lost, the first digits of the name's hash are appended, so that `小米`
    /// and `小鹏` do not share a file.
    public static func make(_ name: String) -> String {
        var slug: [UInt8] = []
        var isLossy = false
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.append(UInt8(scalar.value))
            case "A"..."Z": slug.append(UInt8(scalar.value) + 32)
            case " ", "-":
                if slug.isEmpty || slug.last == hyphen { isLossy = true } else { slug.append(hyphen) }
            default:
                isLossy = true
                if let last = slug.last, last != hyphen { slug.append(hyphen) }
            }
        }
        if slug.last == hyphen {
            slug.removeLast()
            isLossy = true
        }
        if !isLossy, !slug.isEmpty, slug.count <= longest { return String(decoding: slug, as: UTF8.self) }
        let suffix = SHA256.hexDigest(of: name).prefix(8)
        var kept = slug.prefix(longest - suffix.utf8.count - 1)
        while kept.last == hyphen { kept.removeLast() }
        let head = kept.isEmpty ? "name" : String(decoding: kept, as: UTF8.self)
        return head + "-" + suffix
    }

    private static let hyphen = UInt8(ascii: "-")
}
