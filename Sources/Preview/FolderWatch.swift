import Foundation
import Generator

/// The system cannot watch folders: too many watches or files are open.
package struct WatchError: Error, CustomStringConvertible {
  let reason: String

  package var description: String { "cannot watch the project for changes: \(reason)" }
}

/// Tells of changes in `Content/` and `Themes/` of a project (inotify(7)), from a thread of its own.
///
/// Changes are told once it has been quiet: 4 ms after a file was saved in its place, 25 ms after
/// names came or went (editors write a new file and rename it), 120 ms in a burst (another git
/// branch), but after two seconds at the latest.
enum FolderWatch {
  static func changes(in folder: ProjectFolder) throws(WatchError) -> AsyncStream<Change> {
    let first = try WatchReader(root: folder.path)
    let (stream, continuation) = AsyncStream.makeStream(of: Change.self)
    let end = Pipe()
    continuation.onTermination = { _ in try? end.fileHandleForWriting.close() }
    let thread = Thread {
      var reader = first
      while let change = reader.next(until: end.fileHandleForReading.fileDescriptor) {
        continuation.yield(change)
      }
      reader.close()
      continuation.finish()
    }
    thread.name = "watch"
    thread.start()
    return stream
  }
}

/// Reads inotify's events and keeps one watch a folder.
private struct WatchReader {
  private let root: String
  private let file: Int32
  /// Path relative to the project, by watch.
  private var folders: [Int32: String] = [:]

  init(root: String) throws(WatchError) {
    self.root = root
    file = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard file >= 0 else { throw WatchError(reason: String(cString: strerror(errno))) }
    watch("")
    guard !folders.isEmpty else { throw WatchError(reason: String(cString: strerror(errno))) }
    for name in ["Content", "Themes"] { watchTree(name, depth: 0) }
  }

  func close() { Foundation.close(file) }

  /// The next change; nil once `end` can be read.
  mutating func next(until end: Int32) -> Change? {
    var batch = Batch()
    var deadline: ContinuousClock.Instant?
    while true {
      let now = ContinuousClock.now
      if let deadline, now >= deadline, let change = batch.change { return change }
      let wait = batch.change == nil ? -1 : batch.quiet
      var polled = [
        pollfd(fd: file, events: Int16(POLLIN), revents: 0),
        pollfd(fd: end, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&polled, nfds_t(polled.count), Int32(wait))
      if polled[1].revents != 0 { return nil }
      if count == 0, let change = batch.change { return change }
      if polled[0].revents != 0 { read(into: &batch) }
      if deadline == nil, batch.change != nil { deadline = now + .seconds(2) }
    }
  }

  private mutating func read(into batch: inout Batch) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Foundation.read(file, &buffer, buffer.count)
    var offset = 0
    let headSize = MemoryLayout<inotify_event>.size
    while offset + headSize <= count {
      let event = buffer.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      }
      let nameStart = offset + headSize
      let end = min(nameStart + Int(event.len), buffer.count)
      let name = String(decoding: buffer[nameStart..<end].prefix { $0 != 0 }, as: UTF8.self)
      take(mask: Int32(bitPattern: event.mask), watch: event.wd, name: name, into: &batch)
      offset = end
    }
  }

  private mutating func take(mask: Int32, watch: Int32, name: String, into batch: inout Batch) {
    if mask & IN_Q_OVERFLOW != 0 { return batch.addEverything() }
    if mask & IN_IGNORED != 0 {
      folders[watch] = nil
      return
    }
    guard let folder = folders[watch], !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix("~")
    else { return }
    if folder.isEmpty, name != "Content", name != "Themes" { return }
    let path = folder.isEmpty ? name : "\(folder)/\(name)"
    guard mask & IN_ISDIR == 0 else {
      forget(path)
      if mask & (IN_CREATE | IN_MOVED_TO) != 0 { watchTree(path, depth: 0) }
      return batch.addEverything()
    }
    batch.add(path, isNew: mask & IN_CLOSE_WRITE == 0)
  }

  /// A folder that was moved away keeps its watches; they are of no use any more.
  private mutating func forget(_ path: String) {
    for (watch, folder) in folders where folder == path || folder.hasPrefix(path + "/") {
      inotify_rm_watch(file, watch)
      folders[watch] = nil
    }
  }

  private mutating func watchTree(_ path: String, depth: Int) {
    guard depth < 12, watch(path) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []
    for name in names where !name.hasPrefix(".") { watchTree("\(path)/\(name)", depth: depth + 1) }
  }

  /// False when there is no folder of that path.
  @discardableResult
  private mutating func watch(_ path: String) -> Bool {
    let events =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR
    let watch = inotify_add_watch(file, "\(root)/\(path)", UInt32(bitPattern: Int32(events)))
    guard watch >= 0 else { return false }
    folders[watch] = path
    return true
  }
}

/// Changes that are told together.
private struct Batch {
  private(set) var change: Change?
  private var count = 0
  private var hasNewNames = false

  /// Milliseconds of quiet to wait for.
  var quiet: Int { count > 20 ? 120 : hasNewNames ? 25 : 4 }

  mutating func add(_ path: String, isNew: Bool) {
    count += 1
    hasNewNames = hasNewNames || isNew
    change = (change ?? .files([])).union(.files([path]))
  }

  mutating func addEverything() {
    count += 1
    hasNewNames = true
    change = .everything
  }
}
