/// The encodings that are read, by the labels of the WHATWG Encoding Standard (§4.2). UTF-7 is none of them.
enum TextEncoding: Hashable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    case windows1252
    /// Another one, by the name the system's converter knows it by.
    case converted(String)

    private static let labels: [String: TextEncoding] = {
        var table: [String: TextEncoding] = [:]
        func add(_ encoding: TextEncoding, _ names: String) {
            for name in names.split(separator: " ") { table[String(name)] = encoding }
        }
        add(.utf8, "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8")
        add(.utf16LittleEndian, "utf-16le utf-16 ucs-2 unicode iso-10646-ucs-2 csunicode unicodefeff")
        add(.utf16BigEndian, "utf-16be unicodefffe")
        add(
            .windows1252,
            """
            windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 l1 ascii \
            us-ascii ansi_x3.4-1968 cp819 ibm819 csisolatin1 iso-ir-100
            """)
        for part in 2...8 { add(.converted("ISO-8859-\(part)"), "iso-8859-\(part) iso8859-\(part) iso_8859-\(part)") }
        add(.converted("ISO-8859-2"), "latin2 l2")
        add(.converted("WINDOWS-1254"), "iso-8859-9 iso8859-9 latin5 l5 windows-1254 cp1254")
        for part in [10, 13, 14, 15, 16] { add(.converted("ISO-8859-\(part)"), "iso-8859-\(part) iso8859-\(part)") }
        for page in [1250, 1251, 1253, 1255, 1256, 1257, 1258] {
            add(.converted("WINDOWS-\(page)"), "windows-\(page) cp\(page) x-cp\(page)")
        }
        add(.converted("WINDOWS-874"), "windows-874 tis-620 iso-8859-11")
        add(.converted("KOI8-R"), "koi8-r koi8 koi cskoi8r")
        add(.converted("KOI8-U"), "koi8-u koi8-ru")
        add(.converted("GB18030"), "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 iso-ir-58")
        add(.converted("BIG5-HKSCS"), "big5 big5-hkscs cn-big5 csbig5 x-x-big5")
        add(.converted("EUC-JP"), "euc-jp x-euc-jp cseucpkdfmtjapanese")
        add(.converted("CP932"), "shift_jis shift-jis sjis ms_kanji ms932 windows-31j x-sjis csshiftjis")
        add(.converted("ISO-2022-JP"), "iso-2022-jp csiso2022jp")
        add(.converted("UHC"), "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cseuckr")
        return table
    }()

    /// The encoding a label names; `nil` for labels that are not known.
    init?(label: some Sequence<UInt8>) {
        let bytes = label.map(\.lowered)
        let text = String(decoding: bytes[bytes.trimmedRange], as: UTF8.self)
        guard let encoding = Self.labels[text] else { return nil }
        self = encoding
    }

    /// The encoding that a byte order mark says, and the mark's length.
    static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// UTF-16 without a mark: ASCII mark-up in it has a zero in every second byte.
    static func sniffedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
        let count = min(bytes.count, 512) & ~1
        guard count >= 16 else { return nil }
        var zeros = (even: 0, odd: 0)
        var index = 0
        while index < count {
            if bytes[index] == 0 { zeros.even += 1 }
            if bytes[index + 1] == 0 { zeros.odd += 1 }
            index += 2
        }
        if zeros.odd * 10 > count * 4, zeros.even * 50 < count { return .utf16LittleEndian }
        if zeros.even * 10 > count * 4, zeros.odd * 50 < count { return .utf16BigEndian }
        return nil
    }

    /// The encoding a `meta` element in the first bytes declares, by the standard's prescan (HTML §13.2.3.2) in short.
    static func declared(in bytes: [UInt8]) -> TextEncoding? {
        let head = bytes.prefix(4_096)
        var index = head.startIndex
        while index < head.endIndex {
            index = head.firstPlace(of: UInt8(ascii: "<"), from: index)
            if head.matches("<!--", at: index) {
                index += 4
                while index < head.endIndex, !head.matches("-->", at: index) { index += 1 }
                continue
            }
            if head.matches("<meta", at: index) || head.matches("<?xml", at: index) {
                let end = head.firstPlace(of: UInt8(ascii: ">"), from: index)
                if let found = label(in: head[index..<end]), let encoding = TextEncoding(label: found) {
                    // A page that could be searched as ASCII is not UTF-16, whatever it says (the standard's rule).
                    let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
                    return isWide ? .utf8 : encoding
                }
                index = end
            }
            index += 1
        }
        return nil
    }

    private static func label(in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var index = tag.startIndex
        while index < tag.endIndex {
            let word: StaticString = tag.matches("encoding", at: index) ? "encoding" : "charset"
            guard tag.matches(word, at: index) else {
                index += 1
                continue
            }
            var start = index + word.utf8CodeUnitCount
            while start < tag.endIndex, tag[start].isASCIISpace { start += 1 }
            guard start < tag.endIndex, tag[start] == UInt8(ascii: "=") else {
                index += 1
                continue
            }
            start += 1
            while start < tag.endIndex, tag[start].isASCIISpace || tag[start] == 34 || tag[start] == 39 { start += 1 }
            var end = start
            while end < tag.endIndex, !tag[end].isASCIISpace, ![34, 39, 59, 47, 63].contains(tag[end]) { end += 1 }
            return tag[start..<end]
        }
        return nil
    }
}
