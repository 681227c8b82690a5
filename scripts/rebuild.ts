import { verifyChains } from "#lib/db/chain.ts";
import { openStore } from "#lib/db/store.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { ROOT, runCommand } from "./setup/operator.ts";

// npm run rebuild: makes every card state anew from the log, and checks the log's checksums on the way. A database file
// must not be in use; with a database server, stop the app yourself.
await runCommand(async ({ databaseUrl, databaseAuthToken }) => {
  const store = await openStore({
    url: databaseUrl,
    authToken: databaseAuthToken,
    root: ROOT,
    purpose: "npm run rebuild",
  });
  try {
    const { events, broken } = await verifyChains(store.read);
    for (const { userId, eventId } of broken) {
      console.error(
        `The log of learner ${userId} is not what was recorded, ${eventId === null ? "at its end" : `from event ${eventId} on`}.`,
      );
    }
    const since = performance.now();
    const { cards, changed, removed } = await rebuildStates(store);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    console.log(
      `${events} events, ${cards} card states in ${seconds} s: ${changed} were written anew, ${removed} had no log and were removed.`,
    );
    if (broken.length > 0) console.error("The log is damaged: restore a backup (docs/backup.md).");
    return broken.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
});
