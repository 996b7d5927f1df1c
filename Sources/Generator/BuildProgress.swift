import Synchronization

/// How far a build is, for whoever shows it. Counting costs one atomic addition a file.
package final class BuildProgress: Sendable {
  private let stage = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let total = Atomic<Int>(0)
  private static let stages = ["", "reading", "linking", "indexing", "writing"]

  package init() {}

  func begin(_ name: String, total count: Int) {
    done.store(0, ordering: .relaxed)
    total.store(count, ordering: .relaxed)
    stage.store(Self.stages.firstIndex(of: name) ?? 0, ordering: .relaxed)
  }

  func step() { done.add(1, ordering: .relaxed) }

  /// "writing 1,200 of 10,000"; nil before the first stage.
  package var text: String? {
    let name = Self.stages[stage.load(ordering: .relaxed)]
    let count = total.load(ordering: .relaxed)
    guard !name.isEmpty else { return nil }
    return count == 0 ? name : "\(name) \(done.load(ordering: .relaxed)) of \(count)"
  }
}
