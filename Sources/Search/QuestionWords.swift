/// Words that ask. They say what kind of answer is wanted, not what it is about, so that they count
/// less in ranking; each may be several words where the script has no spaces.
func questionWords(of language: String) -> [String] {
  let base = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
  return (words[base] ?? "").split(separator: " ").map(String.init)
}

private let words = [
  "ar": "ما ماذا من متى أين كيف لماذا هل كم أي أية لماذ بماذا",
  "bg": "какво кой коя кое кои кога къде как защо колко дали",
  "ca": "què que qui quan on com quin quina quins quines quant quanta quants quantes",
  "cs": "co kdo kdy kde kam jak proč který která které jaký jaká jaké kolik čím",
  "da": "hvad hvem hvor hvornår hvorfor hvordan hvilken hvilket hvilke",
  "de": "was wer wen wem wessen wann wo wohin woher wie warum weshalb wieso welche welcher welches"
    + " welchen welchem wieviel wieviele",
  "el": "τι ποιος ποια ποιο ποιοι ποιες πότε πού πώς γιατί πόσο πόσα πόσοι πόσες",
  "en": "what who whom whose when where how why which",
  "es": "qué que cuál cuáles quién quiénes cómo cuándo dónde cuánto cuántos cuánta cuántas por",
  "et": "mis kes kus millal kuidas miks milline millised mitu",
  "fa": "چه چی کی کجا چگونه چطور چرا کدام چند آیا",
  "fi": "mikä mitä missä mistä mihin kuka ketkä milloin koska miten miksi kuinka millainen montako",
  "fr": "que quoi quel quelle quels quelles qui quand où comment pourquoi combien est ce qu",
  "he": "מה מי מתי איפה היכן איך כיצד למה מדוע כמה איזה איזו האם",
  "hi": "क्या कौन कब कहाँ कहां कैसे क्यों कितना कितने कितनी किस किसे",
  "hr": "što tko kada gdje kako zašto koji koja koje koliko",
  "hu": "mi mit ki kit mikor hol hogyan hogy miért melyik mennyi hány milyen",
  "id": "apa siapa kapan mana dimana bagaimana mengapa kenapa berapa apakah",
  "it": "quale quali che cosa chi come quando dove perché quanto quanti quanta quante cos qual dov",
  "ja": "何 なに なん 誰 だれ いつ どこ どう どうやって なぜ どれ どの いくつ いくら どのように",
  "ko": "무엇 무엇을 뭐 누구 누가 언제 어디 어디서 어떻게 왜 어느 어떤 얼마 몇",
  "lt": "kas ką kada kur kaip kodėl kuris kuri kiek",
  "lv": "kas ko kad kur kā kāpēc kurš kura cik",
  "nb": "hva hvem hvor når hvorfor hvordan hvilken hvilke hvilket",
  "nl": "wat wie wanneer waar hoe waarom welke welk hoeveel",
  "nn": "kva kven kor når kvifor korleis kva kva for",
  "no": "hva hvem hvor når hvorfor hvordan hvilken hvilke hvilket",
  "pl": "co kto kogo kiedy gdzie jak dlaczego czemu który która które jaki jaka jakie ile czy",
  "pt": "qual quais que quem como quando onde por porque quê quanto quantos quanta quantas",
  "ro": "ce cine când unde cum de care cât câți câte",
  "ru": "что кто кого когда где куда как почему зачем какой какая какое какие сколько ли",
  "sk": "čo kto kedy kde kam ako prečo ktorý ktorá ktoré aký aká aké koľko",
  "sl": "kaj kdo kdaj kje kako zakaj kateri katera katero koliko",
  "sr": "šta ko kada gde kako zašto koji koja koje koliko шта ко када где како зашто који колико",
  "sv": "vad vem när var vart varför hur vilken vilket vilka",
  "th": "อะไร ใคร เมื่อไหร่ เมื่อไร ที่ไหน อย่างไร ยังไง ทำไม เท่าไหร่ เท่าไร กี่ ไหม หรือไม่",
  "tr": "ne kim kimin nerede nereye nereden nasıl neden niçin hangi kaç mi mı mu mü",
  "uk": "що хто коли де куди як чому навіщо який яка яке які скільки чи",
  "vi": "gì ai khi nào đâu sao thế bao nhiêu nào mấy",
  "zh": "什么时候 什么 什麼 甚麼 哪个 哪個 哪些 哪里 哪裡 哪儿 哪年 哪一 哪几 谁 誰 多少 如何 怎么样 怎么 怎麼"
    + " 怎样 怎樣 为什么 為什麼 为何 為何 几个 幾個 吗 嗎",
]
