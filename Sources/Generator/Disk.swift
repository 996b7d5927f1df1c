import Foundation

/// The machine failed: a disk is full, a file may not be read. Never the author's mistake.
package struct DiskError: Error, CustomStringConvertible {
  package let action: String
  package let path: String
  /// The system's own words.
  package let reason: String

  init(_ action: String, _ path: String, reason: String = String(cString: strerror(errno))) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  package var description: String { "cannot \(action) \"\(path)\": \(reason)" }
}

/// Files and folders by the system's calls. Used by scanning and writing, and by nothing else.
enum Disk {
  struct Entry {
    enum Kind { case file, folder, neither }
    let name: String
    /// Of what a symbolic link leads to. A pipe, a device and a link to nothing are neither.
    let kind: Kind
    let isLink: Bool
    var isFolder: Bool { kind == .folder }
  }

  /// The entries of a folder, without those whose name begins with a dot, sorted by name. Nil when
  /// there is no such folder.
  static func entries(of folder: String) throws(DiskError) -> [Entry]? {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError("read folder", folder)
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let type = Int(entry.pointee.d_type)
      let kind: Entry.Kind =
        switch type {
        case Int(DT_DIR): .folder
        case Int(DT_REG): .file
        default: self.kind(of: "\(folder)/\(name)")
        }
      entries.append(Entry(name: name, kind: kind, isLink: type == Int(DT_LNK)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  private static func kind(of path: String) -> Entry.Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .neither }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .neither
    }
  }

  /// Whether anything has this name: a file, a folder, or a link, wherever it leads.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Where `path` is with every symbolic link followed, nil when it leads nowhere.
  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The bytes of a file; nil when it does not exist (any more), or is a folder or a pipe, which is
  /// not waited for.
  static func read(_ path: String) throws(DiskError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError("read", path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DiskError("read", path) }
    if status.st_mode & S_IFMT != S_IFREG { return nil }
    var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
      count = readAll(file, into: buffer)
    }
    while bytes.count > Int(status.st_size) {
      // The file grew between the two calls, or tells no size: read on to its end.
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { $1 = readAll(file, into: $0) }
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  private static func readAll(_ file: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int
  {
    var count = 0
    while count < buffer.count, let base = buffer.baseAddress {
      let read = Foundation.read(file, base + count, buffer.count - count)
      if read <= 0 { break }
      count += read
    }
    return count
  }

  /// Writes a file, and makes the folders above it where they are missing.
  static func write(_ bytes: [UInt8], toNew path: String) throws(DiskError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    var file = open(path, flags, 0o644)
    if file < 0, errno == ENOENT, let slash = path.lastIndex(of: "/") {
      try makeFolder(String(path[..<slash]))
      file = open(path, flags, 0o644)
    }
    guard file >= 0 else { throw DiskError("write", path) }
    try writeAll(bytes, to: file) { path }
  }

  /// Writes to an open file and closes it.
  static func writeAll(
    _ bytes: [UInt8], to file: Int32, _ path: () -> String
  ) throws(DiskError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(file, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      guard written > 0 else {
        let error = DiskError("write", path())
        close(file)
        throw error
      }
      start += written
    }
    guard close(file) == 0 else { throw DiskError("write", path()) }
  }

  /// Makes the folder and those above it.
  static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw DiskError("make folder", path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw DiskError("make folder", path) }
  }

  static func remove(_ path: String) throws(DiskError) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      if FileManager.default.fileExists(atPath: path) {
        throw DiskError("remove", path, reason: error.localizedDescription)
      }
    }
  }
}
