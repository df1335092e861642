/** Where what is written is kept on this device, until the server has it. */

const KEY = "studyhall.authoring.";

/** Where a person's changes to a draft are kept. */
export function keyOf(person: string, draft: string): string {
  return `${KEY}${person}.${draft}`;
}

/** Leaves nothing of a person's drafts on this device. */
export function forgetDrafts(storage: Storage, person: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(`${KEY}${person}.`)) storage.removeItem(key);
}
