// The search files, format 2. All but the first of a language lie at `files[0] + STEM + files[1]`,
// where the second part holds one hash of them all.
//
// First file, one JSON object:
//   v            2
//   language     BCP 47 tag of the set
//   files        what the URLs of the other files have before and after their stems
//   common       forms that are too frequent to be looked up
//   ask          words that ask; they count less
//   words        the one shard of a small set, or
//   from         for each shard, the first form that belongs there, in UTF-16 units: a letter A to Z,
//                how many units it shares with the one before, then the rest; the first is empty.
//                Shard n is `search/LANG/n`
//   whole        1 if `search/LANG/whole` is a list of all shards                      (optional)
//   names        the names of all documents; or, above 4,000, `namesPerFile`: how many of them
//                `search/LANG/names-n` has
//   articles     what is known of the articles; left out above 4,000, where it is
//                `search/LANG/articles`
//   answers      {from: first document of each file `answers/LANG/n`, encoded as places, threshold:
//                how sure the assistant must be, see `+Calibration`, left out where there are few
//                articles, listed: what the questions count that articles list, see
//                `+ListedQuestions`, left out where in full}
//
// Names, one JSON object:
//   urls         per document: one character, in base 36, how many UTF-16 units it shares with the
//                URL before it (at most 35), then the rest
//   titles       per document
//
// Articles, one JSON object:
//   categories   [title, path]; `category`: runs [index, length, …] over the documents
//   audiences    lists of audiences; `audience`: runs of indexes, -1 for everybody   (optional)
//   languages    of fallbacks; `textLanguage`: runs of indexes, -1 for the set's own  (optional)
//   hidden       documents that only answers use                                      (optional)
//   lengths      one digit per document, round(5 log2(1 + words of body text))
//   chunks       the chunks of all documents in order: a letter (t title, d description and
//                keywords, q question, h heading, b body, x source language's terms), then how
//                many of them where that is not one; each document begins with its t
//
// Shard, one JSON object:
//   w            the forms in the order of UTF-16 units. Each is: a letter A to Z, how many units it
//                shares with the form before (at most 25); if it has the stem of an earlier form of
//                this shard, how many forms back the nearest such is, less one, in base 27, digits
//                `#$%&'()*+,-./:;<=>?@[]^_`{|` with the lowest first and `~` before all but the
//                last; then the rest of the form. `!` instead of the letter: no form, but the
//                places of all forms of that stem in other shards.
//   p            per form, ended by `!`: the chunks it stands in, ascending, each as the difference
//                to the one before less one (the first as it is), as a number.
//
// Digits are the characters 35 to 126 without 92, 91 in all. A number below 59 is one digit; else
// the digit 59 + (n - 59) % 32, followed by the number (n - 59) / 32.

extension SearchIndex {
  struct Shard {
    /// The first form that belongs to it; empty for the first shard.
    let from: String
    let bytes: [UInt8]
  }

  /// All words in one piece of at most `inlineLimit` bytes, or in shards of an eightieth of all, but
  /// neither smaller than a sixteenth of `inlineLimit` nor larger than 14,000 bytes. Shards of forms
  /// of one or two units are a quarter to an eighth of that: no others are found by their likeness
  /// to such a form, so that it need not stand among them, and a question in a script without spaces
  /// has a dozen of them.
  func shards(inlineLimit: Int) -> [Shard] {
    let encoding = FormEncoding(of: self)
    let sizes = encoding.rows.map { $0.units.count / 2 + 3 + $0.places.count + 1 }
    let total = sizes.reduce(0, +)
    if total <= inlineLimit {
      return encoding.shards(of: self, [encoding.rows.indices])
    }
    let target = min(max(total / 80, inlineLimit / 16, 300), 14_000)
    let shortTarget = min(max(total / 640, target / 8, 1), 3_500)
    let weights = zip(encoding.rows, sizes).map { row, size in
      row.units.count < 3 ? size * target / shortTarget : size
    }
    return encoding.shards(of: self, cuts(weights, target))
  }

  private func cuts(_ sizes: [Int], _ target: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var size = 0
    for index in sizes.indices {
      if size > 0, size + sizes[index] > target {
        result.append(start..<index)
        start = index
        size = 0
      }
      size += sizes[index]
    }
    result.append(start..<sizes.count)
    return result
  }
}

/// The forms that stand anywhere, in the order of their UTF-16 units, and what is written of each.
private struct FormEncoding {
  struct Row {
    let form: Int
    /// In `units`.
    let units: Range<Int>
    /// The first four units, of which the first weighs most: they decide the order of nearly all.
    let head: UInt64
    /// In `places`, encoded.
    var places = 0..<0
  }

  private(set) var rows: [Row] = []
  private var units: [UInt16] = []
  private var places: [UInt8] = []

  init(of index: SearchIndex) {
    for form in 0..<index.forms.count where index.starts[form] < index.starts[form + 1] {
      let start = units.count
      index.forms.withBytes(of: form) { appendUTF16($0, to: &units) }
      let head = (0..<4).reduce(UInt64(0)) { head, offset in
        head << 16 | (start + offset < units.count ? UInt64(units[start + offset]) : 0)
      }
      rows.append(Row(form: form, units: start..<units.count, head: head))
    }
    rows.sort { [units] first, second in
      first.head == second.head
        ? units[first.units].lexicographicallyPrecedes(units[second.units])
        : first.head < second.head
    }
    places.reserveCapacity(index.chunks.count * 2)
    for row in rows.indices {
      let start = places.count
      let form = rows[row].form
      appendNumbers(index.chunks[index.starts[form]..<index.starts[form + 1]], to: &places)
      rows[row].places = start..<places.count
    }
  }

  func shards(of index: SearchIndex, _ ranges: [Range<Int>]) -> [SearchIndex.Shard] {
    var latest = [Int](repeating: -1, count: index.classCount)
    return zip(ranges, outsideForms(index, ranges)).map { range, outside in
      SearchIndex.Shard(
        from: range.lowerBound == 0 ? "" : shortest(range.lowerBound),
        bytes: shard(of: index, range, outside, &latest))
    }
  }

  /// The shortest beginning of the form at `row` that the form before it does not reach.
  private func shortest(_ row: Int) -> String {
    let own = units[rows[row].units]
    let shared = sharedCount(units[rows[row - 1].units], own, limit: .max)
    let end = own[own.startIndex + shared]
    let isHalf = (0xD800..<0xDC00).contains(end)
    return String(decoding: own.prefix(shared + (isHalf ? 2 : 1)), as: UTF16.self)
  }

  /// For each shard, its classes that have forms in other shards too, with those.
  private func outsideForms(
    _ index: SearchIndex, _ ranges: [Range<Int>]
  ) -> [[UInt32: [Int]]] {
    var first = [Int](repeating: -1, count: index.classCount)
    var isDivided = [Bool](repeating: false, count: index.classCount)
    for (shard, range) in ranges.enumerated() {
      for row in rows[range] {
        let stem = Int(index.formClass[row.form])
        if first[stem] < 0 { first[stem] = shard }
        if first[stem] != shard { isDivided[stem] = true }
      }
    }
    var members: [UInt32: [(form: Int, shard: Int)]] = [:]
    for (shard, range) in ranges.enumerated() {
      for row in rows[range] where isDivided[Int(index.formClass[row.form])] {
        members[index.formClass[row.form], default: []].append((row.form, shard))
      }
    }
    var result = [[UInt32: [Int]]](repeating: [:], count: ranges.count)
    for (stem, members) in members {
      for shard in Set(members.map(\.shard)) {
        result[shard][stem] = members.filter { $0.shard != shard }.map(\.form)
      }
    }
    return result
  }

  /// - Parameter latest: of each class, where in the shard its latest form is; -1 before and after.
  private func shard(
    of index: SearchIndex, _ range: Range<Int>, _ outside: [UInt32: [Int]], _ latest: inout [Int]
  ) -> [UInt8] {
    var words = JSONBytes()
    var places = JSONBytes()
    var count = 0
    var coding = FrontCoding()
    words.raw("{\"w\":\"")
    for row in rows[range] {
      let stem = Int(index.formClass[row.form])
      let before = latest[stem]
      coding.write(units[row.units], to: &words) { words in
        if before >= 0 { writeBackReference(count - before, to: &words) }
      }
      places.raw(self.places[row.places])
      places.raw("!")
      latest[stem] = count
      count += 1
      if before < 0, let others = outside[UInt32(stem)] {
        words.raw("!")
        writeBackReference(1, to: &words)
        places.raw(index.encodedUnion(of: others)[...])
        places.raw("!")
        latest[stem] = count
        count += 1
      }
    }
    for row in rows[range] { latest[Int(index.formClass[row.form])] = -1 }
    words.raw("\",\"p\":\"")
    words.raw(places.bytes[...])
    words.raw("\"}")
    return words.bytes
  }
}

extension SearchIndex {
  fileprivate func encodedUnion(of forms: [Int]) -> [UInt8] {
    let union = Set(forms.flatMap { chunks[starts[$0]..<starts[$0 + 1]] }).sorted()
    return encodedNumbers(union)
  }
}

/// Words in order, each with what it has in common with the one before.
struct FrontCoding {
  private var before: ArraySlice<UInt16> = []

  /// Writes the letter that says how many units are shared, what `more` writes, and the rest.
  mutating func write(
    _ units: ArraySlice<UInt16>, to json: inout JSONBytes,
    more: (inout JSONBytes) -> Void = { _ in }
  ) {
    let shared = sharedCount(before, units, limit: 25)
    before = units
    json.raw(CollectionOfOne(UInt8(65 + shared)))
    more(&json)
    json.raw(units.dropFirst(shared))
  }
}

func encodedNumbers(_ numbers: [UInt32]) -> [UInt8] {
  var result: [UInt8] = []
  appendNumbers(numbers[...], to: &result)
  return result
}

/// Ascending numbers as differences.
private func appendNumbers(_ numbers: ArraySlice<UInt32>, to result: inout [UInt8]) {
  // A number of 32 bits has seven digits at most.
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: numbers.count * 7) { digits in
    var count = 0
    var next: UInt32 = 0
    for number in numbers {
      var rest = number - next
      next = number + 1
      while rest >= 59 {
        rest -= 59
        digits[count] = digit(Int(59 + rest % 32))
        rest /= 32
        count += 1
      }
      digits[count] = digit(Int(rest))
      count += 1
    }
    result.append(contentsOf: digits[..<count])
  }
}

@inline(__always)
func digit(_ value: Int) -> UInt8 {
  UInt8(value + 35 < 92 ? value + 35 : value + 36)
}

private let backDigits = Array("#$%&'()*+,-./:;<=>?@[]^_`{|".utf8)

/// - Parameter distance: in forms, at least one.
private func writeBackReference(_ distance: Int, to json: inout JSONBytes) {
  var rest = distance - 1
  let base = backDigits.count
  while rest >= base {
    json.raw([UInt8(ascii: "~"), backDigits[rest % base]])
    rest /= base
  }
  json.raw([backDigits[rest]])
}

/// How many units two words begin with in common; never half of a surrogate pair.
func sharedCount(
  _ first: ArraySlice<UInt16>, _ second: ArraySlice<UInt16>, limit: Int
) -> Int {
  let end = min(limit, first.count, second.count)
  var count = 0
  while count < end, first[first.startIndex + count] == second[second.startIndex + count] {
    count += 1
  }
  if count > 0, (0xD800..<0xDC00).contains(second[second.startIndex + count - 1]) { count -= 1 }
  return count
}
