import { addDays, studyDayOf, studyTime } from "#lib/base/study-time.ts";
import { toState } from "#lib/db/event-rows.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Writer } from "#lib/db/store.ts";
import type { MemoryEffect } from "#lib/notes/memory-effect.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { type Ctx, userIdOf } from "../context.ts";
import type { LogDeed } from "../journal/log-deeds.ts";

/** What an edit does to the memory of a card. */
export type CardEffect = {
  readonly cardId: string;
  readonly cardVersion: number;
  readonly effect: MemoryEffect;
};

/** The events for what edits do to the memory: none for a card that was never answered, or is asked by tomorrow anyway. */
export async function memoryDeeds(
  tx: Writer,
  ctx: Ctx,
  at: number,
  effects: readonly CardEffect[],
): Promise<readonly LogDeed[]> {
  const userId = userIdOf(ctx);
  const asked = effects.filter(({ effect }) => effect !== "keep");
  if (userId === null || ctx.viewer.kind === "visitor" || asked.length === 0) return [];
  const tomorrow = addDays(studyDayOf(studyTime(at, ctx.viewer.clock)), 1);
  const rows = await statesOf(
    tx,
    userId,
    asked.map((one) => one.cardId),
  );
  const states = new Map(rows.map((row) => [row.cardId, toState(row)]));
  return asked.flatMap(({ effect, ...card }): readonly LogDeed[] => {
    const state = states.get(card.cardId);
    if (!state || state.memory.kind === "new") return [];
    const id = ctx.newId();
    if (effect === "again") return [{ ...card, id, kind: "reset" }];
    return isDueBy(state, tomorrow) ? [] : [{ ...card, id, kind: "due-set", day: tomorrow }];
  });
}

function isDueBy({ memory }: CardState, day: string): boolean {
  if (memory.kind === "new") return false;
  return memory.phase !== "review" || memory.due.kind === "instant" || memory.due.day <= day;
}
