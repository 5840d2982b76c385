import Glibc

/// Bytes of any encoding that is read, made valid UTF-8.
struct TextDecoder {
    /// Valid UTF-8 without a byte order mark.
    let utf8: [UInt8]
    /// How many stretches no character could be made of; each became U+FFFD.
    let malformed: Int

    /// Decodes by mark, header, declaration and evidence, in this order; `nil` where the system cannot convert the
    /// encoding. The header's label is that of the transport, such as HTTP's `charset`.
    init?(_ bytes: [UInt8], isMarkup: Bool, charset: String? = nil) {
        if let mark = TextEncoding.byteOrderMark(of: bytes) {
            self.init(bytes[mark.length...], as: mark.encoding)
            return
        }
        let header = charset.flatMap { TextEncoding(label: $0.utf8) }
        if header == nil, let wide = TextEncoding.sniffedUTF16(bytes) {
            self.init(bytes[...], as: wide)
            return
        }
        let declared = header ?? (isMarkup ? TextEncoding.declared(in: bytes) : nil)
        if declared == nil || declared == .utf8 || declared == .windows1252 {
            let census = UTF8Census(bytes[...])
            // Whole multi-byte sequences without one mistake do not come about by chance: a label that says otherwise
            // was overruled by a header which the file no longer has.
            if census.malformed == 0 {
                self.init(utf8: bytes, malformed: 0)
                return
            }
            if declared == nil, census.malformed > census.multibyte {
                self.init(bytes[...], as: .windows1252)
                return
            }
        }
        self.init(bytes[...], as: declared ?? .utf8)
    }

    private init(utf8: [UInt8], malformed: Int) {
        self.utf8 = utf8
        self.malformed = malformed
    }

    /// Decodes from an encoding that is known; `nil` where the system cannot convert it.
    init?(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        var malformed = 0
        switch encoding {
        case .utf8: malformed = Self.repairUTF8(bytes, into: &out)
        case .utf16LittleEndian: malformed = Self.decodeUTF16(bytes, low: 0, high: 1, into: &out)
        case .utf16BigEndian: malformed = Self.decodeUTF16(bytes, low: 1, high: 0, into: &out)
        case .windows1252:
            for byte in bytes {
                if byte < 0x80 { out.append(byte) } else { out.append(scalar: Windows1252.scalar(of: byte)) }
            }
        case .userDefined:
            for byte in bytes { out.append(scalar: byte < 0x80 ? UInt32(byte) : 0xF700 + UInt32(byte)) }
        case .replacement: return nil
        case .converted(let name, let leads):
            guard let count = Self.convert(bytes, from: name, leads: leads, into: &out) else { return nil }
            malformed = count
        }
        self.init(utf8: out, malformed: malformed)
    }

    private static func repairUTF8(_ bytes: ArraySlice<UInt8>, into out: inout [UInt8]) -> Int {
        var malformed = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] < 0x80 {
                out.append(bytes[index])
                index += 1
                continue
            }
            let length = UTF8Census.sequenceLength(in: bytes, at: index)
            if length > 0 {
                out.append(contentsOf: bytes[index..<index + length])
                index += length
            } else {
                out.append(scalar: 0xFFFD)
                malformed += 1
                index += max(1, -length)
            }
        }
        return malformed
    }

    private static func decodeUTF16(
        _ bytes: ArraySlice<UInt8>, low: Int, high: Int, into out: inout [UInt8]
    ) -> Int {
        var malformed = 0
        var index = bytes.startIndex
        func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8 }
        while index + 1 < bytes.endIndex {
            let first = unit(index)
            index += 2
            switch first {
            case 0xD800..<0xDC00:
                if index + 1 < bytes.endIndex, (0xDC00..<0xE000).contains(unit(index)) {
                    out.append(scalar: 0x10000 + (first - 0xD800) << 10 + (unit(index) - 0xDC00))
                    index += 2
                } else {
                    out.append(scalar: 0xFFFD)
                    malformed += 1
                }
            case 0xDC00..<0xE000:
                out.append(scalar: 0xFFFD)
                malformed += 1
            default: out.append(scalar: first)
            }
        }
        if index < bytes.endIndex {
            out.append(scalar: 0xFFFD)
            malformed += 1
        }
        return malformed
    }

    /// The system's converter, one mistake at a time replaced. As the standard has it, a mistake takes in the bytes of
    /// one character and never an ASCII byte: what follows a stray lead byte is mark-up still.
    private static func convert(
        _ bytes: ArraySlice<UInt8>, from name: String, leads: [ClosedRange<UInt8>], into out: inout [UInt8]
    ) -> Int? {
        guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var malformed = 0
        var chunk = [CChar](repeating: 0, count: 65_536)
        source.withUnsafeMutableBufferPointer { input in
            chunk.withUnsafeMutableBufferPointer { output in
                guard let inputBase = input.baseAddress, let outputBase = output.baseAddress else { return }
                var next: UnsafeMutablePointer<CChar>? = inputBase
                var left = input.count
                while left > 0 {
                    var target: UnsafeMutablePointer<CChar>? = outputBase
                    var room = output.count
                    let result = iconv(converter, &next, &left, &target, &room)
                    let failure = errno
                    for index in 0..<(output.count - room) { out.append(UInt8(bitPattern: output[index])) }
                    guard result == -1 else { break }
                    if failure == E2BIG { continue }
                    guard left > 0, let place = next else { break }
                    let first = UInt8(bitPattern: place.pointee)
                    var width = 1
                    if leads.contains(where: { $0.contains(first) }), left > 1, place[1] < 0 {
                        width = first == 0x8F && leads.count == 2 && left > 2 && place[2] < 0 ? 3 : 2
                    }
                    if first == 0x80, name == "GB18030" {
                        out.append(scalar: 0x20AC)
                    } else {
                        out.append(scalar: 0xFFFD)
                        malformed += 1
                    }
                    next = place + width
                    left -= width
                }
            }
        }
        // The converter's output is trusted no more than the page.
        let census = UTF8Census(out[...])
        if census.malformed > 0 {
            var repaired: [UInt8] = []
            malformed += repairUTF8(out[...], into: &repaired)
            out = repaired
        }
        return malformed
    }
}

/// How well bytes fit UTF-8 (RFC 3629): overlong forms, surrogates and values past U+10FFFF do not.
struct UTF8Census {
    private(set) var multibyte = 0
    private(set) var malformed = 0

    init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { buffer in
            var index = buffer.firstPlacePastASCII(from: 0)
            while index < buffer.count {
                let length = Self.sequenceLength(in: buffer, at: index)
                if length > 0 { multibyte += 1 } else { malformed += 1 }
                index = buffer.firstPlacePastASCII(from: index + max(1, abs(length)))
            }
        }
    }

    /// The length of the well-formed sequence at a place; where there is none, minus the length of what stands for it.
    static func sequenceLength<Bytes: RandomAccessCollection>(in bytes: Bytes, at index: Int) -> Int
    where Bytes.Element == UInt8, Bytes.Index == Int {
        let first = bytes[index]
        let length: Int
        var range: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, range) = (3, 0xA0...0xBF)
        case 0xED: (length, range) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, range) = (4, 0x90...0xBF)
        case 0xF4: (length, range) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return -1
        }
        for offset in 1..<length {
            guard index + offset < bytes.endIndex, range.contains(bytes[index + offset]) else { return -offset }
            range = 0x80...0xBF
        }
        return length
    }
}

/// The upper half of windows-1252, by the WHATWG index.
enum Windows1252 {
    private static let c1: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    static func scalar(of byte: UInt8) -> UInt32 { (0x80..<0xA0).contains(byte) ? c1[Int(byte - 0x80)] : UInt32(byte) }
}

extension Array where Element == UInt8 {
    /// Appends a Unicode scalar as UTF-8; U+FFFD for what is none.
    mutating func append(scalar value: UInt32) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        let number = scalar.value
        switch number {
        case 0..<0x80: append(UInt8(number))
        case 0..<0x800:
            append(UInt8(0xC0 | number >> 6))
            append(UInt8(0x80 | number & 0x3F))
        case 0..<0x10000:
            append(UInt8(0xE0 | number >> 12))
            append(UInt8(0x80 | number >> 6 & 0x3F))
            append(UInt8(0x80 | number & 0x3F))
        default:
            append(UInt8(0xF0 | number >> 18))
            append(UInt8(0x80 | number >> 12 & 0x3F))
            append(UInt8(0x80 | number >> 6 & 0x3F))
            append(UInt8(0x80 | number & 0x3F))
        }
    }
}
