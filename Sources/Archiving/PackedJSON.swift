import CZLib
import Foundation
import GRDB

/// Domain values as packed JSON: what JSON takes, deflated by zlib, four bytes of its length before it.
///
/// Articles and ledgers are most of an archive and shrink to a quarter. Rows of earlier versions hold the text itself
/// and are read as well.
enum PackedJSON {
    /// No value of an archive is longer: a length beyond it is damage.
    private static let longest = 1 << 30

    static func encode(_ value: some Encodable) throws -> Data { try pack(Data(JSONText.encode(value).utf8)) }

    /// - Throws: a damaged-database error where the bytes are none of ours, or no such value.
    static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from column: DatabaseValue
    ) throws -> Value {
        switch column.storage {
        case .string(let text): return try JSONText.decode(from: text)
        case .blob(let bytes): return try JSONDecoder().decode(type, from: try unpack(bytes))
        case .null, .int64, .double: throw damage("a number stands where a packed text should")
        }
    }

    static func pack(_ bytes: Data) throws -> Data {
        var length = compressBound(uLong(bytes.count))
        var packed = Data(count: 4 + Int(length))
        for index in 0..<4 { packed[index] = UInt8(truncatingIfNeeded: bytes.count >> (8 * index)) }
        let status = packed.withUnsafeMutableBytes { target in
            bytes.withUnsafeBytes { source in
                compress2(
                    target.baseAddress?.advanced(by: 4).assumingMemoryBound(to: Bytef.self), &length,
                    source.baseAddress?.assumingMemoryBound(to: Bytef.self), uLong(source.count), 6)
            }
        }
        guard status == Z_OK else {
            throw DatabaseError(resultCode: .SQLITE_NOMEM, message: "zlib cannot pack (\(status))")
        }
        return packed.prefix(4 + Int(length))
    }

    static func unpack(_ packed: Data) throws -> Data {
        let packed = Data(packed)
        guard packed.count > 4 else { throw damage("a packed text is cut short") }
        let count = (0..<4).reduce(0) { $0 | Int(packed[$1]) << (8 * $1) }
        guard count <= longest else { throw damage("a packed text says that it is too long to be one") }
        var bytes = Data(count: max(1, count))
        var length = uLong(count)
        let status = bytes.withUnsafeMutableBytes { target in
            packed.withUnsafeBytes { source in
                uncompress(
                    target.baseAddress?.assumingMemoryBound(to: Bytef.self), &length,
                    source.baseAddress?.advanced(by: 4).assumingMemoryBound(to: Bytef.self), uLong(source.count - 4))
            }
        }
        guard status == Z_OK, Int(length) == count else { throw damage("a packed text does not unpack (\(status))") }
        return bytes.prefix(count)
    }

    private static func damage(_ what: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: what)
    }
}
