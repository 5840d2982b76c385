#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Powers by the platform's mathematics library.
enum Power {
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
