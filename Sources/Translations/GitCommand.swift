import Foundation

/// The `git` command, the one place that starts a process.
///
/// Nothing here changes the repository: no lock is taken, no hook, external diff or file system
/// monitor of the repository is run, nothing is fetched and nobody is asked for a password.
struct GitCommand: Sendable {
  enum Failure: Error {
    /// There is no `git` in `PATH`.
    case notInstalled
    /// git's own words, without "fatal: ".
    case failed(String)
  }

  /// Absolute; paths in arguments are relative to it.
  let folder: String

  /// A git that was started, reading from a file, so that neither side ever waits for the other.
  struct Running {
    fileprivate let process: Process
    fileprivate let output: Pipe
    fileprivate let errors: Pipe
  }

  func run(_ arguments: [String], input: Data? = nil) throws(Failure) -> [UInt8] {
    try finish(start(arguments, input: input))
  }

  func start(_ arguments: [String], input: Data? = nil) throws(Failure) -> Running {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder, "-c", "core.fsmonitor=false"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(Self.environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do {
      if let input { process.standardInput = try Self.temporaryFile(input) }
      try process.run()
    } catch {
      throw .failed(error.localizedDescription)
    }
    return Running(process: process, output: output, errors: errors)
  }

  func finish(_ running: Running) throws(Failure) -> [UInt8] {
    let output = running.output.fileHandleForReading.readDataToEndOfFile()
    let errors = running.errors.fileHandleForReading.readDataToEndOfFile()
    running.process.waitUntilExit()
    switch running.process.terminationStatus {
    case 0: return Array(output)
    case 127: throw .notInstalled
    default: throw .failed(Self.firstLine(errors))
    }
  }

  /// What the user's or the repository's settings may not change about the output.
  private static let environment = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
  ]

  /// Open for reading and already without a name.
  private static func temporaryFile(_ data: Data) throws -> FileHandle {
    let name = "helpgen-\(UUID().uuidString)"
    let url = FileManager.default.temporaryDirectory.appending(path: name)
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FileHandle(forReadingFrom: url)
  }

  private static func firstLine(_ errors: Data) -> String {
    let text = String(decoding: errors, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "git failed"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  }
}
