/** What a browser's storage does, in memory; full after `room` entries. */
export class FakeStorage implements Storage {
  readonly #entries = new Map<string, string>();

  constructor(readonly room = Infinity) {}

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (!this.#entries.has(key) && this.length >= this.room)
      throw new DOMException("full", "QuotaExceededError");
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
