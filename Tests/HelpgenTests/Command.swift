import Foundation

/// A run of the built binary: what it printed and how it ended.
struct Command {
  let output: String
  let errors: String
  let status: Int32

  /// The binary lies beside the test bundle.
  static let binary: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [bundle, Bundle.main.bundleURL].map { $0.appending(path: "helpgen") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[0]
  }()

  @discardableResult
  init(_ arguments: String..., in folder: URL, environment: [String: String] = [:]) throws {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let streams = [FileManager.default.temporaryFile(), FileManager.default.temporaryFile()]
    process.standardOutput = try FileHandle(forWritingTo: streams[0])
    process.standardError = try FileHandle(forWritingTo: streams[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    output = try String(contentsOf: streams[0], encoding: .utf8)
    errors = try String(contentsOf: streams[1], encoding: .utf8)
    status = process.terminationStatus
    for stream in streams { try? FileManager.default.removeItem(at: stream) }
  }
}

extension FileManager {
  fileprivate func temporaryFile() -> URL {
    let url = temporaryDirectory.appending(path: UUID().uuidString)
    _ = createFile(atPath: url.path, contents: nil)
    return url
  }
}

/// Passes on an empty folder and removes it afterwards.
func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "helpgen-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// Passes on a project made by `helpgen init`.
func withProject<Value>(_ body: (URL) throws -> Value) throws -> Value {
  try withFolder { folder in
    try Command("init", "help", in: folder)
    return try body(folder.appending(path: "help"))
  }
}

extension URL {
  func write(_ text: String, to path: String) throws {
    let file = appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: appending(path: path).path)
  }
}
