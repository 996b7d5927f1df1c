import Diagnostics
import Foundation
import HelpCenter

/// What an export of Zendesk Guide holds: JSON files with `categories`, `sections`, `articles` and
/// `translations`, as its Help Center API lists them (developer.zendesk.com, "Help Center API").
struct ZendeskExport {
  struct Item: Decodable {
    var id: Int?
    var categoryId: Int?
    var sectionId: Int?
    var parentSectionId: Int?
    var sourceId: Int?
    var sourceType: String?
    var locale: String?
    var sourceLocale: String?
    var name: String?
    var title: String?
    var body: String?
    var description: String?
    var position: Int?
    var draft: Bool?
    var outdated: Bool?
    var updatedAt: String?
    var labelNames: [String]?
    /// Who may read an article, if not everybody.
    var userSegmentId: Int?

    var heading: String { title ?? name ?? "" }
    /// Nil where it is no language.
    var language: LanguageTag? {
      (locale ?? sourceLocale).flatMap { LanguageTag($0.lowercased() == "en-us" ? "en" : $0) }
    }
  }

  private struct Page: Decodable {
    var categories: [Item]?
    var sections: [Item]?
    var articles: [Item]?
    var translations: [Item]?
  }

  private(set) var categories: [Item] = []
  private(set) var sections: [Item] = []
  private(set) var articles: [Item] = []
  private(set) var problems: [Diagnostic] = []
  private var translations: [String: [Int: [Item]]] = [:]
  private let files: [ImportFile]

  static func files(_ files: [ImportFile]) -> Checked<[ImportFile]> {
    var conversion = ZendeskConversion(ZendeskExport(files))
    conversion.convert()
    return Checked(conversion.output, conversion.problems)
  }

  private init(_ files: [ImportFile]) {
    self.files = files.filter { $0.name.hasSuffix(".json") }
    for file in self.files { read(file) }
  }

  private mutating func read(_ file: ImportFile) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      let page = try decoder.decode(Page.self, from: Data(file.bytes))
      categories += page.categories ?? []
      sections += page.sections ?? []
      articles += page.articles ?? []
      for item in page.translations ?? [] {
        translations[item.sourceType ?? "", default: [:]][item.sourceId ?? 0, default: []]
          .append(item)
      }
    } catch {
      let message = Self.message(error as? DecodingError)
      problems.append(.error("invalid-json", message, at: Place(file: file.path)))
    }
  }

  private static func message(_ error: DecodingError?) -> String {
    switch error {
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
      let path = context.codingPath.map { key in
        key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
      }
      return "\"\(path.joined().drop { $0 == "." })\" is not of the type that Zendesk exports"
    default: return "not a JSON export"
    }
  }

  /// The item and its translations, the item first.
  func versions(of item: Item, _ type: String) -> [Item] {
    [item] + (translations[type]?[item.id ?? 0] ?? [])
  }

  /// The first place of an id in the export, as `"id": 100`.
  func place(of id: Int?) -> Place {
    guard let id else { return Place(file: files.first?.path ?? "") }
    for file in files {
      for text in ["\"id\": \(id)", "\"id\":\(id)", "\(id)"] {
        guard let range = file.bytes.firstRange(ofText: text) else { continue }
        let source = SourceText(path: file.path, bytes: file.bytes)
        let digits = "\(id)".utf8.count
        return source.place(offset: range.upperBound - digits, length: digits)
      }
    }
    return Place(file: files.first?.path ?? "")
  }
}
