import Foundation

/// Reads inotify's events and keeps one watch a folder, and one a file that a symbolic link shows.
struct WatchReader {
  private let root: String
  private let file: Int32
  /// Path relative to the project, by watch.
  private var folders: [Int32: String] = [:]
  /// Folders that have several paths, by symbolic links: what changes in them is not told by path.
  private var shared: Set<Int32> = []
  /// Files that symbolic links show.
  private var links: [Int32: String] = [:]
  /// Of git, where it writes `HEAD` at a commit or a change of branch.
  private var histories: Set<Int32> = []
  private var failure: WatchError?

  init(root: String) throws(WatchError) {
    self.root = root
    file = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard file >= 0 else { throw WatchError(code: errno, path: root) }
    guard watch("") else { throw failure ?? WatchError(code: errno, path: root) }
    for name in ["Content", "Themes"] { watchTree(name) }
    watchHistory()
    if let failure { throw failure }
  }

  func close() { Foundation.close(file) }

  /// Why something is not watched, told once.
  mutating func takeFailure() -> WatchError? {
    defer { failure = nil }
    return failure
  }

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
    if histories.contains(watch), name == "HEAD" { return batch.addEverything() }
    if let link = links[watch] {
      // A file that was replaced by another of its name is watched anew.
      watchLink(link)
      return batch.add(link, isNew: true)
    }
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
      if mask & (IN_CREATE | IN_MOVED_TO) != 0 { watchTree(path) }
      return batch.addEverything()
    }
    if shared.contains(watch) { return batch.addEverything() }
    if mask & IN_CREATE != 0, !isComplete(path) { return }
    batch.add(path, isNew: mask & (IN_CLOSE_WRITE | IN_ATTRIB) == 0)
  }

  /// Whether a name that has just come has all it will have. A file that is being written is told of
  /// when it is closed; links are there at once.
  private mutating func isComplete(_ path: String) -> Bool {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)") else {
      return true
    }
    if facts[.type] as? FileAttributeType == .typeSymbolicLink {
      watchLink(path)
      watchTree(path)
      return true
    }
    return facts[.referenceCount] as? Int ?? 1 > 1
  }

  /// A folder that was moved away keeps its watches; they are of no use any more.
  private mutating func forget(_ path: String) {
    for (watch, folder) in folders.merging(links, uniquingKeysWith: { first, _ in first })
    where folder == path || folder.hasPrefix(path + "/") {
      inotify_rm_watch(file, watch)
      folders[watch] = nil
      links[watch] = nil
    }
  }

  /// As deep as a project is read.
  private mutating func watchTree(_ path: String) {
    guard path.utf8.count(where: { $0 == UInt8(ascii: "/") }) <= 10, failure == nil, watch(path)
    else { return }
    guard let stream = opendir("\(root)/\(path)") else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): continue
      case Int32(DT_LNK): watchLink("\(path)/\(name)")
      default: break
      }
      watchTree("\(path)/\(name)")
    }
  }

  /// False when there is no folder of that path.
  private mutating func watch(_ path: String) -> Bool {
    let events =
      IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR
    guard let watch = add("\(root)/\(path)", events) else { return false }
    if let other = folders[watch], other != path {
      shared.insert(watch)
    } else {
      folders[watch] = path
    }
    return true
  }

  /// The file at the end of a symbolic link: what happens to it does not show in the link's folder.
  private mutating func watchLink(_ path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder),
      !isFolder.boolValue,
      let watch = add("\(root)/\(path)", IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
    else { return }
    links[watch] = path
  }

  /// The repository of the project or of a folder above it; in a work tree `.git` is a file that
  /// names the folder (gitrepository-layout(5)).
  private mutating func watchHistory() {
    var folder = URL(filePath: root)
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/.git") {
      folder.deleteLastPathComponent()
    }
    var git = folder.path + "/.git"
    if let text = try? String(contentsOfFile: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
      let named = text.dropFirst(8).prefix { $0 != "\n" }
      git = URL(filePath: String(named), relativeTo: folder).path
    }
    for place in [git, git + "/logs"] {
      if let watch = add(place, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR) {
        histories.insert(watch)
      }
    }
  }

  private mutating func add(_ path: String, _ events: Int32) -> Int32? {
    let watch = inotify_add_watch(file, path, UInt32(bitPattern: events))
    if watch >= 0 { return watch }
    if errno == ENOSPC { failure = WatchError(code: errno, path: path) }
    return nil
  }
}
