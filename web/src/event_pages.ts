// The stored log in pieces: a long one must not stop whoever reads it.
import type { IDBPDatabase } from "idb";
import type { ReviewSchema } from "./storage";

/** So many events at a time; fewer are the last. */
export const pageSize = 5000;

/** The next events behind a key, with their keys. */
export function readAfter(database: IDBPDatabase<ReviewSchema>, key: number) {
  const range = IDBKeyRange.lowerBound(key, true);
  const { store } = database.transaction("events");
  return Promise.all([store.getAllKeys(range, pageSize), store.getAll(range, pageSize)]);
}
