/// The commits that changed files below a folder, read from `git log --raw -z`.
///
/// Order: no parent before all of its children, newest first (`--date-order`). It comes from the
/// commits alone, so it is the same on every machine, in every time zone and at every time.
struct GitLog: Sendable {
  struct Change: Sendable {
    /// Index into `commits`.
    let commit: Int
    /// The object after the change; nil where the file was removed.
    let blob: String?
    /// What the file was called after the change, and before it where it was renamed.
    let path: String
    let oldPath: String?
    /// A rename that left the content as it was says nothing about its age.
    let isContentChange: Bool
  }

  /// Full names.
  private(set) var commits: [String] = []
  /// Commits without a parent: in a shallow clone those where the history was cut.
  private(set) var roots: Set<Int> = []
  private(set) var changes: [Change] = []

  static func arguments(_ pathspec: String) -> [String] {
    [
      "log", "--date-order", "--full-history", "-c", "--raw", "-z", "--no-abbrev", "-M",
      "--relative", "--no-show-signature", "--no-color", "--no-ext-diff", "--format=%x01%H %P",
      "--",
      pathspec,
    ]
  }

  /// Reads the output of `arguments`.
  init(_ output: [UInt8]) {
    var fields = output.split(separator: 0, omittingEmptySubsequences: true)[...]
    while let field = fields.popFirst() {
      let text = field.drop { $0 == UInt8(ascii: "\n") }
      switch text.first {
      case 1: addCommit(text.dropFirst())
      case UInt8(ascii: ":"): addChange(text, &fields)
      default: continue
      }
    }
  }

  /// `HASH PARENT…`
  private mutating func addCommit(_ text: ArraySlice<UInt8>) {
    let names = text.split(separator: UInt8(ascii: " "))
    guard let name = names.first else { return }
    if names.count == 1 { roots.insert(commits.count) }
    commits.append(String(decoding: name, as: UTF8.self))
  }

  /// `:100644 100644 OLD NEW M`; of a merge one colon, mode and object a parent (git-diff(1),
  /// "Raw output format" and "diff format for merges"). The paths are fields of their own.
  private mutating func addChange(
    _ text: ArraySlice<UInt8>, _ fields: inout ArraySlice<ArraySlice<UInt8>>
  ) {
    let parents = text.prefix { $0 == UInt8(ascii: ":") }.count
    let parts = text.dropFirst(parents).split(separator: UInt8(ascii: " "))
    guard parts.count == 2 * parents + 3, let status = parts.last, let path = fields.popFirst()
    else { return }
    let isRename = parents == 1 && status.first == UInt8(ascii: "R")
    let newPath = isRename ? fields.popFirst() ?? path : path
    let object = parts[parts.count - 2]
    let isGone = object.allSatisfy { $0 == UInt8(ascii: "0") }
    changes.append(
      Change(
        commit: commits.count - 1, blob: isGone ? nil : String(decoding: object, as: UTF8.self),
        path: String(decoding: newPath, as: UTF8.self),
        oldPath: isRename ? String(decoding: path, as: UTF8.self) : nil,
        isContentChange: !(isRename && status.elementsEqual("R100".utf8))))
  }
}
