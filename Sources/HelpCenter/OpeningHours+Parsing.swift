import Diagnostics

extension FieldReader {
  /// `{mon-fri: 09:00-21:00, sat-sun: 10:00-18:00}`; several times a day as a list.
  mutating func hours(_ node: YAMLNode) -> [ContactRules.Hours] {
    guard let entries = node.entries else {
      report("wrong-type", "hours are written {mon-fri: 09:00-17:30}", at: node)
      return []
    }
    var hours: [ContactRules.Hours] = []
    for entry in entries {
      guard let days = Self.days(entry.key.text ?? "") else {
        report("invalid-hours", "days are written mon, mon-fri or sat-sun", at: entry.key)
        continue
      }
      for item in entry.value.items ?? [entry.value] {
        guard let times = Self.times(item.text ?? "") else {
          report("invalid-hours", "hours are written 09:00-17:30", at: item)
          continue
        }
        let shifts = days.map { ContactRules.Hours(day: $0, start: times.start, end: times.end) }
        if shifts.contains(where: { shift in hours.contains { $0.overlaps(shift) } }) {
          report("overlapping-hours", "hours overlap with earlier ones", at: item)
        }
        hours += shifts
      }
    }
    return hours.sorted { ($0.day, $0.start) < ($1.day, $1.start) }
  }

  private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// 1 to 7; a range may pass Sunday.
  private static func days(_ text: String) -> [Int]? {
    let names = text.lowercased().split(separator: "-").map { String($0.prefix(3)) }
    let indices = names.compactMap { dayNames.firstIndex(of: $0) }
    guard indices.count == names.count, let first = indices.first, (1...2).contains(names.count)
    else { return nil }
    guard indices.count == 2 else { return [first + 1] }
    let length = (indices[1] - first + 7) % 7
    return (0...length).map { (first + $0) % 7 + 1 }
  }

  /// An end that is not later than the start is on the next day.
  private static func times(_ text: String) -> (start: Int, end: Int)? {
    let parts = text.split(separator: "-").map { minutes(String($0).trimmingWhitespace) }
    guard parts.count == 2, let start = parts[0], let end = parts[1], start < 1440 else {
      return nil
    }
    return (start, end > start ? end : end + 1440)
  }

  /// `09:30`, to `24:00`.
  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<60).contains(minute),
      (0...1440).contains(hour * 60 + minute), hour >= 0
    else { return nil }
    return hour * 60 + minute
  }
}

extension ContactRules.Hours {
  private static let week = 7 * 1440

  /// On the circle of the week.
  fileprivate func overlaps(_ other: ContactRules.Hours) -> Bool {
    let (a, b) = ((day - 1) * 1440, (other.day - 1) * 1440)
    return [-Self.week, 0, Self.week].contains { shift in
      a + start < b + other.end + shift && b + other.start + shift < a + end
    }
  }
}
