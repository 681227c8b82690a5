import { grouped } from "#lib/base/grouped.ts";
import type { Asked } from "#lib/db/queries/browse-asked.ts";
import { askedOf, conditionOf, readOf } from "#lib/db/queries/browse-conditions.ts";
import { hasOwnWords, lastStudiedDeck, readableDocuments, tagNames } from "#lib/db/queries/browse-rows.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import {
  isSideBySide,
  lookedAt,
  looksAtMemory,
  memoryFirst,
  neededWords,
  partsOf,
} from "#lib/search/looked-at.ts";
import { parseSearch } from "#lib/search/parse.ts";
import type { Sought } from "#lib/search/sought.ts";
import type { SearchNode, SearchProblem } from "#lib/search/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { type PresetBook, presetBook } from "../options/preset-book.ts";
import { type Today, todayOf } from "../study/today.ts";
import { cardsLike } from "./cards-like.ts";
import { decksNamed, type NamedDeck } from "./decks-named.ts";
import { duplicateNotes } from "./duplicate-notes.ts";
import { resolveSearch } from "./resolve-search.ts";
import type { LeechLimits } from "./tagged.ts";

/** A search that can be asked of the database, and what was looked up for it. */
export type Prepared = {
  readonly node: SearchNode;
  readonly asked: Asked;
  readonly decks: readonly NamedDeck[];
  readonly today: Today;
  readonly parameters: readonly number[];
  /** Sentences about names in the search that nothing has. */
  readonly unknown: readonly string[];
};

/** A visitor has no id; no learner has this one. */
const NOBODY = "";

/** Reads a search and looks up the names in it, for whoever asks. What is wrong with it comes back as a problem. */
export async function searchFor(ctx: Ctx, query: string): Promise<Prepared | SearchProblem> {
  const parsed = parseSearch(query);
  if (!parsed.ok) return parsed.problem;
  const { read } = ctx.store;
  const userId = userIdOf(ctx) ?? NOBODY;
  const [rows, today, book, ownWords] = await Promise.all([
    decksOpenTo(read, userIdOf(ctx), ctx.now()),
    todayOf(ctx),
    presetBook(read, userIdOf(ctx)),
    hasOwnWords(read, userId),
  ]);
  const decks = decksNamed(rows);
  const deckIds = decks.map(({ id }) => id);
  const { parameters } = book.base;
  const viewer = { userId, ownWords };
  const unknown: string[] = [];
  const sought = await resolveSearch(parsed.node, {
    today,
    parameters,
    leechLimits: () => leechLimitsOf(book, deckIds),
    decks,
    currentDeck: () => lastStudiedDeck(read, userId),
    documents: () => readableDocuments(read, userId, ctx.now()),
    tags: () => tagNames(read, userId),
    onUnknown: (sentence) => unknown.push(sentence),
    cardsLike: (field, source) => cardsLike(read, { viewer, field, source }),
    duplicates: () => duplicateNotes(read, userId),
  });
  if ("message" in sought) return sought;
  const condition = conditionOf(sought, viewer);
  const looksAt = lookedAt(sought);
  const counted = countedHow(sought, looksAt);
  const asked = {
    viewer,
    deckIds,
    condition,
    scanned: conditionOf(sought, viewer, "scanned"),
    along: {
      some: conditionOf(memoryFirst(sought), viewer, "scanned"),
      most: conditionOf(memoryFirst(sought), viewer, "numbered"),
    },
    walked: conditionOf(sought, viewer, "walked"),
    needed: ownWords
      ? []
      : neededWords(sought).map((group) =>
          group.map((words) => ({ asked: askedOf(words), read: readOf(words) })),
        ),
    looksAt,
    looksAtMemory: looksAtMemory(sought),
    sideBySide: isSideBySide(sought),
    counted,
    now: today.studyTime,
  };
  return { node: parsed.node, asked, decks, today, parameters, unknown };
}

/** A card is a leech by the options of its home deck. */
async function leechLimitsOf(book: PresetBook, deckIds: readonly string[]): Promise<LeechLimits> {
  const limitOf = ({ ways = DEFAULT_WAYS }: PresetBook["base"]): number => ways.leechAfter;
  const base = limitOf(book.base);
  const own = [...(await book.ofDecks(deckIds))].map(([id, preset]) => ({ id, least: limitOf(preset) }));
  const others = grouped(
    own.filter(({ least }) => least !== base),
    ({ least }) => least,
  );
  return {
    base,
    others: [...others].map(([least, decks]) => ({ least, deckIds: decks.map(({ id }) => id) })),
  };
}

/** What names cards or reads the log would be looked up again for every portion of a count. */
const LOOKED_UP_ONCE: ReadonlySet<Sought["kind"]> = new Set([
  "everything",
  "nothing",
  "cards",
  "notes",
  "rated-since",
  "introduced-since",
  "moved-since",
]);

function countedHow(sought: Sought, looksAt: Asked["looksAt"]): Asked["counted"] {
  const parts = partsOf(sought);
  if (parts.some(({ kind }) => LOOKED_UP_ONCE.has(kind))) return "at-once";
  // What is not so is most of it.
  return looksAt === "words" && !parts.some(({ kind }) => kind === "not") ? "unless-few" : "in-portions";
}
