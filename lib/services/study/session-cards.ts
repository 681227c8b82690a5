import { otherCardsOfNotes } from "#lib/db/queries/note-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import type { FamilyCard, SchedulePreset, StudyCard, StudySession } from "#lib/study/types.ts";
import { type CardPresets, nameOf } from "./card-presets.ts";
import { statesByCard, type Today } from "./today.ts";

/** The card with the name of its preset, where that is not the session's. */
export function withRules(card: StudyCard, presets: CardPresets): StudyCard {
  const group = presets.groupOf(card.id);
  return group === undefined ? card : { ...card, rulesId: group };
}

/** The presets of some cards that are not the session's own, by name. */
export function otherPresets(
  today: Today,
  presets: readonly SchedulePreset[],
): ReadonlyMap<string, SchedulePreset> {
  return new Map(
    presets.flatMap((preset) => (preset === today.presets.base ? [] : [[nameOf(preset), preset] as const])),
  );
}

/** The other cards of the notes of some cards, as far as a deed needs them. */
export async function familyOf(
  read: Reader,
  userId: string | null,
  cardIds: readonly string[],
): Promise<readonly FamilyCard[]> {
  const others = await otherCardsOfNotes(read, [...new Set(cardIds)]);
  const ids = others.map((card) => card.id);
  const states = statesByCard(userId === null ? [] : await statesOf(read, userId, ids));
  return others.map((card) => ({ ...card, state: states.get(card.id) ?? NEW_CARD }));
}

/** What a session says only where there is something to say. */
export function besides(
  others: ReadonlyMap<string, SchedulePreset>,
  family: readonly FamilyCard[],
): Pick<StudySession, "presets" | "family"> {
  return {
    ...(others.size > 0 ? { presets: Object.fromEntries(others) } : {}),
    ...(family.length === 0 ? {} : { family }),
  };
}
