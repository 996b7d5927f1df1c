import Foundation
import Search
import Testing

/// `Tests/Fixtures/ranking/cases.json`, whose cases the browser's ranking meets too
/// (`Tests/Scripts/search/cases.test.js`).
@Suite struct RankingTests {
  @Test func `ranks every case as the browser does`() async throws {
    for set in try Fixture.read().sets {
      let ranking = Ranking(await set.built)
      for one in set.cases {
        let found = ranking.results(for: one.query)
        let isWhole = one.best.isEmpty || one.isAll == true
        let best = isWhole ? found : Array(found.prefix(one.best.count))
        #expect(best == one.best, "\(set.name): \(one.query)")
      }
    }
  }

  @Test func `the files of the cases are those that the builder makes`() async throws {
    let known = try JSONDecoder().decode(
      [String: [String: JSONValue]].self, from: Data(contentsOf: Fixture.url("files.json")))
    var made: [String: [String: JSONValue]] = [:]
    for set in try Fixture.read().sets {
      let files = await set.built
      #expect(files.first.url == "/assets/search/\(set.language).json")
      for file in [files.first] + files.others {
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(file.bytes))
        made[set.name, default: [:]][file.url] = value
        #expect(
          Fixture.isRewritten || value == known[set.name]?[file.url], "\(set.name): \(file.url)")
      }
    }
    guard Fixture.isRewritten else {
      #expect(made.mapValues(\.count) == known.mapValues(\.count))
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(made).write(to: Fixture.url("files.json"))
  }
}

private struct Fixture: Decodable {
  struct Case: Decodable {
    let query: String
    let best: [String]
    let isAll: Bool?
  }

  struct Section: Decodable {
    let id: String?
    let title: String?
    /// Kind and text.
    let blocks: [[String]]
  }

  struct Article: Decodable {
    let url: String
    let title: String
    let description: String?
    let language: String?
    let keywords: [String]?
    let questions: [String]?
    let sourceTerms: [String]?
    let sections: [Section]
  }

  struct Articles: Decodable {
    let name: String
    let language: String
    let inlineLimit: Int
    let nameLimit: Int?
    let articles: [Article]
    let cases: [Case]

    var built: SearchFiles {
      get async {
        await SearchFiles(
          for: articles.map { $0.searchable(in: language) }, language: language,
          inlineLimit: inlineLimit, nameLimit: nameLimit ?? 4_000
        ) { _ in SearchFiles.URLParts(before: "/assets/", after: ".json") }
      }
    }
  }

  let sets: [Articles]

  static let isRewritten = ProcessInfo.processInfo.environment["REWRITE_FIXTURES"] != nil

  static func url(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/ranking/\(name)")
  }

  static func read() throws -> Fixture {
    try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url("cases.json")))
  }
}

extension Fixture.Article {
  func searchable(in set: String) -> SearchableArticle {
    SearchableArticle(
      url: url, title: title, description: description ?? "", category: "Passages",
      categoryPath: "passages", language: language ?? set, keywords: keywords ?? [],
      questions: questions ?? [], sourceTerms: sourceTerms ?? [],
      sections: sections.map { section in
        SearchableArticle.Section(
          id: section.id, title: section.title ?? "",
          blocks: section.blocks.map { block in
            SearchableArticle.Block(.init(rawValue: block[0]) ?? .paragraph, text: block[1])
          })
      })
  }
}

private enum JSONValue: Codable, Equatable {
  case null
  case text(String)
  case number(Double)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }
}
