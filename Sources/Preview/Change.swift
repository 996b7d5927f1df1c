/// What changed below the watched folders since the last time.
enum Change: Equatable, Sendable {
  /// Files, relative to the project.
  case files(Set<String>)
  /// Folders came or went, or the system lost count.
  case everything

  func union(_ other: Change) -> Change {
    guard case .files(let mine) = self, case .files(let others) = other else { return .everything }
    return .files(mine.union(others))
  }
}
