package import Diagnostics
import HelpCenter

extension Translations {
  /// What the translations lost, gained or call by another name than the glossary, one result for
  /// all that were made from one version of a source. Each may run at any time; none needs another.
  package func checks(_ glossary: Glossary) -> [@Sendable () -> [Diagnostic]] {
    let pairs = pairs
    return madeFromOne().map { source, translations in
      return {
        var structure = Structure(madeFrom: source, in: pairs)
        return translations.flatMap {
          structure.problems(of: $0) + glossary.problems($0, madeFrom: source)
        }
      }
    }
  }

  /// The translations whose source is known as they saw it, by that source, in the order of pairs.
  private func madeFromOne() -> [(source: Article, translations: [Article])] {
    struct Version: Hashable {
      let file: String
      let revision: String
    }
    var groups: [(source: Article, translations: [Article])] = []
    var groupOfVersion: [Version: Int] = [:]
    for (pair, judgement) in zip(pairs.pairs, judgements) {
      switch judgement.state {
      case .phantom, .stale(nil): continue
      default: break
      }
      let source = judgement.earlierSource ?? pair.source
      let version = Version(file: source.file.path, revision: source.content.revision)
      if let group = groupOfVersion[version] {
        groups[group].translations.append(pair.translation)
      } else {
        groupOfVersion[version] = groups.count
        groups.append((source, [pair.translation]))
      }
    }
    return groups
  }
}
