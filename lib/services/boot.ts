import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";
import { expireGuests } from "./account/expire-guests.ts";
import { syncDecks } from "./decks/sync-decks.ts";
import { environment } from "./environment.ts";
import { storeOfServer, systemContext } from "./server.ts";
import { isStoreTrouble } from "./store-trouble.ts";

/** Migrates and syncs the shipped decks, or ends the process with one sentence that says what to do. */
export async function boot(): Promise<void> {
  try {
    const store = await storeOfServer();
    const { root } = environment();
    await syncDecks(systemContext(store), `${root}/decks`);
    await expireGuests(systemContext(store));
    expireGuestsDaily(store);
    closeWhenAsked(store);
  } catch (error) {
    const expected = error instanceof DomainError || isStoreTrouble(error);
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}

/** A server that runs for months keeps the rule too. Trouble is told and left to the next day: nobody waits for this. */
function expireGuestsDaily(store: Store): void {
  const daily = setInterval(() => {
    expireGuests(systemContext(store)).catch((error: unknown) => console.error(error));
  }, MS_PER_DAY);
  daily.unref();
}

/** A server that is asked to stop folds its log into the file first; killed, it would do so at the next start. */
function closeWhenAsked(store: { close(): Promise<void> }): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void store.close().finally(() => process.exit(0));
    });
  }
}
