import Archiving
import Domain
import Foundation
import Reference

@testable import Pipeline
@testable import Verifying

/// What an operator or another machine hands in.
enum Files {
    static let configuration: @Sendable ([UInt8]) -> Void = { bytes in
        _ = try? Configuration(yaml: String(decoding: bytes.prefix(20_000), as: UTF8.self), name: "briefing.yaml")
    }

    static let corrections: @Sendable ([UInt8]) -> Void = { bytes in
        _ = try? CorrectionFile(yaml: String(decoding: bytes.prefix(20_000), as: UTF8.self), name: "corrections.yaml")
    }

    static let archiveLine: @Sendable ([UInt8]) -> Void = { bytes in
        guard let line = try? JSONDecoder().decode(ArticleLine.self, from: Data(bytes.prefix(50_000))),
            let article = try? line.read()
        else { return }
        let length = article.text.unicodeScalars.count
        for paragraph in article.paragraphs {
            demand(paragraph.range.end <= length, "a paragraph lies outside of its text")
        }
        _ = line.objection(to: Extraction(article: article, figures: [], entities: [], claims: [], events: []))
    }

    static let receipts: @Sendable ([UInt8]) -> Void = { bytes in
        let text = String(decoding: bytes.prefix(50_000), as: UTF8.self)
        _ = try? JSONReader.read(text)
        if let file = try? JSONDecoder().decode(ReceiptFile.self, from: Data(text.utf8)),
            let again = try? file.encoded()
        {
            demand(
                (try? JSONDecoder().decode(ReceiptFile.self, from: Data(again))) != nil, "what is written is not read")
        }
        _ = try? JSONDecoder().decode(BriefingManifest.self, from: Data(text.utf8))
    }
}
