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
        let best = one.best.isEmpty ? found : Array(found.prefix(one.best.count))
        #expect(best == one.best, "\(set.name): \(one.query)")
      }
    }
  }

  @Test func `the files of the cases are those that the builder makes`() async throws {
    for set in try Fixture.read().sets {
      let files = await set.built
      let built = [files.first] + files.others
      #expect(Set(built.map(\.url)) == Set(set.files.keys), "\(set.name)")
      #expect(files.first.url == set.first)
      for file in built {
        let made = try JSONDecoder().decode(JSONValue.self, from: Data(file.bytes))
        #expect(made == set.files[file.url], "\(set.name): \(file.url)")
      }
    }
  }
}

private struct Fixture: Decodable {
  struct Case: Decodable {
    let query: String
    let best: [String]
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
    let articles: [Article]
    let first: String
    let files: [String: JSONValue]
    let cases: [Case]

    var built: SearchFiles {
      get async {
        await SearchFiles(
          for: articles.map { $0.searchable(in: language) }, language: language,
          inlineLimit: inlineLimit
        ) { stem, _ in "/assets/\(stem).json" }
      }
    }
  }

  let sets: [Articles]

  static func read() throws -> Fixture {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/ranking/cases.json")
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
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

private enum JSONValue: Decodable, Equatable {
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
}
