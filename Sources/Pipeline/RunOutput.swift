/// Where a run speaks to: results on one stream, complaints on the other. The command line hands in its own.
public struct RunOutput: Sendable {
    /// Takes a line of results.
    public let result: @Sendable (String) -> Void
    /// Takes a line about something wrong or worth knowing.
    public let notice: @Sendable (String) -> Void

    /// Takes a line of a log, which is written as it stands where notices go.
    public let log: @Sendable (String) -> Void

    public init(
        result: @escaping @Sendable (String) -> Void, notice: @escaping @Sendable (String) -> Void,
        log: (@Sendable (String) -> Void)? = nil
    ) {
        self.result = result
        self.notice = notice
        self.log = log ?? notice
    }
}
