/** Rules of an invented team, as the build would write them; tests vary single fields. */
export const day = (weekdays, start, end) => weekdays.map((weekday) => [weekday, start, end]);

const all = ["en", "es", "it", "fr", "nl", "de", "zh", "pt", "pl"];

export const rules = {
  version: 1,
  timezone: "Europe/Amsterdam",
  fallbackLanguage: "en",
  holidays: ["2026-12-25", "2027-01-01"],
  channels: [
    { id: "email", languages: all, hours: null, endpoint: "https://example.com/contact" },
    {
      id: "chat", languages: all, url: "https://example.com/chat",
      hours: [...day([1, 2, 3, 4, 5], 540, 1260), ...day([6, 7], 600, 1080)],
    },
    {
      id: "phone", languages: ["en", "es", "it", "fr", "nl", "de"], number: "+44 20 7946 0000",
      hours: day([1, 2, 3, 4, 5], 540, 1050),
    },
  ],
  reasons: [
    {
      id: "order", title: "A question about an order", prefer: ["chat", "phone", "email"],
      items: [
        { from: 1, to: 1, prefer: ["chat", "email"] },
        { from: 2, to: 3, prefer: ["phone", "chat", "email"] },
        { from: 4, to: null, prefer: ["email"] },
      ],
    },
    { id: "privacy", title: "Privacy", prefer: ["phone"], items: [] },
    { id: "general", title: "Something else", prefer: [], items: [] },
  ],
};

/** The rules with fields of one channel replaced. */
export function withChannel(id, fields) {
  const channels = rules.channels.map((channel) => (channel.id === id ? { ...channel, ...fields } : channel));
  return { ...rules, channels };
}
