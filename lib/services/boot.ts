import { DomainError } from "#lib/base/errors.ts";
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
    closeWhenAsked(store);
  } catch (error) {
    const expected = error instanceof DomainError || isStoreTrouble(error);
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}

/** A server that is asked to stop folds its log into the file first; killed, it would do so at the next start. */
function closeWhenAsked(store: { close(): Promise<void> }): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void store.close().finally(() => process.exit(0));
    });
  }
}
