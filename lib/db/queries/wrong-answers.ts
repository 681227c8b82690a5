import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** A wrong answer that was found for a card, and the question that it answers rightly, where that is still asked so. */
export type WrongAnswer = { readonly text: string; readonly answers: string | null };

/** The wrong answers that the maker found for these cards, likest first; cards without any are left out. */
export async function wrongAnswersFor(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WrongAnswer[]>> {
  const found = sql<string>`json_extract(${notes.fields}, '$.exam.distractors')`;
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: cards.id, dossierId: cards.dossierId, found })
      .from(cards)
      .innerJoin(notes, eq(notes.id, cards.noteId))
      .where(and(inArray(cards.id, [...part]), isNotNull(cards.dossierId), isNotNull(found))),
  );
  const wanted = rows.flatMap((row) => distractorsIn(row.found).map((one) => ({ ...one, ...row })));
  const asked = await questionsOf(db, wanted);
  const out = new Map<string, WrongAnswer[]>();
  for (const { id, dossierId, text, from } of wanted) {
    const source = asked.get(`${dossierId}|${from}`);
    const held = out.get(id) ?? [];
    // A card that says something else by now does not answer with these words any more.
    held.push({ text, answers: source?.answer === text ? source.question : null });
    out.set(id, held);
  }
  return out;
}

type Asked = { readonly question: string; readonly answer: string };

/** What active cards ask, by their dossier and their stable id. */
async function questionsOf(
  db: Reader,
  wanted: readonly { readonly dossierId: string | null; readonly from: string }[],
): Promise<ReadonlyMap<string, Asked>> {
  const dossierIds = [...new Set(wanted.flatMap(({ dossierId }) => dossierId ?? []))];
  const stableIds = [...new Set(wanted.map(({ from }) => from))];
  if (dossierIds.length === 0) return new Map();
  const shown = sql`coalesce(${cards.edited}, ${cards.generated})`;
  const rows = await inParts(stableIds, (part) =>
    db
      .select({
        dossierId: cards.dossierId,
        stableId: cards.stableId,
        question: sql<string>`coalesce(json_extract(${shown}, '$.question'), '')`,
        answer: sql<string>`coalesce(json_extract(${shown}, '$.answer'), '')`,
      })
      .from(cards)
      .where(
        and(
          inArray(cards.dossierId, dossierIds),
          inArray(cards.stableId, [...part]),
          eq(cards.status, "active"),
        ),
      ),
  );
  return new Map(rows.map(({ dossierId, stableId, ...asked }) => [`${dossierId}|${stableId}`, asked]));
}

/** Safe to read loosely: only the making and the loading of a dossier write it; anything else is no distractor. */
function distractorsIn(json: string): readonly { readonly text: string; readonly from: string }[] {
  const read: unknown = JSON.parse(json);
  return Array.isArray(read) ? read.filter(isDistractor) : [];
}

function isDistractor(value: unknown): value is { readonly text: string; readonly from: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "from" in value &&
    typeof value.from === "string"
  );
}
