/// The program's version, which is recorded with each briefing.
public enum ProgramVersion {
    /// Semantic version.
    public static let current = "0.1.0"
}
