/// What the process says to its caller when it ends (after sysexits.h where that has a word for it).
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done; also when there is nothing new.
    case done = 0
    /// `verify`, `doctor` or `status` found something wrong.
    case foundWrong = 1
    /// Done, with inputs in quarantine.
    case quarantined = 3
    /// The new release failed its own checks; the old one stays.
    case gateFailed = 4
    /// The command line is wrong.
    case usage = 64
    /// Too much of the input is bad.
    case badData = 65
    /// There is no input.
    case noInput = 66
    /// Sources could not be fetched, or gave nothing for too long.
    case unavailable = 69
    /// A defect of the program.
    case internalError = 70
    /// The output cannot be created.
    case cannotCreate = 73
    /// Input or output failed, a full disk among them.
    case inputOutput = 74
    /// Another run holds the lock.
    case locked = 75
    /// Permission was refused.
    case permission = 77
    /// The configuration is wrong.
    case configuration = 78
    /// Interrupted from the keyboard.
    case interrupted = 130
    /// Told to end.
    case terminated = 143
}

/// Why a run ends before its time: a message for a person, and the status for the caller.
public struct RunFailure: Error, Sendable, CustomStringConvertible {
    /// The status the process ends with.
    public let status: ExitStatus
    /// What is wrong, where, and what to do.
    public let message: String

    public init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    public var description: String { message }
}
