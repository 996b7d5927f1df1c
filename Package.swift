// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "helpgen",
  products: [.executable(name: "helpgen", targets: ["helpgen"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "CExchange"),
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "Markdown", dependencies: ["CCmark", "Diagnostics"], swiftSettings: settings),
    .target(
      name: "HelpCenter",
      dependencies: ["Markdown", "Diagnostics", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "Theming",
      dependencies: [
        "HelpCenter", "Markdown", "Diagnostics",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings,
      plugins: ["EmbedDefaultTheme"]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "Search", dependencies: ["CStemmer"], swiftSettings: settings),
    .target(
      name: "Translations", dependencies: ["HelpCenter", "Markdown", "Diagnostics"],
      swiftSettings: settings),
    .target(
      name: "Importing", dependencies: ["HelpCenter", "Markdown", "Diagnostics"],
      swiftSettings: settings),
    .target(
      name: "Generator",
      dependencies: [
        "CExchange", "HelpCenter", "Theming", "Search", "Translations", "Importing", "Markdown",
        "Diagnostics",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "helpgen",
      dependencies: [
        "Generator", "HelpCenter", "Translations", "Importing", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "GeneratorTests",
      dependencies: ["Generator", "Theming", "HelpCenter", "Markdown", "Diagnostics"],
      swiftSettings: settings),
    .testTarget(
      name: "HelpgenTests", dependencies: ["helpgen"], swiftSettings: settings),
    .executableTarget(name: "embed-files", path: "Sources/EmbedFiles", swiftSettings: settings),
    .testTarget(
      name: "ImportingTests", dependencies: ["Generator", "Importing", "Diagnostics"],
      swiftSettings: settings),
    .testTarget(
      name: "TranslationsTests",
      dependencies: ["Generator", "Translations", "HelpCenter", "Markdown", "Diagnostics"],
      swiftSettings: settings),
    .plugin(
      name: "EmbedDefaultTheme", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/EmbedDefaultTheme"),
  ],
  swiftLanguageModes: [.v6]
)
