extension Range where Bound == Int {
    /// The stretch between two tokens; empty where the second lies before the first, as it may in a broken text.
    init(from first: Int, to second: Int) { self = first..<Swift.max(first, second) }
}
