package import Diagnostics

extension Translations {
  /// What the translations lost, gained or call by another name than the glossary, one result a
  /// pair whose earlier source is known. Each may run at any time; none needs another.
  package func checks(_ glossary: Glossary) -> [@Sendable () -> [Diagnostic]] {
    let pairs = pairs
    return zip(pairs.pairs, judgements).compactMap { pair, judgement in
      switch judgement.state {
      case .phantom, .stale(nil): return nil
      default: break
      }
      let source = judgement.earlierSource ?? pair.source
      return {
        Structure(pair.translation, madeFrom: source, in: pairs).problems
          + glossary.problems(pair.translation, madeFrom: source)
      }
    }
  }
}
