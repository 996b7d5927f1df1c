/// Changes that are told together.
struct Batch {
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
