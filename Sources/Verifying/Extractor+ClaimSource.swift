import Domain
public import Extracting

/// The pipeline's own extractor reads archived articles again.
extension Extractor: ClaimSource {}
