extension Int {
  /// "1 translation", "2 translations"
  package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
