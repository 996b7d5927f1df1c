import Foundation

/// What git knows about the files of a project: when each changed, and what it said before.
package struct GitHistory: Sendable {
  /// Why nothing is known, in words for the reader.
  package enum Absence: Error, Hashable, Sendable {
    case notInstalled
    case noRepository
    case noCommits
    case failed(String)
  }

  /// The past of one file, newest first.
  package struct File: Sendable {
    /// Object of each version that was committed, without the one in the folder if it differs.
    fileprivate(set) var versions: [String] = []
    /// The newest commit that changed the content, as an index into the log.
    fileprivate(set) var lastChange: Int?
    /// The names the file had, newest first.
    fileprivate(set) var names: [String]
    /// The file in the folder is not the one of the newest commit.
    fileprivate(set) var isModified = false
  }

  private let git: GitCommand
  private let log: GitLog
  private var files: [String: File]
  /// The clone holds only the newest commits.
  package let isShallow: Bool

  /// Reads the history of everything below `Content/` of the project in `folder` (absolute).
  private static func read(_ folder: String) throws(Absence) -> GitHistory {
    let git = GitCommand(folder: folder)
    do {
      let facts = try git.run(["rev-parse", "--is-shallow-repository", "--show-prefix"])
      let lines = String(decoding: facts, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let log = try git.start(GitLog.arguments("Content"))
      let status = try git.start(WorkingTree.arguments("Content"))
      let commits = GitLog(try git.finish(log))
      let tree = WorkingTree(try git.finish(status), prefix: String(lines[1]))
      return GitHistory(git: git, log: commits, tree: tree, isShallow: lines[0] == "true")
    } catch {
      throw Absence(error)
    }
  }

  /// The same, its failure as a value.
  package static func reading(_ folder: String) -> Result<GitHistory, Absence> {
    do { return .success(try read(folder)) } catch { return .failure(error) }
  }

  /// The same on a thread of its own, which waits for git while the caller's go on.
  package static func readingApart(_ folder: String) async -> Result<GitHistory, Absence> {
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: reading(folder)) }.start()
    }
  }

  private init(git: GitCommand, log: GitLog, tree: WorkingTree, isShallow: Bool) {
    self.git = git
    self.log = log
    self.isShallow = isShallow
    files = Self.follow(log, tree)
  }

  package subscript(path: String) -> File? { files[path] }

  /// As `git status` would say it now.
  mutating func setModified(_ path: String, _ isModified: Bool) {
    files[path, default: File(names: [path])].isModified = isModified
  }

  /// Whether the commit is where a shallow clone's history was cut, so that it seems to have
  /// written everything.
  package func isCut(at commit: Int) -> Bool { isShallow && log.roots.contains(commit) }

  /// Walks back from the names of today. A path that leads to none of them was removed.
  private static func follow(_ log: GitLog, _ tree: WorkingTree) -> [String: File] {
    var files: [String: File] = [:]
    var today: [String: String] = [:]
    for (new, old) in tree.renames {
      today[old] = new
      files[new] = File(names: [new, old])
    }
    for change in log.changes {
      let name = today[change.path] ?? change.path
      var file = files[name] ?? File(names: [name])
      if let blob = change.blob, file.versions.last != blob { file.versions.append(blob) }
      if change.isContentChange, file.lastChange == nil { file.lastChange = change.commit }
      if let old = change.oldPath {
        today[change.path] = nil
        today[old] = name
        if file.names.last != old { file.names.append(old) }
      }
      files[name] = file
    }
    for path in tree.modified { files[path, default: File(names: [path])].isModified = true }
    return files
  }
}

extension GitHistory {
  /// The texts of these objects; what is missing or not a file is left out.
  package func texts(of objects: some Sequence<String>) throws(Absence) -> [String: [UInt8]] {
    let requests = Set(objects).sorted()
    guard !requests.isEmpty else { return [:] }
    let output = try batch("--batch", requests)
    var texts: [String: [UInt8]] = [:]
    var start = 0
    for request in requests {
      guard let end = output[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      let header = output[start..<end].split(separator: UInt8(ascii: " "))
      start = end + 1
      guard header.count == 3, let size = Int(String(decoding: header[2], as: UTF8.self)) else {
        continue
      }
      texts[request] = Array(output[start..<min(start + size, output.count)])
      start += size + 1
    }
    return texts
  }

  /// The text of a file in the newest commit, as a checkout would write it; nil where it has none.
  func committedText(of file: File) throws(Absence) -> [UInt8]? {
    for name in file.names {
      do { return try git.run(["cat-file", "--filters", "HEAD:./\(name)"]) } catch .failed {
        continue
      } catch {
        throw Absence(error)
      }
    }
    return nil
  }

  /// A file as a commit had it, by the first of its names that the commit knows.
  struct Version: Hashable {
    let commit: Int
    let names: [String]
  }

  /// The object of each version; nil where the commit has no such file.
  func objects(of versions: [Version]) throws(Absence) -> [String?] {
    let requests = versions.flatMap { version in
      version.names.map { "\(log.commits[version.commit]):./\($0)" }
    }
    guard !requests.isEmpty else { return [] }
    let output = try batch("--batch-check=%(objectname) %(objecttype)", requests)
    let answers = output.split(separator: UInt8(ascii: "\n"))
    var next = 0
    return versions.map { version in
      let own = answers[min(next, answers.count)..<min(next + version.names.count, answers.count)]
      next += version.names.count
      let found = own.first { $0.suffix(5).elementsEqual(" blob".utf8) }
      return found.map { String(decoding: $0.dropLast(5), as: UTF8.self) }
    }
  }

  private func batch(_ mode: String, _ requests: [String]) throws(Absence) -> [UInt8] {
    let input = Data(requests.map { $0 + "\n" }.joined().utf8)
    do {
      return try git.run(["cat-file", mode], input: input)
    } catch {
      throw Absence(error)
    }
  }
}

extension GitHistory.Absence {
  fileprivate init(_ failure: GitCommand.Failure) {
    switch failure {
    case .notInstalled: self = .notInstalled
    case .failed(let message) where message.contains("not a git repository"): self = .noRepository
    case .failed(let message) where message.contains("does not have any commits"): self = .noCommits
    case .failed(let message): self = .failed(message)
    }
  }

  /// One phrase.
  package var message: String {
    switch self {
    case .notInstalled: "git is not installed"
    case .noRepository: "the project is not in git"
    case .noCommits: "the git repository has no commits"
    case .failed(let reason): "git cannot read the history: \(reason)"
    }
  }
}
