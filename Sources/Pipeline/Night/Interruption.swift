import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Signals that ask a run to end: it finishes the article it is at and says so in its status.
enum Interruption {
    private static let received = Atomic<Int32>(0)
    // Made once, never touched again: they only have to stay alive.
    nonisolated(unsafe) private static let sources: [any DispatchSourceSignal] = [SIGTERM, SIGINT].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            // Asked a second time, it ends at once.
            if received.exchange(number, ordering: .sequentiallyConsistent) != 0 { _exit(128 + number) }
        }
        source.activate()
        return source
    }

    /// From now on signals are noted and no longer end the process. A closed terminal or pipe ends nothing.
    static func watch() {
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        _ = sources.count
    }

    /// Whether the run was asked to end.
    static var isAsked: Bool { received.load(ordering: .relaxed) != 0 }

    /// Ends the run where it was asked to.
    static func check() throws(RunFailure) {
        switch received.load(ordering: .relaxed) {
        case 0: return
        case SIGINT:
            throw RunFailure(.interrupted, "interrupted; what was read is kept, and the next run goes on from there")
        default:
            throw RunFailure(.terminated, "told to end; what was read is kept, and the next run goes on from there")
        }
    }
}
