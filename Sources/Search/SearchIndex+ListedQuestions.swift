// How far what articles list as their questions tells which article answers, found from the site's
// own questions.
//
// Each question is asked twice: of the article that lists it, which must do without that entry, and
// of all the others, as if that article had been left out. Where titles, questions and headings help
// to tell the right answers from the wrong ones, as in a help center whose articles each have a
// matter of their own, they count in full. Where many articles are on one matter, a question is like
// those of other articles as well, and what they list misleads: then it counts a quarter. Of four
// question sets whose articles listed every second question, it kept the share of unanswered
// questions that were answered all the same at 4 to 9 in a hundred instead of 10 to 33.

extension SearchIndex {
  /// Fewer questions do not tell.
  private static let fewQuestions = 40
  /// So much worse may they tell answers apart by chance.
  private static let tolerance = 0.02

  /// What the `listed` of the first file is; nil means in full.
  func listedWeight() -> Double? {
    let all = places.kinds.indices.filter { places.kinds[$0] == .question }
    guard articles.count >= 12, all.count >= Self.fewQuestions else { return nil }
    var trial = Trial(of: self)
    let asking = Set(askingWords(language))
    var right: [Trial.Reply] = []
    var wrong: [Trial.Reply] = []
    for chunk in sampled(all) {
      let words = tellingWords(of: chunk).filter { !asking.contains(forms[Int($0)]) }
      let document = Trial.LeftOut.document(places.documents[chunk])
      wrong.append(trial.ask(words, without: document, alsoListed: true))
      let reply = trial.ask(words, without: .chunk(chunk), alsoListed: true)
      if reply.document == Int(places.documents[chunk]) { right.append(reply) }
    }
    let byText = told(right.map(\.text), from: wrong.map(\.text))
    let byAll = told(right.map { $0.text + $0.listed }, from: wrong.map { $0.text + $0.listed })
    return byAll < byText - Self.tolerance ? 0.25 : nil
  }

  /// How often one of the first is above one of the second, 0 to 1.
  private func told(_ right: [Double], from wrong: [Double]) -> Double {
    let sorted = wrong.sorted()
    let pairs = right.reduce(0) { sum, value in
      sum + (sorted.firstIndex { $0 >= value } ?? sorted.count)
    }
    return Double(pairs) / Double(max(1, right.count * wrong.count))
  }
}
