import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";
import { expireAccess } from "./account/expire-access.ts";
import { expireGuests } from "./account/expire-guests.ts";
import { announceSetup } from "./account/server/announce-setup.ts";
import { purgeOldBackups } from "./account/server/backups.ts";
import { syncDecks } from "./decks/sync-decks.ts";
import { purgeDeleted } from "./dossiers/purge-deleted.ts";
import { environment } from "./environment.ts";
import { makingOf } from "./making/making.ts";
import { resumeMaking } from "./making/resume-making.ts";
import { purgeDeletedMedia } from "./media/purge-deleted-media.ts";
import { recordHeldBack } from "./quizzes/record-held-back.ts";
import { storeOfServer, systemContext } from "./server.ts";
import { isStoreTrouble } from "./store-trouble.ts";

/** Migrates, syncs the shipped decks and takes up interrupted work, or ends the process with one sentence that says what to do. */
export async function boot(): Promise<void> {
  try {
    const store = await storeOfServer();
    const { root } = environment();
    await syncDecks(systemContext(store), `${root}/decks`);
    await keepHouse(store);
    keepHouseDaily(store);
    await resumeMaking(systemContext(store));
    closeWhenAsked(store);
    await announceSetup(systemContext(store), environment());
  } catch (error) {
    const expected = error instanceof DomainError || isStoreTrouble(error);
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}

/** What goes when its time is over: guests, sessions, old copies, what was deleted, media that nothing shows, and silence about quizzes that have closed. */
async function keepHouse(store: Store): Promise<void> {
  await expireGuests(systemContext(store));
  await expireAccess(systemContext(store));
  purgeOldBackups(store.address, Date.now());
  await purgeDeleted(systemContext(store));
  await purgeDeletedMedia(systemContext(store));
  await recordHeldBack(systemContext(store), "everybody");
}

/** A server that runs for months keeps the rules too. Trouble is told and left to the next day: nobody waits for this. */
function keepHouseDaily(store: Store): void {
  const daily = setInterval(() => {
    keepHouse(store).catch((error: unknown) => console.error(error));
  }, MS_PER_DAY);
  daily.unref();
}

/** A server that is asked to stop folds its log into the file first; killed, it would do so at the next start. */
function closeWhenAsked(store: Store): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      makingOf(store).shutDown();
      void store.close().finally(() => process.exit(0));
    });
  }
}
