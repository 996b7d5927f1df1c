import HelpCenter
import Markdown

/// What one page gives its template, flat: names and kinds in the order in which they were put in,
/// and all texts in one run of bytes. Records and lists stand between a field that begins them and
/// one that ends them.
///
/// Texts are escaped for HTML when they are put in, so that templates take all of it as it is,
/// whatever tag they name it in; only what is put in as `html` is taken as it is. One value is used
/// for all pages of a worker, so that a page costs no memory of its own.
struct PageValues: Sendable {
  struct Field: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case text, yes, no, record, row, end
      /// One of `RowList` where its rows may be rendered by themselves.
      case list(RowList?)
    }

    let name: StaticString
    let kind: Kind

    /// Names are literals of ours: one that is written twice counts as two, which does no harm.
    static func == (a: Field, b: Field) -> Bool {
      a.name.utf8Start == b.name.utf8Start && a.kind == b.kind
    }
  }

  private(set) var fields: [Field] = []
  /// All texts, one behind the other.
  private(set) var html: [UInt8] = []
  /// Where each text ends in `html`.
  private(set) var ends: [Int] = []

  mutating func removeAll() {
    fields.removeAll(keepingCapacity: true)
    html.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// The range of a text in `html`, counted in the order in which texts were put in.
  func range(ofText place: Int) -> Range<Int> { (place == 0 ? 0 : ends[place - 1])..<ends[place] }

  mutating func put(_ name: StaticString, _ text: String) {
    put(name, html: { HTML.escape(text, into: &$0) })
  }

  /// Templates take false for what is not there.
  mutating func put(_ name: StaticString, _ text: String?) {
    guard let text else { return put(name, false) }
    put(name, text)
  }

  mutating func put(_ name: StaticString, _ flag: Bool) {
    fields.append(Field(name: name, kind: flag ? .yes : .no))
  }

  /// The URL of a page or file; `base` is HTML.
  mutating func put(_ name: StaticString, _ path: SitePath, base: String) {
    put(name, html: { path.appendURL(base: base, to: &$0) })
  }

  mutating func put(_ name: StaticString, _ path: SitePath?, base: String) {
    guard let path else { return put(name, false) }
    put(name, path, base: base)
  }

  /// What `write` appends is safe HTML.
  mutating func put(_ name: StaticString, html write: (inout [UInt8]) -> Void) {
    write(&html)
    endText(name)
  }

  mutating func put(_ name: StaticString, html text: String?) {
    guard let text else { return put(name, false) }
    put(name, html: { $0 += text })
  }

  mutating func record(_ name: StaticString, _ put: (inout PageValues) -> Void) {
    enclose(name, .record, put)
  }

  mutating func list<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>,
    _ put: (inout PageValues, Element) -> Void
  ) {
    enclose(name, .list(nil)) { $0.putRows(elements, put) }
  }

  mutating func list<Element>(
    _ list: RowList, _ elements: some Sequence<Element>, _ put: (inout PageValues, Element) -> Void
  ) {
    enclose(list.name, .list(list)) { $0.putRows(elements, put) }
  }

  private mutating func putRows<Element>(
    _ elements: some Sequence<Element>, _ put: (inout PageValues, Element) -> Void
  ) {
    for element in elements { row { put(&$0, element) } }
  }

  /// A row of the list that was begun last.
  mutating func row(_ put: (inout PageValues) -> Void) { enclose("", .row, put) }

  /// A list whose rows `put` puts in one by one.
  mutating func list(_ name: StaticString, rows put: (inout PageValues) -> Void) {
    enclose(name, .list(nil), put)
  }

  private mutating func enclose(
    _ name: StaticString, _ kind: Field.Kind, _ put: (inout PageValues) -> Void
  ) {
    fields.append(Field(name: name, kind: kind))
    put(&self)
    fields.append(Field(name: name, kind: .end))
  }
}

extension PageValues {
  /// Adds a field of `other` as it is, with the text at `place` if it is one.
  mutating func add(_ field: Field, of other: PageValues, text place: Int) {
    fields.append(field)
    guard field.kind == .text else { return }
    html += other.html[other.range(ofText: place)]
    ends.append(html.count)
  }

  /// Adds to the text that `endText` will give a name: `segments` filled with values of `other`.
  mutating func addText(_ segments: Segments, _ other: PageValues, from first: Int) {
    segments.fill(other, from: first, into: &html)
  }

  mutating func endText(_ name: StaticString) {
    fields.append(Field(name: name, kind: .text))
    ends.append(html.count)
  }
}
