// @ts-check
// Pure. A vote on an answer, in the form of feedback on the article from which it was taken. The
// question is not part of it: it stays on the device.

/**
 * "buying/place-a-bid" of "https://help.example.com/en/buying/place-a-bid/#steps" with home "/en/";
 * the whole path where the answer is not under home, as for a fallback in another language.
 * @param {string} url absolute
 * @param {string} home absolute or from the root
 */
export function articlePath(url, home) {
  const { pathname } = new URL(url);
  const root = new URL(home, url).pathname;
  const path = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  return path.replace(/^\/+|\/+$/g, "");
}

/**
 * @param {{url: string, article?: string, revision?: string}} answer
 * @param {"yes" | "no"} vote
 * @param {{home: string, language: string, at: Date}} page
 */
export function answerVote(answer, vote, { home, language, at }) {
  return {
    type: "feedback",
    article: answer.article ?? articlePath(answer.url, home),
    language,
    revision: answer.revision ?? "",
    vote,
    reason: "answer",
    comment: "",
    url: answer.url,
    at: at.toISOString(),
  };
}
