// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of our own: a warning is an error, and what a module imports stays its own affair
/// unless it says `public import`.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

/// A stage of the pipeline: it may import the two bases and nothing of its neighbours.
func stage(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [], exclude: [String] = []
) -> Target {
    .target(
        name: name, dependencies: ["Domain", "Reference"] + dependencies, exclude: exclude, resources: resources,
        swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "briefing",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "briefing", targets: ["briefing"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),

        .target(name: "Domain", dependencies: ["CNettle"], swiftSettings: strict),
        .target(
            name: "Reference", dependencies: ["Domain", .product(name: "Yams", package: "Yams")],
            resources: [.embedInCode("Tables")], swiftSettings: strict),

        stage("Fetching", ["CCurl"]),
        stage("Reading", ["CLibXML2", "CZLib"]),
        stage("Extracting"),
        stage("Reconciling"),
        stage("Projecting"),
        stage(
            "Reporting", ["CXLSXWriter", .product(name: "Mustache", package: "swift-mustache")],
            resources: [.embedInCode("Templates")]),
        stage("Publishing"),
        stage("Archiving", ["CZLib", .product(name: "GRDB", package: "GRDB.swift")]),

        stage("Verifying", ["Extracting", "Reconciling", "Projecting", "Reporting", "Archiving"]),
        stage(
            "Pipeline",
            [
                "Fetching", "Reading", "Extracting", "Reconciling", "Projecting", "Reporting", "Publishing",
                "Archiving", "Verifying", .product(name: "Yams", package: "Yams"),
                .product(name: "FlyingFox", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Deployment")]),
        .executableTarget(
            name: "briefing",
            dependencies: [
                "Domain", "Pipeline", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What the reader is measured and its weights are learnt with; no part of the program.
        .executableTarget(
            name: "reading-lab", dependencies: ["Reading"], path: "Benchmarks/ReadingLab", swiftSettings: strict),
        // What extraction is measured with.
        .executableTarget(
            name: "extracting-lab", dependencies: ["Extracting", "Domain", "Reference"],
            path: "Benchmarks/ExtractingLab", swiftSettings: strict),
        // What the model is timed with.
        .executableTarget(
            name: "projecting-lab", dependencies: ["Projecting", "Domain", "Reference"],
            path: "Benchmarks/ProjectingLab", swiftSettings: strict),

        // A web server on loopback for tests that fetch.
        .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: strict),

        tests("Domain", ["Domain"]),
        tests("Reference", ["Reference", "Domain"]),
        tests("Fetching", ["Fetching", "Domain", "Reference", "LoopbackServer"]),
        tests("Reading", ["Reading", "CZLib", "Domain", "Reference"]),
        tests("Extracting", ["Extracting", "Domain", "Reference"]),
        tests("Reconciling", ["Reconciling", "Domain", "Reference"], exclude: ["claim_pairs.txt"]),
        tests("Projecting", ["Projecting", "Domain", "Reference"]),
        tests("Reporting", ["Reporting", "Domain", "Reference"]),
        tests("Publishing", ["Publishing", "Domain", "Reference"]),
        tests("Archiving", ["Archiving", "Domain", "Reference", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("Verifying", ["Verifying", "Archiving", "Domain", "Reference"]),
        tests("Pipeline", ["Pipeline", "Reading", "Extracting", "Domain", "Reference"]),
        tests("Briefing", ["CZLib", "Domain", "LoopbackServer"], exclude: ["Expected"]),
    ],
    swiftLanguageModes: [.v6]
)

// What is fed with bytes by libFuzzer, which brings the program's entry; built by `make fuzz` alone.
if Context.environment["BRIEFING_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Domain", "Reference", "Reading", "Extracting", "Reporting", "Archiving", "Verifying", "Pipeline",
            ], path: "Fuzz/Sources",
            // The other linker breaks on what the sanitizer's library has.
            linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
