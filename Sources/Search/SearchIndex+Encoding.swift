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
//                Shard n is `search/LANG-n`
//   whole        1 if `search/LANG-whole` is a list of all shards                      (optional)
//   names        the names of all documents; or, above 4,000, `namesPerFile`: how many of them
//                `search/LANG-names-n` has
//   articles     what is known of the articles; left out above 4,000, where it is
//                `search/LANG-articles`
//   answers      {from: first document of each file `answers/LANG-n`, encoded as places, threshold:
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
    let order = formOrder()
    let postings = order.map { number in encodedChunks(of: number.form) }
    let sizes = zip(order, postings).map { $0.units.count / 2 + 3 + $1.count + 1 }
    let total = sizes.reduce(0, +)
    if total <= inlineLimit {
      return [encodedShard(order[...], postings[...], from: "", outside: [:])]
    }
    let target = min(max(total / 80, inlineLimit / 16, 300), 14_000)
    let shortTarget = min(max(total / 640, target / 8, 1), 3_500)
    let weights = zip(order, sizes).map { form, size in
      form.units.count < 3 ? size * target / shortTarget : size
    }
    let ranges = cuts(weights, target)
    return zip(ranges, outsideForms(order, ranges)).map { range, outside in
      let from = range.lowerBound == 0 ? "" : shortest(order, range.lowerBound)
      return encodedShard(order[range], postings[range], from: from, outside: outside)
    }
  }

  private struct OrderedForm {
    let form: Int
    let units: [UInt16]
  }

  private func formOrder() -> [OrderedForm] {
    forms.indices
      .filter { starts[$0] < starts[$0 + 1] }
      .map { OrderedForm(form: $0, units: Array(forms[$0].utf16)) }
      .sorted { $0.units.lexicographicallyPrecedes($1.units) }
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

  /// The shortest beginning of the form at `index` that the form before it does not reach.
  private func shortest(_ order: [OrderedForm], _ index: Int) -> String {
    let shared = sharedCount(order[index - 1].units, order[index].units, limit: .max)
    var units = Array(order[index].units.prefix(shared + 1))
    if let end = units.last, (0xD800..<0xDC00).contains(end) {
      units = Array(order[index].units.prefix(shared + 2))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// For each shard, its classes that have forms in other shards too, with those.
  private func outsideForms(
    _ order: [OrderedForm], _ ranges: [Range<Int>]
  ) -> [[UInt32: [Int]]] {
    var shardOfForm = [Int](repeating: -1, count: forms.count)
    var members = [[Int]](repeating: [], count: classCount)
    for (shard, range) in ranges.enumerated() {
      for index in range {
        let form = order[index].form
        shardOfForm[form] = shard
        members[Int(formClass[form])].append(form)
      }
    }
    var result = [[UInt32: [Int]]](repeating: [:], count: ranges.count)
    for (stem, forms) in members.enumerated() {
      let shards = Set(forms.map { shardOfForm[$0] })
      if shards.count < 2 { continue }
      for shard in shards {
        result[shard][UInt32(stem)] = forms.filter { shardOfForm[$0] != shard }
      }
    }
    return result
  }

  private func encodedShard(
    _ order: ArraySlice<OrderedForm>, _ postings: ArraySlice<[UInt8]>, from: String,
    outside: [UInt32: [Int]]
  ) -> Shard {
    var words = JSONBytes()
    var places: [UInt8] = []
    var latest: [UInt32: Int] = [:]
    var count = 0
    var coding = FrontCoding()
    words.raw("{\"w\":\"")
    for (form, encoded) in zip(order, postings) {
      let stem = formClass[form.form]
      let (shared, rest) = coding.next(form.units)
      words.raw(shared)
      if let place = latest[stem] { words.raw(backReference(count - place)) }
      words.raw(rest)
      places += encoded
      places.append(UInt8(ascii: "!"))
      let isFirst = latest.updateValue(count, forKey: stem) == nil
      count += 1
      if isFirst, let others = outside[stem] {
        words.raw("!" + backReference(1))
        let union = Set(others.flatMap { chunks[starts[$0]..<starts[$0 + 1]] }).sorted()
        places += encodedNumbers(union[...])
        places.append(UInt8(ascii: "!"))
        latest[stem] = count
        count += 1
      }
    }
    words.raw("\",\"p\":\"" + String(decoding: places, as: UTF8.self) + "\"}")
    return Shard(from: from, bytes: words.bytes)
  }

  private func encodedChunks(of form: Int) -> [UInt8] {
    encodedNumbers(chunks[starts[form]..<starts[form + 1]])
  }
}

/// Forms in order, each with what it has in common with the one before.
struct FrontCoding {
  private var before: [UInt16] = []

  /// The letter that says how many units are shared, and the rest.
  mutating func next(_ units: [UInt16]) -> (shared: String, rest: String) {
    let shared = sharedCount(before, units, limit: 25)
    before = units
    return (
      String(UnicodeScalar(UInt8(65 + shared))),
      String(decoding: units[shared...], as: UTF16.self)
    )
  }
}

/// Ascending numbers as differences.
func encodedNumbers(_ numbers: ArraySlice<UInt32>) -> [UInt8] {
  var result: [UInt8] = []
  var before = -1
  for number in numbers {
    var rest = Int(number) - before - 1
    before = Int(number)
    while rest >= 59 {
      rest -= 59
      result.append(digit(59 + rest % 32))
      rest /= 32
    }
    result.append(digit(rest))
  }
  return result
}

func digit(_ value: Int) -> UInt8 {
  UInt8(value + 35 < 92 ? value + 35 : value + 36)
}

private let backDigits = Array("#$%&'()*+,-./:;<=>?@[]^_`{|")

/// - Parameter distance: in forms, at least one.
private func backReference(_ distance: Int) -> String {
  var rest = distance - 1
  var result = ""
  let base = backDigits.count
  while rest >= base {
    result += "~" + String(backDigits[rest % base])
    rest /= base
  }
  result.append(backDigits[rest])
  return result
}

/// How many units two words begin with in common; never half of a surrogate pair.
func sharedCount(_ first: [UInt16], _ second: [UInt16], limit: Int) -> Int {
  var count = 0
  while count < limit, count < first.count, count < second.count, first[count] == second[count] {
    count += 1
  }
  if count > 0, (0xD800..<0xDC00).contains(second[count - 1]) { count -= 1 }
  return count
}
