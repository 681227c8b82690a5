import type { Selection } from "#lib/base/selection.ts";
import { type StudyDay, studyDay } from "#lib/base/study-time.ts";
import { cardsPerDeck } from "#lib/db/queries/deck-figures.ts";
import { classesTaughtBy } from "#lib/db/queries/exams.ts";
import { tagNamesOf } from "#lib/db/queries/personal.ts";
import { placeNames } from "#lib/db/queries/place-names.ts";
import { type HolidayRow, holidaysFrom } from "#lib/db/queries/plans.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { topicOf } from "./topics.ts";

/** A place that an exam may cover. */
export type ExamPlace = {
  /** `topicOf` of the part that it would be: `deck:…`, `tag:…`. */
  readonly key: string;
  readonly title: string;
  readonly cards: number;
  /** How deep it lies in others; 0 for what is a part of none. */
  readonly depth: number;
};

/** What one can choose from when making an exam. */
export type ExamPlaces = {
  readonly today: StudyDay;
  /** By dossier, in the order of the shelf; then a learner's own decks, then their tags. */
  readonly groups: readonly {
    readonly id: string | null;
    readonly title: string;
    readonly places: readonly ExamPlace[];
  }[];
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  /** Absences that are planned. */
  readonly holidays: readonly HolidayRow[];
};

/**
 * The decks on the viewer's shelf, with the classes that they may make an exam for. Decks of `covered` that are not on
 * the shelf (a colleague's own) come last, so that they stay unless they are unticked.
 */
export async function examPlaces(ctx: Ctx, covered: Selection = []): Promise<ExamPlaces> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: 4 };
  const today = studyDay(ctx.now(), clock);
  const decks = await decksOpenTo(read, userId, ctx.now());
  const known = new Set(decks.map((deck) => deck.id));
  const away = covered.flatMap((part) =>
    part.kind === "deck" && !known.has(part.deckId) ? part.deckId : [],
  );
  const [placed, classes, holidays, tags, elsewhere] = await Promise.all([
    cardsPerDeck(
      read,
      decks.map((deck) => deck.id),
      userId,
    ),
    userId === null ? [] : classesTaughtBy(read, userId),
    userId === null ? [] : holidaysFrom(read, userId, today),
    userId === null ? [] : tagNamesOf(read, userId),
    colleaguesDecks(read, away),
  ]);
  const parents = new Map(decks.map((deck) => [deck.id, deck.parentId]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id) ?? null;
    return parent === null || !parents.has(parent) ? 0 : 1 + depthOf(parent);
  };
  const groups = new Map<string | null, { id: string | null; title: string; places: ExamPlace[] }>();
  for (const { id, title, dossierId, dossierTitle } of decks) {
    const group = groups.get(dossierId) ?? { id: dossierId, title: dossierTitle, places: [] };
    group.places.push({
      key: topicOf({ kind: "deck", deckId: id, weight: 1 }),
      title,
      cards: placed.get(id)?.length ?? 0,
      depth: depthOf(id),
    });
    groups.set(dossierId, group);
  }
  const all = [...groups.values()];
  return {
    today,
    groups: [
      ...all.filter((group) => group.id !== null),
      ...all.filter((group) => group.id === null),
      ...(tags.length === 0 ? [] : [{ id: null, title: "Your tags", places: tags.map(tagPlace) }]),
      ...(elsewhere.length === 0 ? [] : [{ id: null, title: "Of a colleague", places: elsewhere }]),
    ],
    classes,
    holidays,
  };
}

async function colleaguesDecks(db: Reader, deckIds: readonly string[]): Promise<readonly ExamPlace[]> {
  const parts: Selection = deckIds.map((deckId) => ({ kind: "deck", deckId, weight: 1 }));
  const [names, placed] = await Promise.all([placeNames(db, [parts]), cardsPerDeck(db, deckIds, null)]);
  return parts.flatMap((part, i) => {
    const name = names.get(deckIds[i] ?? "");
    const cards = placed.get(deckIds[i] ?? "")?.length ?? 0;
    return name ? [{ key: topicOf(part), title: name.title, cards, depth: 0 }] : [];
  });
}

function tagPlace({ tag, cards }: { readonly tag: string; readonly cards: number }): ExamPlace {
  return { key: topicOf({ kind: "tag", tag, weight: 1 }), title: `#${tag}`, cards, depth: 0 };
}
