/// How capital expenditure is counted: two amounts counted in different ways are not the same thing.
///
/// The codes are those of the table `capex_history`.
public enum AccountingBasis: String, Hashable, Sendable, Codable, CaseIterable {
    /// Cash paid for property and equipment.
    case cash
    /// The same and the assets taken on under finance leases.
    case cashPlusFinanceLeases
    /// The same and the principal repaid on finance leases.
    case cashPlusFinanceLeasePrincipal
    /// The principal repaid on finance leases alone.
    case leasePrincipal
    /// Before what others pay towards it: grants, customers' shares.
    case gross
    /// After what others pay towards it.
    case net
}
