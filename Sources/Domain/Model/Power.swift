#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Powers by the platform's mathematics library.
enum Power {
    /// The power of ten of a number's first digit: 3 for 4,200.
    static func exponent(of value: Double) -> Int { Int(floor(log10(abs(value)))) }

    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
