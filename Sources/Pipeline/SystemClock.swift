import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The machine's clock. Stages never read it: runs do, once, and hand the moment on.
enum SystemClock {
    /// This second.
    static func now() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(secondsSince1970: time.tv_sec)
    }
}
