/// The words of one language set, each with a dense number.
///
/// Three tables: spellings as they stand in the text, forms, the folded words that readers' words
/// are compared with, and stems. A spelling is folded once, a form stemmed once.
struct Vocabulary: ~Copyable {
  /// Stem class of each form.
  private(set) var formClass: [UInt32] = []
  var formCount: Int { formClass.count }
  var forms: WordList { formTable.words }
  var classCount: Int { stems.words.count }

  private let stemmer: Stemmer
  private var spellings = WordTable(capacity: 1 << 14)
  /// `UInt32.max` for a spelling that folds to nothing.
  private var formOfSpelling: [UInt32] = []
  private var formTable = WordTable()
  private var stems = WordTable()

  init(language: String) {
    stemmer = Stemmer(language: language)
  }

  /// Appends the forms of the text's words, in order.
  mutating func read(_ text: String, into words: inout [UInt32]) {
    text.withBytes { bytes in
      forEachWord(in: bytes) { range in
        let word = UnsafeBufferPointer(rebasing: bytes[range])
        let spelling = spellings.number(of: word)
        if spelling == formOfSpelling.count { formOfSpelling.append(form(of: word)) }
        let form = formOfSpelling[spelling]
        if form != .max { words.append(form) }
      }
    }
  }

  private mutating func form(of spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let lower = lowering.changed(Array(spelling))
    let form = folding.changed(lower)
    if form.isEmpty { return .max }
    let number = form.withUnsafeBufferPointer { formTable.number(of: $0) }
    if number == formClass.count {
      let stem = folding.changed(stemmer.stem(lower))
      formClass.append(UInt32(stem.withUnsafeBufferPointer { stems.number(of: $0) }))
    }
    return UInt32(number)
  }
}
