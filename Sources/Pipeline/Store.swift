import Archiving
import Domain
import Foundation
import Publishing

/// Opens and writes what runs keep on disk, and turns what goes wrong there into the status a caller is told.
enum Store {
    /// Opens the archive, making it and its folder where there is none.
    static func openArchive(_ path: String) throws(RunFailure) -> Archive {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty { try makeFolder(folder) }
        return try run { try Archive(path: path) }
    }

    /// Opens an archive that has to be there, for reading.
    static func openExistingArchive(_ path: String) throws(RunFailure) -> Archive {
        try run { try Archive(path: path, access: .reading) }
    }

    /// Takes the lock of an output folder, or fails at once.
    static func lock(_ path: String) throws(RunFailure) -> RunLock {
        try run { try RunLock(path: path, started: SystemClock.now()) }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(RunFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw RunFailure(
                .cannotCreate, "\(path): the folder cannot be created; name another with --output, or make it writable")
        }
    }

    /// Writes files into a folder, each whole or not at all.
    static func write(_ files: [RenderedFile], to folder: String) throws(RunFailure) {
        try makeFolder(folder)
        for file in files { try run { try SafeFile.write(file.bytes, to: folder + "/" + file.name) } }
    }

    /// Runs something that touches the disk.
    @discardableResult
    static func run<Value>(_ body: () throws -> Value) throws(RunFailure) -> Value {
        do {
            return try body()
        } catch let failure as RunFailure {
            throw failure
        } catch let error as ArchiveError {
            throw RunFailure(status(of: error), "\(error)")
        } catch let error as RunLock.Failure {
            throw RunFailure(status(of: error), "\(error)")
        } catch let error as PublishingError {
            throw RunFailure(status(of: error), "\(error)")
        } catch {
            throw RunFailure(.inputOutput, "\(error)")
        }
    }

    private static func status(of error: ArchiveError) -> ExitStatus {
        switch error.code {
        case .missing: .noInput
        case .foreign, .damaged, .newer: .badData
        case .busy: .locked
        case .permission: .permission
        case .diskFull, .io: .inputOutput
        }
    }

    private static func status(of error: RunLock.Failure) -> ExitStatus {
        switch error.code {
        case .held: .locked
        case .cannotCreate: .cannotCreate
        case .permission: .permission
        }
    }

    private static func status(of error: PublishingError) -> ExitStatus {
        switch error.code {
        case .cannotCreate: .cannotCreate
        case .permission: .permission
        default: .inputOutput
        }
    }
}
