import Diagnostics
package import HelpCenter

extension Translations {
  /// For readers, by file; those that are fresh are left out.
  package var states: [String: TranslationState] {
    var states: [String: TranslationState] = [:]
    for (pair, judgement) in zip(pairs.pairs, judgements) {
      let state = judgement.translationState
      if state != .fresh { states[pair.translation.file.path] = state }
    }
    return states
  }
}
