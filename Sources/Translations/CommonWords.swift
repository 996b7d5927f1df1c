import HelpCenter

/// The commonest words of languages, which hardly a sentence does without and which hardly another
/// language has.
enum CommonWords {
  /// Which part of `words` (in the UTF-8 of `text`) each known language's common words are, best
  /// first.
  static func shares(
    _ words: [Range<Int>], in text: String
  ) -> [(language: String, share: Double)] {
    guard !words.isEmpty else { return [] }
    var counts = [Int](repeating: 0, count: languages.count)
    var text = text
    text.withUTF8 { text in
      let languagesOfWord = languagesOfWord
      for range in words {
        guard let key = WordKey(UnsafeBufferPointer(rebasing: text[range])) else { continue }
        var found = languagesOfWord[key] ?? 0
        while found != 0 {
          counts[found.trailingZeroBitCount] += 1
          found &= found - 1
        }
      }
    }
    return counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], languages[$0]) < (counts[$0], languages[$1]) }
      .map { (languages[$0], Double(counts[$0]) / Double(words.count)) }
  }

  static func knows(_ language: String) -> Bool { wordsOfLanguage[language] != nil }

  private static let languages = wordsOfLanguage.keys.sorted()

  /// One bit a language, in the order of `languages`. Each word also with capitals, as far as these
  /// are not of ASCII.
  private static let languagesOfWord: [WordKey: UInt64] = {
    var languagesOfWord: [WordKey: UInt64] = [:]
    for (number, language) in languages.enumerated() {
      for word in wordsOfLanguage[language, default: ""].split(separator: " ") {
        let capitalized = word.prefix(1).uppercased() + word.dropFirst()
        for var form in [String(word), capitalized, word.uppercased()] {
          guard let key = form.withUTF8({ WordKey($0) }) else { continue }
          languagesOfWord[key, default: 0] |= 1 << UInt64(number)
        }
      }
    }
    return languagesOfWord
  }()

  private static let wordsOfLanguage: [String: String] = [
    "en": """
    the of and to in is you that it for on are with as your be at this have from or by not \
    we can if will an do when what
    """,
    "de": """
    der die das und in zu den ist sie ein eine nicht mit auf für von sich dem des es im \
    auch als an wir wenn werden oder kann ihr ihre bei haben wird zum sind
    """,
    "fr": """
    de la le et les des en un une du est que pour dans vous qui sur pas plus par ne au ce \
    il avec votre sont ou vos nous si être cette aux
    """,
    "es": """
    de la que el en y a los se del las un por con no una para es al lo su más o si tu \
    puedes este está cuando como tus te has
    """,
    "pt": """
    de a o que e do da em um para com não uma os no se na por mais as dos ao seu sua ou \
    você pode são é como das foi está
    """,
    "it": """
    di e il la che in un è per non una sono con del si da le al i della come più ma dei \
    nel alla puoi o tuo tua gli se hai lo
    """,
    "nl": """
    de van het een en in is dat op te zijn met voor niet je aan er om als of uw dan bij \
    ook kan door naar wordt heeft u worden deze
    """,
    "no": """
    og i det er til som på en for av med at ikke den du kan har å fra om vi et din eller \
    deg ditt hvis når skal
    """,
    "nb": """
    og i det er til som på en for av med at ikke den du kan har å fra om vi et din eller \
    deg ditt hvis når skal
    """,
    "da": """
    og i det er til som på en for af med at ikke den du kan har fra om vi et din eller dig \
    dit hvis når skal
    """,
    "sv": """
    och i att det en som är på för av med den till inte du kan har om ett från vi din \
    eller dig ditt när ska de
    """,
    "fi": """
    ja on ei se että voit tai jos kun sen ovat sinun olet mutta myös kuin ole niin tämä \
    voi joka
    """,
    "pl": """
    w i na z nie do się to jest że o jak od po za dla lub przez oraz są możesz jeśli może \
    czy ale przy który co twój
    """,
    "cs": """
    a v na je se že o do s z pro není jak od po nebo za které si by můžete ve jsou jako \
    aby při pokud k vám
    """,
    "sk": """
    a v na je sa že o do s z pre nie je ako od po alebo za ktoré si by môžete vo sú aby \
    pri ak k vám
    """,
    "hu": "a az és hogy nem is egy van vagy ha meg ez be csak lehet kell de mint már ki",
    "ro": """
    de și în la a cu pe o nu este din care că un pentru sau se să ai dacă mai sunt prin \
    poți
    """,
    "tr": """
    ve bir bu için ile da de ne olarak daha çok en gibi olan veya ya sonra kadar değil var
    """,
    "ca": """
    de la que i el en a els les del per amb un una no es al o si més pot com són dels és
    """,
    "id": """
    yang dan di untuk dengan dari ini anda pada ke tidak atau itu akan dalam dapat jika \
    adalah
    """,
    "vi": """
    và của là có cho không được các trong với bạn một này khi để những người đã hoặc
    """,
    "ru": """
    и в не на что с по как для это или вы из если к от у за вас все но при до ваш может
    """,
    "uk": "і в не на що з по як для це або ви із якщо до від у за вас та але при ваш може",
    "bg": "и на да в за се от не с е са по ще ви или като това ако до може",
  ]
}

/// A word of up to sixteen bytes, letters of ASCII in lower case, as two numbers: these are hashed much
/// faster than a text.
private struct WordKey: Hashable {
  private var head: UInt64 = 0
  private var tail: UInt64 = 0

  /// Nil for a longer word; no common one is.
  init?(_ word: UnsafeBufferPointer<UInt8>) {
    guard word.count <= 16 else { return nil }
    for byte in word {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      head = head << 8 | tail >> 56
      tail = tail << 8 | UInt64(isCapital ? byte | 0x20 : byte)
    }
  }
}
