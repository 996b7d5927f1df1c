/// Which words stand in which chunks of which articles: what a search file is written from.
///
/// An article is a row of chunks: its title, description with keywords, each question, the source
/// language's terms, and per section the heading and pieces of about 28 words of body. A posting
/// says that a form stands in a chunk; how near words stand to each other is whether they share one.
struct SearchIndex {
  /// What a chunk holds; the raw value is its letter in the file.
  enum ChunkKind: Character {
    case title = "t"
    case description = "d"
    case question = "q"
    case heading = "h"
    case body = "b"
    case sourceTerms = "x"
  }

  static let wordsPerChunk = 28

  /// BCP 47 tag of the set.
  let language: String
  /// In the order of their URLs; a document's number is its place here.
  let articles: [SearchableArticle]
  let forms: [String]
  let formClass: [UInt32]
  let classCount: Int
  /// The chunks of each document as letters with counts, as in `tdqqhb2hb`.
  let layout: [String]
  /// Words of body text of each document.
  let lengths: [Int]
  let chunkCount: Int
  /// Chunks of form `n` are `chunks[starts[n]..<starts[n + 1]]`, ascending.
  let starts: [Int]
  let chunks: [UInt32]
  /// Classes so frequent that their places in body text are left out.
  let isCommon: [Bool]
  let places: Places

  /// The same seen from the chunks, in their order.
  struct Places {
    let kinds: [ChunkKind]
    let documents: [UInt32]
    /// The different forms of chunk `n`, in the order of the text, are
    /// `forms[starts[n]..<starts[n + 1]]`.
    let forms: [UInt32]
    let starts: [Int]
  }
}

extension SearchIndex {
  /// Cost: linear in the words; 4.5 million take about half a second.
  init(of articles: [SearchableArticle], language: String) {
    let sorted = articles.sorted { $0.url.utf8.lexicographicallyPrecedes($1.url.utf8) }
    var builder = Builder(language: language)
    for (number, article) in sorted.enumerated() {
      builder.add(article, number: UInt32(number))
    }
    self = builder.finish(articles: sorted, language)
  }
}

private struct Builder: ~Copyable {
  var vocabulary: Vocabulary
  var words: [UInt32] = []
  var layout: [String] = []
  var lengths: [Int] = []
  var kinds: [SearchIndex.ChunkKind] = []
  var chunkDocuments: [UInt32] = []
  var chunkStarts: [Int] = []
  var postingForms: [UInt32] = []
  var postingChunks: [UInt32] = []
  /// The latest chunk of each form, and the latest document and number of documents of each class.
  var latestChunk: [UInt32] = []
  var latestDocument: [UInt32] = []
  var documents: [UInt32] = []
  var places: [UInt32] = []
  var line = ""

  init(language: String) {
    vocabulary = Vocabulary(language: language)
  }

  mutating func add(_ article: SearchableArticle, number: UInt32) {
    line = ""
    var length = 0
    add([article.title], as: .title, number)
    add([article.description] + article.keywords, as: .description, number)
    for question in article.questions { add([question], as: .question, number) }
    for section in article.sections {
      add([section.title], as: .heading, number)
      length += addBody(section.blocks, number)
    }
    add(article.sourceTerms, as: .sourceTerms, number)
    layout.append(line)
    lengths.append(length)
  }

  /// One chunk; a title is always one, others only where they hold words.
  private mutating func add(
    _ texts: [String], as kind: SearchIndex.ChunkKind, _ document: UInt32
  ) {
    words.removeAll(keepingCapacity: true)
    for text in texts { vocabulary.read(text, into: &words) }
    if words.isEmpty, kind != .title { return }
    line.append(kind.rawValue)
    addChunk(words.indices, of: document, kind)
  }

  /// The section's words in chunks of equal length; returns their number.
  private mutating func addBody(
    _ blocks: [SearchableArticle.Block], _ document: UInt32
  ) -> Int {
    words.removeAll(keepingCapacity: true)
    for block in blocks { vocabulary.read(block.text, into: &words) }
    let count = words.count
    if count == 0 { return 0 }
    let size = SearchIndex.wordsPerChunk
    let pieces = max(1, (count + size / 2) / size)
    line.append(SearchIndex.ChunkKind.body.rawValue)
    if pieces > 1 { line += String(pieces) }
    for piece in 0..<pieces {
      addChunk(
        (piece * count / pieces)..<((piece + 1) * count / pieces), of: document, .body)
    }
    return count
  }

  private mutating func addChunk(
    _ range: Range<Int>, of document: UInt32, _ kind: SearchIndex.ChunkKind
  ) {
    let chunk = UInt32(kinds.count)
    kinds.append(kind)
    chunkDocuments.append(document)
    chunkStarts.append(postingForms.count)
    while latestChunk.count < vocabulary.forms.count { latestChunk.append(.max) }
    while documents.count < vocabulary.classCount {
      documents.append(0)
      places.append(0)
      latestDocument.append(.max)
    }
    for index in range {
      let form = words[index]
      if latestChunk[Int(form)] == chunk { continue }
      latestChunk[Int(form)] = chunk
      postingForms.append(form)
      postingChunks.append(chunk)
      let stem = Int(vocabulary.formClass[Int(form)])
      places[stem] += 1
      if latestDocument[stem] != document {
        latestDocument[stem] = document
        documents[stem] += 1
      }
    }
  }

  consuming func finish(articles: [SearchableArticle], _ language: String) -> SearchIndex {
    let isCommon = commonClasses(of: articles.count)
    var starts = [Int](repeating: 0, count: vocabulary.forms.count + 1)
    var kept = [Bool](repeating: true, count: postingForms.count)
    for index in postingForms.indices {
      let form = Int(postingForms[index])
      let kind = kinds[Int(postingChunks[index])]
      let isBody = kind == .body || kind == .sourceTerms
      kept[index] = !(isBody && isCommon[Int(vocabulary.formClass[form])])
      if kept[index] { starts[form + 1] += 1 }
    }
    for form in 1..<starts.count { starts[form] += starts[form - 1] }
    var next = starts
    var chunks = [UInt32](repeating: 0, count: starts.last ?? 0)
    for index in postingForms.indices where kept[index] {
      let form = Int(postingForms[index])
      chunks[next[form]] = postingChunks[index]
      next[form] += 1
    }
    return SearchIndex(
      language: language, articles: articles, forms: vocabulary.forms,
      formClass: vocabulary.formClass,
      classCount: vocabulary.classCount, layout: layout, lengths: lengths,
      chunkCount: kinds.count, starts: starts, chunks: chunks, isCommon: isCommon,
      places: SearchIndex.Places(
        kinds: kinds, documents: chunkDocuments, forms: postingForms,
        starts: chunkStarts + [postingForms.count]))
  }

  /// In more than half of a hundred articles or more, or in more than 4,000 chunks: such words tell
  /// articles apart too little for what their postings weigh.
  private func commonClasses(of articles: Int) -> [Bool] {
    documents.indices.map { stem in
      (articles >= 100 && Int(documents[stem]) * 2 > articles) || places[stem] > 4000
    }
  }
}
