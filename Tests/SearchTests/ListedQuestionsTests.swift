import Foundation
import Search
import Testing

/// What the questions count that articles list, on sites of 60 articles.
@Suite struct ListedQuestionsTests {
  @Test func `questions that are like other articles' count a quarter`() async {
    #expect(await listed(in: ofOneMatter(count: 60)) == 0.25)
  }

  @Test func `questions of articles with a matter of their own count in full`() async {
    #expect(await listed(in: ofManyMatters(count: 60)) == nil)
  }

  @Test(arguments: [(19, nil), (20, 0.25)] as [(Int, Double?)])
  func `fewer than forty questions do not tell`(asking: Int, expected: Double?) async {
    let articles = ofOneMatter(count: 60).enumerated().map { number, article in
      var article = article
      if number >= asking { article.questions = [] }
      return article
    }
    #expect(await listed(in: articles) == expected)
  }
}

/// The `listed` of the first search file.
private func listed(in articles: [SearchableArticle]) async -> Double? {
  struct Head: Decodable {
    struct Answers: Decodable {
      let listed: Double?
    }
    let answers: Answers
  }
  let files = await SearchFiles(for: articles, language: "en") { _ in
    SearchFiles.URLParts(before: "/assets/", after: ".json")
  }
  return try? JSONDecoder().decode(Head.self, from: Data(files.first.bytes)).answers.listed
}

/// Each article's text has the words of its two questions together, and other articles list
/// questions of nearly the same words.
private func ofOneMatter(count: Int) -> [SearchableArticle] {
  (0..<count).map { number in
    let questions = [0, 1].map { which in
      (0..<3).map { word((number * 7 + which * 11 + $0 * (number % 5 + 1)) % 24) }
        .joined(separator: " ")
    }
    return article(number, title: "\(number)", questions, text: questions.joined(separator: ". "))
  }
}

/// Each article's title and questions have a word of its own, and all texts are of the same words.
private func ofManyMatters(count: Int) -> [SearchableArticle] {
  (0..<count).map { number in
    let own = word(1000 + number)
    let questions = [0, 1].map { "\(own) \(word((number * 7 + $0 * 11) % 24))" }
    return article(number, title: own, questions, text: word(number % 24))
  }
}

private func article(
  _ number: Int, title: String, _ questions: [String], text: String
) -> SearchableArticle {
  let filler = (0..<40).map { word((number * 5 + $0 * 3) % 24) }.joined(separator: " ")
  return SearchableArticle(
    url: "/en/a/\(1000 + number)/", title: title, language: "en", questions: questions,
    sections: [
      SearchableArticle.Section(blocks: [SearchableArticle.Block(text: text)]),
      SearchableArticle.Section(
        title: "Notes", blocks: [SearchableArticle.Block(text: number % 2 == 0 ? filler : "")]),
    ])
}

/// A word of four syllables, which no other word is like.
private func word(_ number: Int) -> String {
  let consonants = Array("bdfghjklmnprtvz")
  let vowels = Array("aou")
  var rest = number * 48_271 % 2_147_483 + 45
  var text = ""
  for _ in 0..<4 {
    text.append(consonants[rest % 15])
    text.append(vowels[rest / 15 % 3])
    rest /= 45
  }
  return text
}
