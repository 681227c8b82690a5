import { openStore } from "#lib/db/store.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import { contextFor } from "#lib/services/server.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { seedDeck } from "../bench/seed.ts";
import { ROOT } from "../setup/operator.ts";
import { CARDS, type Order, type Reply } from "./protocol.ts";

// The process that is killed: the real store and the real verb, told over the parent's channel what to record. It says
// that a batch is accepted when the server would answer 200, and never before.

function reply(message: Reply): void {
  process.send?.(message);
}

async function serve({ url, kind }: Extract<Order, { readonly url: string }>): Promise<void> {
  const store = await openStore({ url, root: ROOT, purpose: "npm run torture" });
  if (kind === "seed") await seedDeck(store, CARDS);
  process.on("message", (order: Order) => {
    if (order.kind !== "record") return;
    guarded(async () => {
      const viewer = await viewerOf(store, order.learner, Date.now());
      const { accepted, refused } = await recordReviews(contextFor(store, viewer), order.batch);
      reply({ kind: "accepted", number: order.number, ids: accepted, refused: refused.length });
    });
  });
  reply({ kind: "open" });
}

function guarded(work: () => Promise<void>): void {
  work().catch((error: unknown) =>
    reply({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
  );
}

process.once("message", (order: Order) => {
  if (order.kind !== "record") guarded(() => serve(order));
});
