/// A chip that computes for AI, with its throughput, power and price.
public struct Accelerator: Hashable, Sendable, Identifiable {
    /// The row of the table, such as `h100`.
    public let id: String
    /// The name it is called by everywhere, such as `Nvidia H100`.
    public let name: String
    /// The maker's full name of the variant.
    public let model: String
    /// Other names.
    public let aliases: [String]
    /// The maker.
    public let vendor: String
    /// The build, such as `gpu`, `asic`, `superchip`; `edge` computes in a product and never counts as data centre.
    public let kind: String
    /// The parameter for what the server adds to the chip's price, such as `m_server`.
    public let serverMultiplier: String
    /// Dense BF16 throughput in TFLOP/s; `nil` where there is none.
    public let denseTeraflops: Double?
    /// How many H100 it is worth by dense BF16 throughput; `nil` for chips outside data centres.
    public let h100Equivalents: Double?
    /// IT power of the server for each chip, in watts.
    public let serverWatts: Double
    /// The p10 of the price for each chip, in US dollars.
    public let priceLow: Double
    /// The middle of the price.
    public let priceMid: Double
    /// The p90 of the price.
    public let priceHigh: Double
    /// The year of the price.
    public let priceYear: Int
    /// What the price is for.
    public let priceBasis: String
    /// Where the row comes from.
    public let source: String
    /// From when the specification could have been known: a day or a month.
    public let knownFrom: String
    /// From when the price could have been known.
    public let priceKnownFrom: String
    /// `high`, `medium` or `low`.
    public let confidence: String
    /// What else is to be known.
    public let notes: String
}

/// The accelerators, by any of their names.
public struct AcceleratorTable: Sendable {
    /// All accelerators in the order of the table.
    public let all: [Accelerator]
    private let byName: [String: Int]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var all: [Accelerator] = []
        var byName: [String: Int] = [:]
        for row in table.rows {
            guard let low = try row.number("price_usd_low"), let mid = try row.number("price_usd_mid"),
                let high = try row.number("price_usd_high"), low <= mid, mid <= high,
                let year = try row.integer("price_year"), let watts = try row.number("server_w_per_chip")
            else { throw row.problem("three prices in rising order, their year and the server's watts are wanted") }
            let chip = Accelerator(
                id: try row.text("id"), name: try row.text("name"), model: try row.text("model"),
                aliases: row.list("aliases"), vendor: try row.text("vendor"), kind: try row.text("kind"),
                serverMultiplier: try row.text("server_multiplier"),
                denseTeraflops: try row.number("bf16_dense_tflops"), h100Equivalents: try row.number("h100e"),
                serverWatts: watts, priceLow: low, priceMid: mid, priceHigh: high, priceYear: year,
                priceBasis: row["price_basis"] ?? "", source: try row.text("source"),
                knownFrom: try row.text("known_from"), priceKnownFrom: try row.text("price_known_from"),
                confidence: try row.text("confidence"), notes: row["notes"] ?? "")
            for name in [chip.id, chip.name, chip.model] + chip.aliases where byName[Self.key(name)] == nil {
                byName[Self.key(name)] = all.count
            }
            all.append(chip)
        }
        self.all = all
        self.byName = byName
    }

    /// The accelerator of this name, in any case of letters, with or without its maker, `GPUs`, `chips` and the like:
    /// `H100`, `Nvidia H100`, `NVIDIA H100 GPUs`.
    public func named(_ name: String) -> Accelerator? { byName[Self.key(name)].map { all[$0] } }

    /// Every name, the canonical ones first.
    public var names: [String] { all.map(\.name) + all.flatMap { [$0.model] + $0.aliases } }

    private static let fillers: Set<Substring> = [
        "gpu", "gpus", "chip", "chips", "accelerator", "accelerators", "processor", "processors", "unit", "units",
        "card",
        "cards", "tensor", "core", "superchip", "superchips", "equivalent", "equivalents",
    ]

    /// Lower case, hyphens as spaces, without the words that only say it is a chip.
    private static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == "-" ? " " : $0 }).split(separator: " ").filter { !fillers.contains($0) }
            .joined(separator: " ")
    }
}
