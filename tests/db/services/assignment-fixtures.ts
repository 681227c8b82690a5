import { addDays, studyDay } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";
import { createAssignment } from "#lib/services/assignments/save-assignment.ts";
import type { Ctx } from "#lib/services/context.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { classOf, member, person } from "./class-fixtures.ts";
import { ids, NOW } from "./fixtures.ts";
import { basic } from "./notes/own.ts";

export const TODAY = studyDay(NOW, { zone: "UTC", dayStart: 4 });
export const inDays = (days: number): string => addDays(TODAY, days);

const mint = ids(77);

/** A teacher's deck of so many notes. */
export async function deckOf(
  ctx: Ctx,
  title: string,
  cards: number,
): Promise<{ deckId: string; cardIds: string[] }> {
  const { deckId } = await createDeck(ctx, { title });
  const cardIds: string[] = [];
  for (let i = 0; i < cards; i += 1) {
    const note = basic(`What is ${title} ${i}?`, `Answer ${i}`);
    cardIds.push(...(await writeNote(ctx, { deckId, note })).cardIds);
  }
  return { deckId, cardIds };
}

/** A teacher with a class of two pupils and a deck of their own. */
export async function taught(store: Store, cards = 6) {
  const { teacher, classId } = await classOf(store);
  const anna = await person(store, "anna");
  const ben = await person(store, "ben");
  await member(store, classId, "anna");
  await member(store, classId, "ben");
  return { teacher, classId, anna, ben, ...(await deckOf(teacher, "Capitals", cards)) };
}

/** What a form would send; all of it can be changed. */
export function task(classId: string, deckId: string, changes: object = {}): object {
  return {
    classId,
    id: mint(),
    title: "Learn the capitals",
    selection: [{ kind: "deck", deckId }],
    goal: { kind: "seen" },
    targets: [{ kind: "class", refId: classId }],
    opens: TODAY,
    due: inDays(13),
    zone: "UTC",
    ...changes,
  };
}

export async function assign(
  teacher: Ctx,
  classId: string,
  deckId: string,
  changes: object = {},
): Promise<string> {
  return (await createAssignment(teacher, task(classId, deckId, changes))).assignmentId;
}
