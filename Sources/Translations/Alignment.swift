/// Which elements of two lists belong together, in order: a longest common subsequence.
///
/// Equal elements at both ends are taken off first, so the quadratic part sees only what differs.
enum Alignment {
  /// Pairs of positions, ascending in both. Time and memory are the product of the lengths that
  /// differ; texts longer than `limit` there are paired at their ends only.
  static func pairs<Element>(
    _ a: [Element], _ b: [Element], limit: Int = 3_000, same: (Element, Element) -> Bool
  ) -> [(Int, Int)] {
    var start = 0
    while start < a.count, start < b.count, same(a[start], b[start]) { start += 1 }
    var tail = 0
    while tail < a.count - start, tail < b.count - start,
      same(a[a.count - 1 - tail], b[b.count - 1 - tail])
    { tail += 1 }
    let rows = start..<(a.count - tail)
    let columns = start..<(b.count - tail)
    var pairs = (0..<start).map { ($0, $0) }
    if !rows.isEmpty, !columns.isEmpty, rows.count <= limit, columns.count <= limit {
      pairs += middle(a, rows, b, columns, same)
    }
    return pairs + (0..<tail).map { (a.count - tail + $0, b.count - tail + $0) }
  }

  private static func middle<Element>(
    _ a: [Element], _ rows: Range<Int>, _ b: [Element], _ columns: Range<Int>,
    _ same: (Element, Element) -> Bool
  ) -> [(Int, Int)] {
    let width = columns.count + 1
    var lengths = [Int32](repeating: 0, count: (rows.count + 1) * width)
    for row in rows.indices.reversed().map({ $0 - rows.lowerBound }) {
      for column in (0..<columns.count).reversed() {
        let isSame = same(a[rows.lowerBound + row], b[columns.lowerBound + column])
        lengths[row * width + column] =
          isSame
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < rows.count, column < columns.count {
      if same(a[rows.lowerBound + row], b[columns.lowerBound + column]) {
        pairs.append((rows.lowerBound + row, columns.lowerBound + column))
        (row, column) = (row + 1, column + 1)
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }
}
