// swift-tools-version: 6.2
import PackageDescription

let strictness: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let release: BuildSettingCondition = .when(configuration: .release)

/// In a release, functions of one target may be inlined into another, and nothing of Swift needs to be
/// installed where it runs. What only builds the others does without.
let settings: [SwiftSetting] =
  strictness + [
    .unsafeFlags(["-cross-module-optimization", "-static-stdlib"], release)
  ]

let package = Package(
  name: "helpgen",
  products: [.executable(name: "helpgen", targets: ["helpgen"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.0.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.20.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "CFileSystem"),
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
        "CFileSystem", "HelpCenter", "Theming", "Search", "Translations", "Importing", "Markdown",
        "Diagnostics",
      ],
      swiftSettings: settings),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Preview",
      dependencies: [
        "CZlib", "Generator", "HelpCenter", "Diagnostics",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      exclude: ["Page"],
      swiftSettings: settings,
      plugins: ["EmbedPreviewPage"]),
    .target(name: "Report", swiftSettings: settings),
    .systemLibrary(
      name: "CJemalloc", pkgConfig: "jemalloc", providers: [.apt(["libjemalloc-dev"])]),
    .target(name: "CAllocator", dependencies: ["CJemalloc"]),
    .executableTarget(
      name: "helpgen",
      dependencies: [
        "CAllocator", "Generator", "Preview", "Report", "HelpCenter", "Translations", "Importing",
        "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings, linkerSettings: [.unsafeFlags(["-static-stdlib"], release)]),
    .testTarget(
      name: "GeneratorTests",
      dependencies: ["Generator", "Theming", "HelpCenter", "Markdown", "Diagnostics"],
      swiftSettings: settings),
    .testTarget(
      name: "ThemingTests", dependencies: ["Theming", "HelpCenter", "Diagnostics"],
      swiftSettings: settings),
    .testTarget(
      name: "HelpgenTests", dependencies: ["helpgen"], swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "Diagnostics"],
      exclude: ["specifications.sha256"], swiftSettings: settings),
    .testTarget(
      name: "PreviewTests",
      dependencies: [
        "Preview", "Generator", "HelpCenter", "Translations", "Diagnostics",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: settings),
    .testTarget(name: "ReportTests", dependencies: ["Report"], swiftSettings: settings),
    .testTarget(name: "SearchTests", dependencies: ["Search"], swiftSettings: settings),
    .executableTarget(name: "embed-files", path: "Sources/EmbedFiles", swiftSettings: strictness),
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
    .plugin(
      name: "EmbedPreviewPage", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/EmbedPreviewPage"),
  ],
  swiftLanguageModes: [.v6]
)
