internal import CStemmer

/// A Snowball stemmer of one language; languages without one keep their words as they are.
struct Stemmer: ~Copyable {
  private let handle: OpaquePointer?

  /// - Parameter language: a BCP 47 tag; only its first part counts.
  init(language: String) {
    let base = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    handle = Self.algorithms[base].flatMap { sb_stemmer_new($0, "UTF_8") }
  }

  deinit {
    if let handle { sb_stemmer_delete(handle) }
  }

  /// - Parameter word: in UTF-8, as the result is.
  func stem(_ word: [UInt8]) -> [UInt8] {
    guard let handle,
      let stem = word.withUnsafeBufferPointer({ bytes in
        bytes.baseAddress.flatMap { sb_stemmer_stem(handle, $0, Int32(bytes.count)) }
      })
    else { return word }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
  }

  private static let algorithms = [
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
  ]
}
