import Foundation

/// The driver of libFuzzer, as its library has it.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What libFuzzer calls with each input. `FUZZ_TARGET` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Target.chosen(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// The program's entry, under the name that the package manager links `main` to in a release build.
@_cdecl("fuzz_main")
public func fuzzMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { testOneInput($0, $1) }
}

/// A property that did not hold: the input is one to keep.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}

/// What is fed with bytes.
enum Target {
    /// Every target by its name.
    static let all: [String: @Sendable ([UInt8]) -> Void] = [
        "html": Inputs.html, "text": Inputs.text, "feed": Inputs.feed, "warc": Inputs.warc,
        "figures": Words.figures, "dates": Words.dates, "claims": Words.claims,
        "escape": Outputs.escape, "templates": Outputs.templates,
        "configuration": Files.configuration, "corrections": Files.corrections, "import": Files.archiveLine,
        "receipts": Files.receipts,
    ]

    static let chosen: @Sendable ([UInt8]) -> Void = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
        guard let target = all[name] else {
            fatalError("FUZZ_TARGET=“\(name)”: there is no such target; they are \(all.keys.sorted())")
        }
        return target
    }()
}
