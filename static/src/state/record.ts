/**
 * Records as values.
 *
 * Their keys are ids that others chose, and "constructor" is a well-formed id: only what a record
 * itself holds counts, never what every object inherits.
 */
export type Dict<T> = Readonly<Record<string, T>>;

/** What stands under a key, or undefined. */
export function at<T>(record: Dict<T>, key: string | number): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The record with one entry set. */
export function put<T>(record: Dict<T>, key: string | number, value: T): Dict<T> {
  return { ...record, [key]: value };
}

/** The record without one key; the same record if it is not there. */
export function without<T>(record: Dict<T>, key: string | number): Dict<T> {
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== String(key)));
}

/** The list without one value. */
export function less<T>(list: readonly T[], value: T): readonly T[] {
  return list.filter((each) => each !== value);
}

/** Sets an entry of a record that is still being built, even one called "__proto__". */
export function define<T>(draft: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(draft, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
