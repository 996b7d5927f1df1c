/// Which words stand in which chunks of which articles: what a search file is written from.
///
/// An article is a row of chunks: its title, description with keywords, each question, the source
/// language's terms, and per section the heading and pieces of about 28 words of body. A posting
/// says that a form stands in a chunk; how near words stand to each other is whether they share one.
struct SearchIndex {
  /// What a chunk holds; the raw value is its letter in the file.
  enum ChunkKind: UInt8 {
    case title = 0x74  // t
    case description = 0x64  // d
    case question = 0x71  // q
    case heading = 0x68  // h
    case body = 0x62  // b
    case sourceTerms = 0x78  // x

    /// The kinds in which places of common words are left out.
    var isText: Bool { self == .body || self == .sourceTerms }
  }

  static let wordsPerChunk = 28

  /// BCP 47 tag of the set.
  let language: String
  /// In the order of their URLs; a document's number is its place here.
  let articles: [SearchableArticle]
  let forms: WordList
  let formClass: [UInt32]
  let classCount: Int
  /// The chunks of all documents as letters with counts, as in `tdqqhb2hbtb`.
  let layout: [UInt8]
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
    let urls = articles.map { Array($0.url.utf8) }
    let order = articles.indices.sorted { urls[$0].lexicographicallyPrecedes(urls[$1]) }
    let sorted = order.map { articles[$0] }
    var builder = Builder(language: language)
    for number in sorted.indices { builder.add(sorted[number], number: UInt32(number)) }
    self = builder.finish(articles: sorted, language)
  }
}

private struct Builder: ~Copyable {
  var vocabulary: Vocabulary
  var words: [UInt32] = []
  var layout: [UInt8] = []
  var lengths: [Int] = []
  var kinds: [SearchIndex.ChunkKind] = []
  var chunkDocuments: [UInt32] = []
  var chunkStarts: [Int] = []
  var postings: [UInt32] = []
  var forms: [FormCount] = []
  var classes: [ClassCount] = []

  init(language: String) {
    vocabulary = Vocabulary(language: language)
  }

  mutating func add(_ article: borrowing SearchableArticle, number: UInt32) {
    var length = 0
    vocabulary.read(article.title, into: &words)
    addChunk(.title, number)
    vocabulary.read(article.description, into: &words)
    for keyword in article.keywords { vocabulary.read(keyword, into: &words) }
    addChunk(.description, number)
    for question in article.questions {
      vocabulary.read(question, into: &words)
      addChunk(.question, number)
    }
    // Through spans: an iterator would copy each section and block.
    let sections = article.sections.span
    for section in sections.indices {
      vocabulary.read(sections[section].title, into: &words)
      addChunk(.heading, number)
      let blocks = sections[section].blocks.span
      for block in blocks.indices { vocabulary.read(blocks[block].text, into: &words) }
      length += words.count
      addBody(number)
    }
    for term in article.sourceTerms { vocabulary.read(term, into: &words) }
    addChunk(.sourceTerms, number)
    lengths.append(length)
  }

  /// The words read as one chunk; a title is always one, others only where they hold words.
  private mutating func addChunk(_ kind: SearchIndex.ChunkKind, _ document: UInt32) {
    if words.isEmpty, kind != .title { return }
    layout.append(kind.rawValue)
    addChunk(words.indices, of: document, kind)
    words.removeAll(keepingCapacity: true)
  }

  /// The words read of a section, in chunks of equal length.
  private mutating func addBody(_ document: UInt32) {
    let count = words.count
    if count == 0 { return }
    let size = SearchIndex.wordsPerChunk
    let pieces = max(1, (count + size / 2) / size)
    layout.append(SearchIndex.ChunkKind.body.rawValue)
    if pieces > 1 { layout += String(pieces).utf8 }
    for piece in 0..<pieces {
      addChunk(
        (piece * count / pieces)..<((piece + 1) * count / pieces), of: document, .body)
    }
    words.removeAll(keepingCapacity: true)
  }

  private mutating func addChunk(
    _ range: Range<Int>, of document: UInt32, _ kind: SearchIndex.ChunkKind
  ) {
    let chunk = UInt32(kinds.count)
    kinds.append(kind)
    chunkDocuments.append(document)
    chunkStarts.append(postings.count)
    for form in forms.count..<vocabulary.formCount {
      forms.append(FormCount(stem: vocabulary.formClass[form]))
    }
    for _ in classes.count..<vocabulary.classCount { classes.append(ClassCount()) }
    let place = Place(chunk: chunk, document: document, isText: kind.isText)
    let end = place.gather(&words, in: range, &forms, &classes)
    postings += words[range.lowerBound..<end]
  }

  consuming func finish(articles: [SearchableArticle], _ language: String) -> SearchIndex {
    let isCommon = commonClasses(of: articles.count)
    let isCommonForm = forms.map { isCommon[Int($0.stem)] }
    var starts = [0]
    starts.reserveCapacity(forms.count + 1)
    for (form, isCommon) in zip(forms, isCommonForm) {
      starts.append(starts[starts.count - 1] + Int(form.elsewhere + (isCommon ? 0 : form.inText)))
    }
    chunkStarts.append(postings.count)
    var next = starts
    var chunks = [UInt32](repeating: 0, count: starts[forms.count])
    for chunk in kinds.indices {
      let leavesOut = kinds[chunk].isText
      for index in chunkStarts[chunk]..<chunkStarts[chunk + 1] {
        let form = Int(postings[index])
        if leavesOut, isCommonForm[form] { continue }
        chunks[next[form]] = UInt32(chunk)
        next[form] += 1
      }
    }
    return SearchIndex(
      language: language, articles: articles, forms: vocabulary.forms,
      formClass: vocabulary.formClass,
      classCount: vocabulary.classCount, layout: layout, lengths: lengths,
      chunkCount: kinds.count, starts: starts, chunks: chunks, isCommon: isCommon,
      places: SearchIndex.Places(
        kinds: kinds, documents: chunkDocuments, forms: postings, starts: chunkStarts))
  }

  /// In more than half of a hundred articles or more, or in more than 4,000 chunks: such words tell
  /// articles apart too little for what their postings weigh.
  private func commonClasses(of articles: Int) -> [Bool] {
    classes.map { stem in
      (articles >= 100 && Int(stem.documents) * 2 > articles) || stem.places > 4000
    }
  }
}

private struct FormCount {
  let stem: UInt32
  var latestChunk = UInt32.max
  /// Chunks of the kinds that are text, and of the others.
  var inText: UInt32 = 0
  var elsewhere: UInt32 = 0
}

private struct ClassCount {
  var latestDocument = UInt32.max
  var documents: UInt32 = 0
  var places: UInt32 = 0
}

/// Where words stand.
private struct Place {
  let chunk: UInt32
  let document: UInt32
  let isText: Bool

  /// Brings the different words of the range together at its beginning and counts them there;
  /// returns where they end. Through spans, since arrays would make sure of each write that they
  /// are held but once.
  func gather(
    _ words: inout [UInt32], in range: Range<Int>, _ forms: inout [FormCount],
    _ classes: inout [ClassCount]
  ) -> Int {
    var words = words.mutableSpan
    var forms = forms.mutableSpan
    var classes = classes.mutableSpan
    var end = range.lowerBound
    for index in range {
      let form = words[index]
      var count = forms[Int(form)]
      if count.latestChunk == chunk { continue }
      count.latestChunk = chunk
      if isText { count.inText += 1 } else { count.elsewhere += 1 }
      forms[Int(form)] = count
      var stem = classes[Int(count.stem)]
      stem.places += 1
      if stem.latestDocument != document {
        stem.latestDocument = document
        stem.documents += 1
      }
      classes[Int(count.stem)] = stem
      words[end] = form
      end += 1
    }
    return end
  }
}
