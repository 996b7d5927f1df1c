import Search
import Testing

/// Words of all scripts are found as readers type them, in one file and in many.
@Suite struct WordTests {
  @Test(arguments: [56_000, 0])
  func `a word is found in other letters of the same meaning`(inlineLimit: Int) async {
    let words = [
      ("Straße", "strasse"), ("İstanbul", "ISTANBUL"), ("ŁÓDŹ", "lodz"), ("Bjørnøya", "bjornoya"),
      ("re\u{301}sume\u{301}", "résumé"), ("ﬁnanzen", "Finanzen"), ("Ｔｏｋｙｏ", "tokyo"),
      ("Αθήνα", "αθηνα"), ("Ёлка", "елка"), ("مَدْرَسَة", "مدرسه"), ("한국어", "한국어"), ("ガイド", "ガイド"),
      ("郵便番号", "郵便"), ("𠮷野家", "𠮷野"), ("𐌲𐌿𐍄𐌹𐍃𐌺", "𐌲𐌿𐍄𐌹𐍃𐌺"), ("\u{E000}\u{FB01}x𐐀", "fix𐐨"),
      ("anticonstitutionnellement", "Anticonstitutionnellement"),
    ]
    let articles = words.enumerated().map { number, word in
      SearchableArticle(url: "/\(number)/", title: word.0, language: "en")
    }
    let files = await SearchFiles(for: articles, language: "en", inlineLimit: inlineLimit) { _ in
      SearchFiles.URLParts(before: "/", after: ".json")
    }
    let ranking = Ranking(files)
    for (number, word) in words.enumerated() {
      #expect(ranking.results(for: word.1).first == "/\(number)/", "\(word.0)")
    }
  }
}
