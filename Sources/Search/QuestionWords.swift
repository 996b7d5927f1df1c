/// Words that ask and words that only join others. They say what kind of answer is wanted, not what
/// it is about, so that they count less in ranking; on a small site their rarity would not tell.
/// Each may be several words where the script has no spaces.
func questionWords(of language: String) -> [String] {
  let base = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
  let asking = (words[base] ?? "").split(separator: " ").map(String.init)
  let joining = (joiningWords[base] ?? "").split(separator: " ").map(String.init)
  return asking + joining.filter { !asking.contains($0) }
}

private let words = [
  "ar": "ما ماذا من متى أين كيف لماذا هل كم أي أية لماذ بماذا",
  "bg": "какво кой коя кое кои кога къде как защо колко дали",
  "ca": "què que qui quan on com quin quina quins quines quant quanta quants quantes",
  "cs": "co kdo kdy kde kam jak dlouho proč který která které jaký jaká jaké kolik čím",
  "da": "hvad hvem hvor hvornår hvorfor hvordan længe hvilken hvilket hvilke",
  "de": "was wer wen wem wessen wann wo wohin woher wie warum weshalb wieso welche welcher welches"
    + " welchen welchem wieviel wieviele lange",
  "el": "τι ποιος ποια ποιο ποιοι ποιες πότε πού πώς γιατί πόσο πόσα πόσοι πόσες",
  "en": "what who whom whose when where how why which",
  "es": "qué que cuál cuáles quién quiénes cómo cuándo dónde cuánto cuántos cuánta cuántas por",
  "et": "mis kes kus millal kuidas miks milline millised mitu",
  "fa": "چه چی کی کجا چگونه چطور چرا کدام چند آیا",
  "fi": "mikä mitä missä mistä mihin kuka ketkä milloin koska miten miksi kuinka kauan millainen"
    + " montako",
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
  "nb": "hva hvem hvor når hvorfor hvordan lenge hvilken hvilke hvilket",
  "nl": "wat wie wanneer waar hoe lang waarom welke welk hoeveel",
  "nn": "kva kven kor når kvifor korleis kva kva for",
  "no": "hva hvem hvor når hvorfor hvordan lenge hvilken hvilke hvilket",
  "pl": "co kto kogo kiedy gdzie jak długo dlaczego czemu który która które jaki jaka jakie ile"
    + " czy",
  "pt": "qual quais que quem como quando onde por porque quê quanto quantos quanta quantas",
  "ro": "ce cine când unde cum de care cât câți câte",
  "ru": "что кто кого когда где куда как почему зачем какой какая какое какие сколько ли",
  "sk": "čo kto kedy kde kam ako prečo ktorý ktorá ktoré aký aká aké koľko",
  "sl": "kaj kdo kdaj kje kako zakaj kateri katera katero koliko",
  "sr": "šta ko kada gde kako zašto koji koja koje koliko шта ко када где како зашто који колико",
  "sv": "vad vem när var vart varför hur länge vilken vilket vilka",
  "th": "อะไร ใคร เมื่อไหร่ เมื่อไร ที่ไหน อย่างไร ยังไง ทำไม เท่าไหร่ เท่าไร กี่ ไหม หรือไม่",
  "tr": "ne kim kimin nerede nereye nereden nasıl neden niçin hangi kaç mi mı mu mü",
  "uk": "що хто коли де куди як чому навіщо який яка яке які скільки чи",
  "vi": "gì ai khi nào đâu sao thế bao nhiêu nào mấy",
  "zh": "什么时候 什麼時候 是什么 是什麼 什么 什麼 甚麼 多长时间 多長時間 多久 何时 何時 何地 何处 何處 哪个 哪個 哪些 有哪些"
    + " 哪里 哪裡 哪儿 哪年 哪天 哪一 哪几 哪位 哪家 哪所 哪座 哪部 哪首 哪次 哪种 哪種 谁 誰 多少 如何 怎么样 怎么 怎麼 怎样 怎樣"
    + " 为什么 為什麼 为何 為何 几个 幾個 几年 幾年 几岁 幾歲 几次 幾次 几天 幾天 几种 幾種 几位 幾位 请问 請問 能不能"
    + " 可不可以 是不是 有没有 有沒有 会不会 會不會 要不要 吗 嗎",
]

private let joiningWords = [
  "ar": "أنا أنت هو هي هم نحن هذا هذه ذلك تلك الذي التي في على إلى عن مع بعد قبل لا لم لن ليس قد"
    + " يمكنني يمكن أن إن إذا أو ثم لي عندي الآن حتى كل",
  "da": "jeg mig min mit mine du dig din dit dine vi os vores I jer den det de der er var har have"
    + " havde kan skal vil må ikke en et at og eller i på til fra for med af om hvis så nu",
  "de": "ich mich mir mein meine meinen meinem meiner du dein deine Sie Ihr Ihre Ihren wir"
    + " uns es er"
    + " sie man der die das den dem des ein eine einen einem einer ist sind war wird werden"
    + " bin habe"
    + " hat haben hatte kann können muss müssen soll darf nicht noch und oder in im an am auf"
    + " zu zum"
    + " zur von vom mit für aus bei wenn ob dass so da jetzt schon",
  "en": "i me my mine we us our you your he she it its they them their the a an this that these"
    + " those is are was were be been am do does did can could may might must should would"
    + " will have"
    + " has had not no to of in on at for from with by and or if but as so there now still yet",
  "es": "yo me mi mis tú te tu tus se su sus nos nuestro el la los las lo un una unos unas"
    + " este esta"
    + " es son está están era fue ser he ha han hay puedo puede tengo no ni y o de del a al en con"
    + " para si ya",
  "fi": "minä minun minua sinä te teidän me se ne tämä on ovat oli ei en voi voin voiko pitää"
    + " ja tai"
    + " jos että kun nyt",
  "fr": "je j me m mon ma mes tu ton ta tes vous votre vos nous notre nos il elle on se son"
    + " sa ses le"
    + " la les l un une des du de d ce cet cette ces c est sont était être suis ai a as avez avons"
    + " ont puis peut peux dois ne n pas et ou à au aux en dans sur avec pour par si y",
  "it": "io mi mio mia miei mie tu ti tuo tua voi vi vostro vostra noi il lo la i gli le l un"
    + " uno una"
    + " è sono era essere ho ha hai hanno posso può devo non e o di del della dei a al alla in nel"
    + " nella da dal su con per se ci si questo questa",
  "nb": "jeg meg min mitt mine du deg din ditt dine vi oss vår dere deres den det de der er var har"
    + " hadde kan skal vil må ikke en ei et å og eller i på til fra for med av om hvis så nå som",
  "nl": "ik mij me mijn je jij jouw u uw we wij ons onze jullie hij ze het de een dit dat die"
    + " is zijn"
    + " was wordt worden ben heb heeft hebben kan kunnen moet moeten mag wil niet en of in op"
    + " aan te"
    + " naar van voor met uit bij als er nu nog steeds al doen",
  "no": "jeg meg min mitt mine du deg din ditt dine vi oss vår dere deres den det de der er var har"
    + " hadde kan skal vil må ikke en ei et å og eller i på til fra for med av om hvis så nå som",
  "pl": "ja mnie mi mój moja moje mojego mojej moją ty twój twoja wy wasz wasza my się to ten ta te"
    + " jest są był była być mam masz mogę można muszę nie i lub albo w we na do z ze od za po przy"
    + " dla o u że jeśli już",
  "pt": "eu me mim meu minha meus minhas tu te teu tua você vosso vossa nós o a os as um uma este"
    + " esta isto é são está estão era foi ser tenho tem há posso pode devo não e ou de do da"
    + " dos das"
    + " em no na nos nas ao à com para se já",
  "sv": "jag mig min mitt mina du dig din ditt dina vi oss vår ni er den det de där är var har hade"
    + " kan ska vill måste inte en ett att och eller i på till från för med av om så nu som",
]
