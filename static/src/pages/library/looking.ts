/** What is looked for in the library. */

/** How many problems the server puts on a page. */
export const PER_PAGE = 20;

export type Looking = {
  readonly words: string;
  readonly subject: string;
  readonly level: string;
  readonly skill: string;
  readonly licence: string;
  readonly ownOnly: boolean;
  readonly page: number;
};

export const ANYTHING: Looking = {
  words: "",
  subject: "",
  level: "",
  skill: "",
  licence: "",
  ownOnly: false,
  page: 0,
};

/** As the server is asked for it: what is not chosen is left out. */
export function askedFor({ words, ownOnly, page, ...chosen }: Looking): Readonly<Record<string, string>> {
  const all = { q: words.trim(), ...chosen, bank: ownOnly ? "own" : "", page: page === 0 ? "" : String(page) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}
