import { StoreError } from "#lib/db/store-error.ts";

/** Whether the store could not do its work although nothing is wrong with what was asked: worth trying again. */
export function isStoreTrouble(error: unknown): error is Error {
  return error instanceof StoreError;
}
