/** An opaque identifier: minted by the server or, for commands and elements, here. */
export type Id = string;

/** The seq at which a message or a held text was first written. It names it, and orders it. */
export type Place = number;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/** A new identifier: 21 characters that carry 126 random bits. */
export function mintId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(21));
  return Array.from(bytes, (byte) => ALPHABET[byte & 63]).join("");
}
