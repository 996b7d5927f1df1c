/// What `helpgen init` writes: the smallest project that shows how one is made.
package enum NewProject {
  /// Makes the files below `folder`. Nothing is overwritten: an existing project is an error.
  package static func write(to folder: ProjectFolder) throws(DiskError) {
    if try Disk.entries(of: folder.path(of: "Content")) != nil {
      throw DiskError("make a project in", folder.path, reason: "it has a folder \"Content\"")
    }
    for (path, text) in files {
      let target = folder.path(of: path)
      guard try Disk.read(target) == nil else { continue }
      try Disk.write(Array(text.utf8), toNew: target)
    }
  }

  /// In the order in which they are best read.
  static let files: [(path: String, text: String)] = [
    ("Content/site.yml", site), ("Content/contact.yml", contact), ("Content/en/index.md", home),
    ("Content/en/getting-started/index.md", category),
    ("Content/en/getting-started/write-an-article.md", article),
    ("Content/en/getting-started/translate-an-article.md", translation),
    ("Content/es/index.md", spanishHome), ("Content/es/getting-started/index.md", spanishCategory),
    ("Content/es/getting-started/write-an-article.md", spanishArticle), (".gitignore", ignored),
  ]

  private static let site = """
    url: https://help.example.com/
    title: {en: Help center, es: Centro de ayuda}
    source: en
    languages: [en, es]
    brand:
      name: Example
      color: "#3b5bdb"

    """

  private static let contact = """
    timezone: Europe/Amsterdam
    fallbackLanguage: en
    channels:
      email: {endpoint: https://example.com/contact, languages: [en, es]}
    reasons:
      - id: question
        title: {en: A question, es: Una pregunta}

    """

  private static let home = """
    ---
    title: How can we help?
    description: Answers about your account and our service.
    related: [getting-started/write-an-article]
    ---

    """

  private static let category = """
    ---
    title: Getting started
    description: The first steps.
    icon: flag
    order: 1
    ---

    """

  private static let article = """
    ---
    title: Write an article
    description: Where articles lie and what stands at their head.
    order: 1
    questions:
      - how do I add an article
      - where do I put a new page
    ---

    An article is a Markdown file in a folder of `Content/LANG/`. Its head says what it is about.

    ## Make the file {#make}

    :::steps
    1. Run `helpgen new en/getting-started/my-article`.
    2. Write the title, and the questions that readers ask.
    3. Run `helpgen build` and open `Output/`.
    :::

    > [!TIP]
    > Link to other articles by their file, as in [translate an article](translate-an-article.md).

    """

  private static let translation = """
    ---
    title: Translate an article
    description: The same path in another language is a translation.
    order: 2
    ---

    The file `Content/es/getting-started/write-an-article.md` is the Spanish version of
    `Content/en/getting-started/write-an-article.md`: [the same path](write-an-article.md#make) in another
    language. Where a translation is missing, readers are shown the original and told so.

    """

  private static let spanishHome = """
    ---
    title: ¿En qué podemos ayudarte?
    description: Respuestas sobre tu cuenta y nuestro servicio.
    ---

    """

  private static let spanishCategory = """
    ---
    title: Primeros pasos
    description: Por dónde empezar.
    slug: primeros-pasos
    ---

    """

  private static let spanishArticle = """
    ---
    title: Escribir un artículo
    description: Dónde están los artículos y qué llevan al principio.
    slug: escribir-un-articulo
    questions:
      - cómo añado un artículo
      - dónde pongo una página nueva
    ---

    Un artículo es un archivo Markdown en una carpeta de `Content/LANG/`. Su cabecera dice de qué trata.

    ## Crear el archivo {#make}

    :::steps
    1. Ejecuta `helpgen new es/getting-started/mi-articulo`.
    2. Escribe el título y las preguntas que hacen los lectores.
    3. Ejecuta `helpgen build` y abre `Output/`.
    :::

    > [!TIP]
    > Enlaza otros artículos por su archivo, como [traducir un artículo](translate-an-article.md).

    """

  private static let ignored = """
    /Output/
    /.helpgen/

    """
}
