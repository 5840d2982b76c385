/// The program's version, which is recorded with each briefing.
public enum ProgramVersion {
    /// Semantic version.
    public static let current = "0.1.0"

    /// The program's name with its version, as manifests bear it.
    static let nameAndVersion = "briefing " + current
}
