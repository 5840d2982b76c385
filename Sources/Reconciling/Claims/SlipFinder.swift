import Domain
import Reference

/// Finds numbers that are another one with a slip of the pen: a scale misread, or a currency.
///
/// Of two amounts that differ by exactly 10, 100 or 1,000, or by an exchange rate, the one with less behind it is the
/// slip: a lesser voice, then fewer outlets, then the later to be said. A move by exactly a power of ten within one
/// period is not looked for among what people plan; where it is real, a second source or a correction tells.
struct SlipFinder {
    /// What a slip is off by.
    enum Factor: Hashable {
        /// 10, 100 or 1,000.
        case scale(Int)
        /// The rate of a currency.
        case currency(String)

        /// The reason for the page, in words without digits.
        var reason: String {
            switch self {
            case .scale(10): "likely slip: off by a factor of ten from the other reports"
            case .scale(100): "likely slip: off by a factor of a hundred from the other reports"
            case .scale: "likely slip: off by a factor of a thousand from the other reports"
            case .currency(let code): "likely slip: off by the exchange rate of \(code) from the other reports"
            }
        }

        var code: Ledger.SetAside.Code {
            switch self {
            case .scale: .scaleSlip
            case .currency: .currencySlip
            }
        }
    }

    private let amounts: AmountComparer
    private let tables: ReferenceTables

    init(_ tables: ReferenceTables, _ amounts: AmountComparer) {
        self.tables = tables
        self.amounts = amounts
    }

    /// All claims of one amount.
    private struct Bucket {
        let quantity: Quantity
        let dollars: Double?
        var claims: [Int] = []
        var outlets: Set<String> = []
        var voice: Voice
    }

    /// The slips among claims about one thing, by their place in the list.
    ///
    /// - Parameter claims: In their fixed order, oldest first.
    func slips(among claims: [ClaimInContext]) -> [Int: Factor] {
        guard claims.count > 1 else { return [:] }
        var places: [Quantity: Int] = [:]
        var buckets: [Bucket] = []
        for (index, claim) in claims.enumerated() where claim.claim.status == .current {
            let quantity = claim.claim.quantity
            let place: Int
            if let known = places[quantity] {
                place = known
            } else {
                place = buckets.count
                places[quantity] = place
                let dollars = quantity.interval.point == nil ? nil : amounts.dollars(claim.claim)?.point
                buckets.append(Bucket(quantity: quantity, dollars: dollars, voice: claim.voice))
            }
            buckets[place].claims.append(index)
            buckets[place].outlets.insert(claim.source.home)
            buckets[place].voice = max(buckets[place].voice, claim.voice)
        }
        guard buckets.count > 1 else { return [:] }
        var slips: [Int: Factor] = [:]
        for (place, bucket) in buckets.enumerated() {
            guard let factor = factor(of: place, bucket, places, buckets) else { continue }
            for claim in bucket.claims { slips[claim] = factor }
        }
        // Currency slips are looked for among what is left, so that a chain of slips leaves one amount standing.
        let currencies = self.currencies(of: claims)
        if !currencies.isEmpty {
            let left = buckets.indices.filter { place in buckets[place].claims.first.map { slips[$0] == nil } ?? false }
            for (place, code) in currencySlips(left, buckets, currencies, period: claims[0].claim.period) {
                for claim in buckets[place].claims { slips[claim] = .currency(code) }
            }
        }
        return slips
    }

    /// Whether two claims differ by a slip, whichever of them it is.
    func factor(between left: Claim, _ right: Claim) -> Factor? {
        if left.quantity.unit == right.quantity.unit {
            for (places, factor) in Self.scales {
                let scaled = left.quantity.interval.scaled(byPowerOfTen: places)
                let other = right.quantity.interval.scaled(byPowerOfTen: places)
                if scaled == right.quantity.interval || other == left.quantity.interval { return .scale(factor) }
            }
        }
        guard left.quantity.unit.isCurrency, right.quantity.unit.isCurrency,
            let first = amounts.dollars(left)?.point, let second = amounts.dollars(right)?.point, first > 0, second > 0
        else { return nil }
        let codes = Set(
            [left.quantity.unit.rawValue, right.quantity.unit.rawValue, homeCurrency(of: left)].compactMap(\.self))
        return codes.sorted().first { code in
            guard let rate = rate(code, left.period) else { return false }
            return isNear(first / second, rate) || isNear(second / first, rate)
        }.map { .currency($0) }
    }

    private static let scales = [(1, 10), (2, 100), (3, 1_000)]

    private func factor(of place: Int, _ bucket: Bucket, _ places: [Quantity: Int], _ buckets: [Bucket]) -> Factor? {
        for (power, factor) in Self.scales {
            for sign in [1, -1] {
                let interval = bucket.quantity.interval.scaled(byPowerOfTen: sign * power)
                guard let other = places[Quantity(interval: interval, unit: bucket.quantity.unit)], other != place,
                    outweighs(buckets[other], bucket)
                else { continue }
                return .scale(factor)
            }
        }
        return nil
    }

    private func outweighs(_ left: Bucket, _ right: Bucket) -> Bool {
        if left.voice != right.voice { return left.voice > right.voice }
        if left.outlets.count != right.outlets.count { return left.outlets.count > right.outlets.count }
        return (left.claims.first ?? 0) < (right.claims.first ?? 0)
    }

    // MARK: Exchange rates

    private func currencySlips(
        _ places: [Int], _ buckets: [Bucket], _ currencies: [String], period: Period?
    ) -> [(place: Int, code: String)] {
        let sorted = places.compactMap { place in buckets[place].dollars.map { (dollars: $0, place: place) } }
            .filter { $0.dollars > 0 }.sorted { $0.dollars < $1.dollars }
        guard sorted.count > 1 else { return [] }
        let margin = tables.reconciling.currencySlipAgreement
        var found: [(place: Int, code: String)] = []
        for code in currencies {
            guard let rate = rate(code, period) else { continue }
            for entry in sorted {
                for wanted in [entry.dollars * rate, entry.dollars / rate] {
                    var index = Self.firstIndex(in: sorted, from: wanted * (1 - margin))
                    while index < sorted.count, sorted[index].dollars <= wanted * (1 + margin) {
                        if outweighs(buckets[sorted[index].place], buckets[entry.place]) {
                            found.append((entry.place, code))
                            break
                        }
                        index += 1
                    }
                }
            }
        }
        return found
    }

    private static func firstIndex(in sorted: [(dollars: Double, place: Int)], from value: Double) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].dollars < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The currencies that somebody may have mixed up: those of the claims and the company's own.
    private func currencies(of claims: [ClaimInContext]) -> [String] {
        guard claims.contains(where: { $0.claim.quantity.unit.isCurrency }) else { return [] }
        var codes = Set(claims.map(\.claim.quantity.unit).filter(\.isCurrency).map(\.rawValue))
        if let home = claims.first.flatMap({ homeCurrency(of: $0.claim) }) { codes.insert(home) }
        codes.remove("USD")
        return codes.sorted()
    }

    private func homeCurrency(of claim: Claim) -> String? {
        claim.subjects.first.flatMap { tables.companies.named($0)?.currency }
    }

    /// A rate far enough from one to be told from a difference of opinion.
    private func rate(_ code: String, _ period: Period?) -> Double? {
        let least = tables.reconciling.currencySlipLeastRate
        return amounts.rate(of: code, period: period).flatMap { $0 >= least || $0 <= 1 / least ? $0 : nil }
    }

    private func isNear(_ ratio: Double, _ rate: Double) -> Bool {
        abs(ratio / rate - 1) <= tables.reconciling.currencySlipAgreement
    }
}
