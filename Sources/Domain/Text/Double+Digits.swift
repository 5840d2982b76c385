extension Double {
    /// The nearest number of so many significant digits; itself where it is zero or not finite.
    public func rounded(toDigits digits: Int) -> Double {
        guard self != 0, isFinite else { return self }
        let exponent = Power.exponent(of: self)
        let scale = digits - 1 - exponent
        let factor = Power.power(10, Double(abs(scale)))
        return scale >= 0 ? (self * factor).rounded() / factor : (self / factor).rounded() * factor
    }
}
