import type { Credit as CreditLine } from "../../wire";
import "./credit.css";

/** Whose work a problem is and under which licence, in one line. */
export function Credit({ credit }: { readonly credit: CreditLine }) {
  const by = credit.author !== "" && credit.author !== credit.source ? `, by ${credit.author}` : "";
  return (
    <p class="credit">
      From <Source words={credit.source} address={credit.url} />
      {by}. Licence: <Source words={credit.licence} address={credit.licence_url} />.
    </p>
  );
}

/** Words that link only to a web page, whatever an imported problem says. */
function Source({ words, address }: { readonly words: string; readonly address: string }) {
  if (!/^https?:\/\//i.test(address)) return <>{words}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}
