import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import { mayBeTyped } from "#lib/answers/way-for.ts";
import { MS_PER_DAY, studyDay } from "#lib/base/study-time.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import { assignments } from "#lib/db/schema/classes.ts";
import { deckCards, decks } from "#lib/db/schema/decks.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { cardExtra, NO_LAYER } from "#lib/services/study/card-layers.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { isTypedCheck } from "#lib/study/checks.ts";
import { asPupil, CLOCK, seededStore } from "./seed-people.ts";

// node --import tsx tests/e2e/seed-checks.ts DATABASE: to the class of seed-class.ts. The whole dossier is assigned; ann
// said of twenty cards that she knew them, and seven times she was asked to type the answer, and was wrong in four. One
// card is due on which the dice of today ask her to type.

const DICE = 7;
const WRONG = 4;
const CLAIMS = 20;

const store = await seededStore();
const now = Date.now();
const day = (ago: number): string => studyDay(now - ago * MS_PER_DAY, CLOCK);

const [shipped] = await store.read
  .select({ id: decks.dossierId })
  .from(decks)
  .innerJoin(deckCards, eq(deckCards.deckId, decks.id))
  .where(isNull(decks.ownerId))
  .limit(1);
const dossierId = shipped?.id ?? "";
await store.write(async (tx) => {
  const selection = [{ kind: "dossier" as const, dossierId, weight: 1 }];
  await tx
    .update(assignments)
    .set({ selection, opensAt: now - 40 * MS_PER_DAY })
    .where(eq(assignments.id, "given"));
  await refreshGrants(tx, "class", now);
});

const rows = await store.read
  .selectDistinct({ cardId: deckCards.cardId })
  .from(deckCards)
  .innerJoin(decks, eq(decks.id, deckCards.deckId))
  .where(eq(decks.dossierId, dossierId));
const contents = await contentsOf(
  store.read,
  rows.map(({ cardId }) => cardId),
);
const typable = contents.flatMap(({ id, version, content }) => {
  const extra = cardExtra(content, NO_LAYER, version);
  const card = { answer: content.answer, ...(extra === null ? {} : { extra }) };
  return mayBeTyped(card) && (content.readings ?? []).length === 0 ? [id] : [];
});

let sequence = 0;
const review = (cardId: string, ago: number, rating: 1 | 3 | 4, typed: boolean) => {
  sequence += 1;
  return {
    id: randomUUID(),
    kind: "answered",
    cardId,
    cardVersion: 1,
    rating,
    deviceId: "ann",
    deviceSequence: sequence,
    deviceTime: now - ago * MS_PER_DAY + sequence,
    utcOffsetMinutes: 0,
    zone: "UTC",
    tookMs: 6_000,
    mode: "study",
    dueShown: null,
    ...(typed ? { marking: { by: "app", proposed: rating, response: rating === 1 ? "no idea" : "so" } } : {}),
  };
};
const MET = 30;
const LATELY = 5;
/** On one of these days, counted back, the dice asked many a card to be typed; on one day alone perhaps too few. */
const DAYS_OF_DICE = [2, 3, 4, 5] as const;
const today = typable.find((id) => isTypedCheck("ann", id, day(0))) ?? "";
const others = typable.filter((id) => id !== today && !isTypedCheck("ann", id, day(0)));
const checks = others
  .flatMap((id) => {
    const ago = DAYS_OF_DICE.find((one) => isTypedCheck("ann", id, day(one)));
    return ago === undefined ? [] : [{ id, ago }];
  })
  .slice(0, DICE);
const checked = new Set(checks.map(({ id }) => id));
const claims = others
  .filter((id) => !checked.has(id) && !isTypedCheck("ann", id, day(LATELY)))
  .slice(0, CLAIMS);
const log = [
  ...[today, ...checked, ...claims].map((id) => review(id, MET, 4, false)),
  // A wrong one is asked again at once, until it is known: it is not due today.
  ...checks.map(({ id, ago }, i) => review(id, ago, i < WRONG ? 1 : 3, true)),
  ...checks
    .slice(0, WRONG)
    .flatMap(({ id, ago }) => [review(id, ago, 4, false), review(id, ago - 1, 4, false)]),
  ...claims.map((id) => review(id, LATELY, 3, false)),
];
await recordReviews(asPupil(store, "ann", now), { deviceId: "ann", sentAt: now, reviews: log });
if (checks.length < DICE || claims.length < CLAIMS || today === "")
  throw new Error("The dossier has too few cards for this.");
await store.close();
