// @ts-check
// Pure. Sends a message, or says why it did not go.

/**
 * Never rejects; gives up after half a minute. Cookies go to the page's own origin only, so that an
 * endpoint elsewhere needs no more than to allow the origin.
 * @param {string} endpoint
 * @param {object} message
 * @param {object} circumstances
 * @param {boolean} [circumstances.online]
 * @param {typeof fetch} [circumstances.request]
 * @returns {Promise<"sent" | "offline" | "failed">}
 */
export async function sendMessage(endpoint, message, { online = true, request = fetch } = {}) {
  if (!online) return "offline";
  try {
    const response = await request(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(30_000),
    });
    return response.ok ? "sent" : "failed";
  } catch {
    return "failed";
  }
}
