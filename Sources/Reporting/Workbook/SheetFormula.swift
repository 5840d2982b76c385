import Domain

extension Formula {
    /// The formula as a spreadsheet reads it, with each quantity's cell in the place of its name; without the equals sign.
    ///
    /// - Parameter cell: the cell of a quantity, such as `Assumptions!$K$12`.
    func spreadsheet(_ cell: (String) -> String) -> String {
        switch self {
        case .constant(let value, _): Self.literal(value)
        case .quantity(let name): cell(name)
        case .sum(let terms): "(" + terms.map { $0.spreadsheet(cell) }.joined(separator: "+") + ")"
        case .difference(let left, let right): "(\(left.spreadsheet(cell))-\(right.spreadsheet(cell)))"
        case .product(let factors): "(" + factors.map { $0.spreadsheet(cell) }.joined(separator: "*") + ")"
        case .quotient(let left, let right): "(\(left.spreadsheet(cell))/\(right.spreadsheet(cell)))"
        case .power(let base, let exponent): "POWER(\(base.spreadsheet(cell)),\(exponent.spreadsheet(cell)))"
        case .minimum(let left, let right): "MIN(\(left.spreadsheet(cell)),\(right.spreadsheet(cell)))"
        case .maximum(let left, let right): "MAX(\(left.spreadsheet(cell)),\(right.spreadsheet(cell)))"
        }
    }

    /// All digits of a number, in the notation of spreadsheets; a negative one in brackets, so that it binds as one.
    private static func literal(_ value: Double) -> String {
        let text = JSONValue.double(value).serialized().uppercased()
        return value < 0 ? "(\(text))" : text
    }
}
