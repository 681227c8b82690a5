import { and, asc, eq, inArray } from "drizzle-orm";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/**
 * What a learner chose or typed for these cards that was the answer to another one, the latest first; not what was taken
 * back.
 */
export async function saidInstead(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<readonly { readonly cardId: string; readonly said: string }[]> {
  const e = reviewEvents;
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: e.id, kind: e.kind, target: e.targetId, cardId: e.cardId, said: e.chosenDistractor })
      .from(e)
      .where(
        and(
          eq(e.userId, userId),
          inArray(e.cardId, [...part]),
          inArray(e.kind, ["answered", "undone", "redone"]),
        ),
      )
      .orderBy(asc(e.seq)),
  );
  const gone = new Set<string>();
  for (const { kind, target } of rows) {
    if (kind === "undone") gone.add(target ?? "");
    if (kind === "redone") gone.delete(target ?? "");
  }
  return rows
    .flatMap(({ id, kind, cardId, said }) =>
      kind === "answered" && cardId !== null && said !== null && !gone.has(id) ? [{ cardId, said }] : [],
    )
    .reverse();
}
