/// The files that are not as the newest commit has them, read from `git status --porcelain -z`.
struct WorkingTree: Sendable {
  private(set) var modified: [String] = []
  private(set) var renames: [(new: String, old: String)] = []

  static func arguments(_ pathspec: String) -> [String] {
    [
      "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-ahead-behind",
      "--ignore-submodules", "--", pathspec,
    ]
  }

  /// Reads `XY PATH`, behind a rename the old path (git-status(1), "Pathname Format Notes and -z").
  /// Paths are relative to the root of the repository, where the project lies in `prefix`.
  init(_ output: [UInt8], prefix: String) {
    let belowProject = { (path: ArraySlice<UInt8>) in
      String(decoding: path, as: UTF8.self).dropping(prefix: prefix)
    }
    var fields = output.split(separator: 0)[...]
    while let field = fields.popFirst() {
      guard field.count > 3 else { continue }
      let codes = Array(field.prefix(2))
      let path = belowProject(field.dropFirst(3))
      let isRename = codes.contains(UInt8(ascii: "R"))
      let old = isRename || codes.contains(UInt8(ascii: "C")) ? fields.popFirst() : nil
      if isRename, let old { renames.append((path, belowProject(old))) }
      if codes != Array("R ".utf8) { modified.append(path) }
    }
  }
}

extension String {
  fileprivate func dropping(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
