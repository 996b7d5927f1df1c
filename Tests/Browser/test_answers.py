"""What the assistant answers on the built sample, in each of its languages."""

import json

import pytest

from site_under_test import is_article, page_data, root

languages = ["en", "es", "it", "fr", "nl", "de", "pt", "pl", "no", "zh", "ar"]

ask_all = """async (questions) => {
  const answers = [];
  for (const question of questions) {
    const { status, answer } = await helpgen.ask(question);
    answers.push([status, answer && new URL(answer.url, location.href).pathname]);
  }
  return answers;
}"""

def articles(site, language: str) -> dict[str, str]:
    """The path of each article, as `buying/cancel-a-bid`, by the path of its page."""
    paths = {}
    for file in site.folder.glob(f"{language}/*/*/index.html"):
        if is_article(file):
            path = page_data(file.read_text())["article"]["path"]
            paths[f"/{file.parent.relative_to(site.folder)}/"] = path
    return paths


def questions_of_readers(language: str) -> dict[str, str | None]:
    """`Content/LANG/questions.yml`, whose texts are plain: the article of each, None where unanswered."""
    questions, article = {}, None
    for line in (root / f"Content/{language}/questions.yml").read_text().splitlines():
        if line.startswith("  - "):
            questions[line[4:]] = None if article == "unanswered" else article
        elif line.endswith(":"):
            article = line[:-1]
    return questions


def replies(site, visit, language: str, questions: list[str]) -> dict[str, str | None]:
    """The article that each is answered from, None where the assistant is not sure."""
    page = visit(site).open(f"{language}/")
    paths = articles(site, language)
    given = page.evaluate(ask_all, questions)
    return {
        question: paths[url] if status == "answered" else None
        for question, (status, url) in zip(questions, given)}


@pytest.mark.parametrize("language", languages)
def test_questions_are_answered_from_the_right_article_or_not_at_all(site, visit, language):
    fixture = json.loads((root / f"Tests/Fixtures/answers/{language}.json").read_text())
    wanted = {each["question"]: each["article"] for each in fixture["answered"]}
    wanted |= dict.fromkeys(fixture["unsure"])
    assert len(fixture["answered"]) == len(fixture["unsure"]) == 5
    given = replies(site, visit, language, list(wanted))
    assert given == wanted


@pytest.mark.parametrize("language", languages)
def test_no_question_of_readers_is_answered_from_a_wrong_article(site, visit, language):
    wanted = questions_of_readers(language)
    assert len(wanted) >= 20 and list(wanted.values()).count(None) >= 5
    given = replies(site, visit, language, list(wanted))
    wrong = {
        question: article for question, article in given.items()
        if article not in (None, wanted[question])}
    assert wrong == {}
