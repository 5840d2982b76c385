public import Domain
import GRDB

extension Archive {
    /// What is remembered of a feed; nothing yet for one that was never asked.
    public func feed(_ address: String) throws(ArchiveError) -> FeedState {
        try read { database in
            try String.fetchOne(database, sql: "SELECT state FROM feeds WHERE address = ?", arguments: [address])
                .map { try JSONText.decode(from: $0) } ?? FeedState(address: address)
        }
    }

    /// All feeds that were ever asked, by address.
    public func feeds() throws(ArchiveError) -> [FeedState] {
        try read { database in
            try String.fetchAll(database, sql: "SELECT state FROM feeds ORDER BY address").map {
                try JSONText.decode(from: $0)
            }
        }
    }

    /// Remembers the state of a feed.
    public func record(_ feed: FeedState) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO feeds (address, state) VALUES (?, ?)
                    ON CONFLICT (address) DO UPDATE SET state = excluded.state
                    """, arguments: [feed.address, try JSONText.encode(feed)])
        }
    }

    /// Whether a page was asked for already.
    public func hasPage(_ address: String) throws(ArchiveError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM pages WHERE address = ?)", arguments: [address]) ?? false
        }
    }

    /// Whether a page was fetched, so that the item of the feed that sums it up says nothing more.
    public func hasFetched(_ address: String) throws(ArchiveError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM pages WHERE address = ? AND file IS NOT NULL)",
                arguments: [address]) ?? false
        }
    }

    /// Remembers that a page was asked for.
    ///
    /// - Parameter file: where its bytes landed; `nil` where it could not be had.
    public func record(page address: String, file: String?, at moment: Moment) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO pages (address, fetched, file) VALUES (?, ?, ?)
                    ON CONFLICT (address) DO UPDATE SET fetched = excluded.fetched, file = excluded.file
                    """, arguments: [address, moment.description, file])
        }
    }
}
