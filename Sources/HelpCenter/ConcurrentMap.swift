import Foundation
import Synchronization

/// `transform` of every element, in input order, on all cores.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @escaping @Sendable (Element) throws -> Result
) async throws -> [Result] {
  try await concurrentMap(elements, state: ()) { element, _ in try transform(element) }
}

/// The same with a state of its own for each worker, which begins as `state`, e.g. a cache.
///
/// Workers take slices of the elements, many a core, so that a few slow ones do not hold up the rest.
/// Those at work at one time lie far apart: files that stand side by side often share a folder, in
/// which the system makes one after the other.
package func concurrentMap<Element: Sendable, Result: Sendable, State: Sendable>(
  _ elements: [Element], state: State,
  _ transform: @escaping @Sendable (Element, inout State) throws -> Result
) async throws -> [Result] {
  let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
  let sliceCount = max(1, min(elements.count, workers * 64))
  let bounds = (0...sliceCount).map { $0 * elements.count / sliceCount }
  let queue = SliceQueue(count: sliceCount, parts: workers)
  return try await withThrowingTaskGroup(of: [(Int, [Result])].self) { group in
    for _ in 0..<min(workers, sliceCount) {
      group.addTask {
        var state = state
        var done: [(Int, [Result])] = []
        while let slice = queue.take(), !Task.isCancelled {
          let results = try elements[bounds[slice]..<bounds[slice + 1]].map {
            try transform($0, &state)
          }
          done.append((slice, results))
        }
        return done
      }
    }
    var slices = [[Result]](repeating: [], count: sliceCount)
    for try await done in group {
      for (slice, results) in done { slices[slice] = results }
    }
    // Workers of a cancelled task stop early: half of the results is no result.
    try Task.checkCancellation()
    return Array(slices.joined())
  }
}

/// The same for a few large elements: each is a task of its own, which may begin others. The
/// heaviest begins first, so that all cores are busy to the end.
package func concurrentTasks<Element: Sendable, Result: Sendable>(
  _ elements: [Element], weight: (Element) -> Int,
  _ transform: @escaping @Sendable (Element) async -> Result
) async -> [Result] {
  let weights = elements.map(weight)
  let order = elements.indices.sorted { weights[$0] > weights[$1] }
  return await withTaskGroup(of: (Int, Result).self) { group in
    for index in order {
      group.addTask { [element = elements[index]] in (index, await transform(element)) }
    }
    var results = [Result?](repeating: nil, count: elements.count)
    for await (index, result) in group { results[index] = result }
    return results.compactMap(\.self)
  }
}

/// Hands out each number below `count` once, from `parts` equal parts in turn.
private final class SliceQueue: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let parts: Int

  init(count: Int, parts: Int) {
    self.count = count
    self.parts = parts
  }

  func take() -> Int? {
    let partLength = (count + parts - 1) / parts
    while true {
      let turn = next.add(1, ordering: .relaxed).oldValue
      guard turn < partLength * parts else { return nil }
      let number = turn % parts * partLength + turn / parts
      if number < count { return number }
    }
  }
}
