import Foundation

/// `transform` of every element, in input order, on all cores. Elements are handed out in slices,
/// several a core, so that a few slow ones do not hold up the rest.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @escaping @Sendable (Element) throws -> Result
) async throws -> [Result] {
  let sliceCount = max(1, min(elements.count, ProcessInfo.processInfo.activeProcessorCount * 16))
  let bounds = (0...sliceCount).map { $0 * elements.count / sliceCount }
  return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
    for slice in 0..<sliceCount {
      group.addTask {
        (slice, try elements[bounds[slice]..<bounds[slice + 1]].map(transform))
      }
    }
    var slices = [[Result]](repeating: [], count: sliceCount)
    for try await (slice, results) in group { slices[slice] = results }
    return Array(slices.joined())
  }
}
