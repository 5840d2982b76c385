import CLibXML2

/// libxml2's HTML parser in its event form: it builds no tree, so that neither depth nor length of a text has a limit
/// of its own, and nothing of C outlives the call.
struct HTMLParser: ~Copyable {
    private let context: htmlParserCtxtPtr?

    /// Once for the process, before the first parser: libxml2 asks for it where threads are used.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    init() {
        _ = Self.isReady
        context = htmlNewParserCtxt()
    }

    deinit {
        if let context { htmlFreeParserCtxt(context) }
    }

    /// The scalar that a character reference of HTML 4 stands for, by its name.
    static func scalar(named name: String) -> UInt32? {
        name.withCString(encodedAs: UTF8.self) { htmlEntityLookup($0)?.pointee.value }
    }

    /// Reads mark-up, which has to be valid UTF-8 of less than 2 GB, and tells the builder what it finds.
    consuming func parse(_ markup: [UInt8], into builder: TreeBuilder) {
        guard let context, !markup.isEmpty, let count = Int32(exactly: markup.count) else { return }
        briefing_html_set_handlers(
            context, Unmanaged.passUnretained(builder).toOpaque(),
            { user, name, _ in
                guard let user, let name else { return }
                Unmanaged<TreeBuilder>.fromOpaque(user)._withUnsafeGuaranteedRef { $0.start(name) }
            },
            { user, name in
                guard let user, let name else { return }
                Unmanaged<TreeBuilder>.fromOpaque(user)._withUnsafeGuaranteedRef { $0.finish(name) }
            },
            { user, characters, length in
                guard let user, let characters, length > 0 else { return }
                let bytes = UnsafeBufferPointer(start: characters, count: Int(length))
                Unmanaged<TreeBuilder>.fromOpaque(user)._withUnsafeGuaranteedRef { $0.add(bytes) }
            })
        markup.withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self).baseAddress
            // No document comes of it: without the calls that build one there is none.
            if let document = htmlCtxtReadMemory(context, start, count, nil, "UTF-8", briefing_html_options()) {
                xmlFreeDoc(document)
            }
        }
        withExtendedLifetime(builder) {}
    }
}
