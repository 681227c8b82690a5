import { addDays, MS_PER_DAY, startOfStudyDay } from "#lib/base/study-time.ts";
import { KIND_NAMES } from "#lib/notes/note-file.ts";
import {
  fullTextOf,
  globOf,
  isWhollyIndexed,
  LONGEST_GLOB,
  plainPatternOf,
  shortPieceOf,
} from "#lib/search/glob.ts";
import { levelMatcherOf, matcherOf, printPattern } from "#lib/search/pattern.ts";
import type { Sought } from "#lib/search/sought.ts";
import type { Pattern, SearchField, SearchNode, SearchProblem, SearchTerm } from "#lib/search/types.ts";
import type { Today } from "../study/today.ts";
import type { CardsLike } from "./cards-like.ts";
import type { NamedDeck } from "./decks-named.ts";
import { type LeechLimits, leeches, MARKED, taggedLike } from "./tagged.ts";

/** Learning cards count as due so long before their moment, as in Anki. */
const LEARN_AHEAD_MS = 20 * 60_000;

/** What a search may name, looked up only when it does. */
export type SearchWorld = {
  readonly today: Pick<Today, "day" | "now" | "studyTime" | "clock">;
  readonly parameters: readonly number[];
  /** So many lapses make a card a leech, for the decks that do not go by the rest's limit. */
  readonly leechLimits: () => Promise<LeechLimits>;
  readonly decks: readonly NamedDeck[];
  readonly currentDeck: () => Promise<string | null>;
  readonly documents: () => Promise<
    readonly {
      readonly id: string;
      readonly title: string;
      readonly name: string;
      readonly dossierId: string;
      readonly dossierTitle: string;
    }[]
  >;
  readonly tags: () => Promise<readonly { readonly tag: string; readonly folded: string }[]>;
  /** Told of each name that nothing has, as a sentence. */
  readonly onUnknown: (sentence: string) => void;
  readonly cardsLike: (field: SearchField | null, source: string) => Promise<CardsLike>;
  /** The viewer's own notes that share their first field with another one. */
  readonly duplicates: () => Promise<readonly string[]>;
};

/** What the names of a search stand for here. What cannot be asked is a problem with its place. */
export async function resolveSearch(node: SearchNode, world: SearchWorld): Promise<Sought | SearchProblem> {
  if (node.kind === "everything") return { kind: "everything" };
  if ("part" in node) {
    const part = await resolveSearch(node.part, world);
    return "message" in part ? part : { kind: "not", part };
  }
  if ("parts" in node) {
    const parts: Sought[] = [];
    for (const one of node.parts) {
      const part = await resolveSearch(one, world);
      if ("message" in part) return part;
      parts.push(part);
    }
    return { kind: node.kind === "and" ? "all" : "any", parts };
  }
  return resolveTerm(node, world);
}

async function resolveTerm(term: SearchTerm, world: SearchWorld): Promise<Sought | SearchProblem> {
  const { day, clock } = world.today;
  switch (term.kind) {
    case "text":
      return textOf(term);
    case "regex": {
      const { are, ids } = await world.cardsLike(term.field, term.source);
      return are === "these" ? { kind: "cards", ids } : { kind: "not", part: { kind: "cards", ids } };
    }
    case "deck":
      return { kind: "decks", ids: known("deck", term.name, decksLike(term.name, world.decks), world) };
    case "current-deck": {
      const id = await world.currentDeck();
      const name = world.decks.find((deck) => deck.id === id)?.names[0];
      const below = world.decks.filter(
        ({ names: [full = ""] }) => full === name || full.startsWith(`${name}::`),
      );
      return { kind: "decks", ids: below.map((deck) => deck.id) };
    }
    case "dossier": {
      const like = matcherOf(term.name);
      const fits = world.decks.filter(({ row }) => like(row.dossierTitle));
      return {
        kind: "decks",
        ids: known(
          "dossier",
          term.name,
          fits.map(({ id }) => id),
          world,
        ),
      };
    }
    case "document": {
      const like = matcherOf(term.name);
      const fits = (await world.documents()).filter(({ title, name }) => like(title) || like(name));
      return {
        kind: "documents",
        ids: known(
          "document",
          term.name,
          fits.map(({ id }) => id),
          world,
        ),
      };
    }
    case "tag":
    case "tag-regex":
      return taggedLike("source" in term ? term.source : term.name, world);
    case "untagged":
      return { kind: "untagged" };
    case "note": {
      const like = matcherOf(term.name);
      const kinds = NOTE_WORDS.filter((kind) => like(kind) || like(NOTE_NAMES[kind] ?? ""));
      return kinds.length > 0 ? { kind: "note-kinds", kinds } : { message: NO_NOTE_KIND, at: term.at };
    }
    case "category":
      return { kind: "category", category: term.category };
    case "card":
      return { kind: "ord", ord: term.number - 1 };
    case "ids":
      return { kind: term.of === "card" ? "cards" : "notes", ids: term.ids };
    case "is":
      return stateOf(term.state, world);
    case "flag":
      return { kind: "flag", flag: term.flag };
    case "recent": {
      const since = addDays(day, 1 - Math.min(term.days, MOST_DAYS));
      if (term.what === "introduced") return { kind: "introduced-since", day: since };
      if (term.what === "resched") return { kind: "moved-since", day: since };
      return {
        kind: term.what === "added" ? "added-since" : "edited-since",
        at: startOfStudyDay(since, clock),
      };
    }
    case "rated":
      return {
        kind: "rated-since",
        day: addDays(day, 1 - Math.min(term.days, MOST_DAYS)),
        rating: term.rating,
      };
    case "property":
      return propertyOf(term, world);
  }
}

/** The ids of what has a name; where nothing has it, that is said. */
function known(
  what: "deck" | "dossier" | "document",
  name: Pattern,
  ids: readonly string[],
  { onUnknown }: SearchWorld,
): readonly string[] {
  if (ids.length === 0) onUnknown(`No ${what} is called "${printPattern(name).slice(0, 60)}".`);
  return ids;
}

const NOTE_WORDS = ["fact", "basic", "reversed", "cloze", "choice", "order", "list"];
const NO_NOTE_KIND = `Behind note: stands one of ${NOTE_WORDS.join(", ")}.`;
/** The kinds as files call them, as in Anki. */
const NOTE_NAMES: Readonly<Record<string, string>> = KIND_NAMES;
/** A century: dates before that are none. */
const MOST_DAYS = 36_500;

function textOf({
  field,
  whole,
  pattern,
  at,
}: SearchTerm & { readonly kind: "text" }): Sought | SearchProblem {
  const how = whole ? "words" : field === null ? "part" : "all";
  const own = globOf(pattern, how);
  if (own.length * 2 > LONGEST_GLOB)
    return { message: "This is too long to be looked for. Take a part of it.", at };
  const words = fullTextOf(pattern);
  const short = shortPieceOf(pattern);
  const isIndexed = how === "part" && isWhollyIndexed(pattern) && (words ?? short) !== null;
  const plain = plainPatternOf(pattern, how);
  return { kind: "text", field, words, short, glob: isIndexed ? null : own, padded: whole, own, plain };
}

function decksLike(name: Pattern, decks: readonly NamedDeck[]): readonly string[] {
  const like = levelMatcherOf(name);
  return decks.filter(({ names }) => names.some(like)).map(({ id }) => id);
}

async function stateOf(
  state: (SearchTerm & { readonly kind: "is" })["state"],
  world: SearchWorld,
): Promise<Sought> {
  const { day, now } = world.today;
  switch (state) {
    case "new":
      return { kind: "phases", phases: ["new"] };
    case "learn":
      return { kind: "phases", phases: ["learning", "relearning"] };
    case "review":
      return { kind: "phases", phases: ["review", "relearning"] };
    case "due":
      return { kind: "due-by", day, at: now + LEARN_AHEAD_MS };
    case "buried":
      return { kind: "buried", day };
    case "leech":
      return leeches(await world.leechLimits());
    case "marked":
      return taggedLike(MARKED, world);
    case "duplicate":
      return { kind: "notes", ids: await world.duplicates() };
    case "suspended":
    case "disputed":
    case "edited":
      return { kind: state };
  }
}

const COMPARED = {
  ivl: "interval",
  reps: "reps",
  lapses: "lapses",
  s: "stability",
  pos: "position",
} as const;

function propertyOf(
  { property, comparison, value }: SearchTerm & { readonly kind: "property" },
  { today, parameters }: SearchWorld,
): Sought {
  switch (property) {
    case "due": {
      const days = Math.max(-MOST_DAYS, Math.min(MOST_DAYS, value));
      const due = addDays(today.day, days);
      const { clock } = today;
      const [from, until] = [startOfStudyDay(due, clock), startOfStudyDay(addDays(due, 1), clock)];
      return { kind: "due-day", comparison, day: due, from, until };
    }
    // From 0 to 1, as Anki shows it; the model counts from 1 to 10.
    case "d":
      return { kind: "compare", what: "difficulty", comparison, value: 1 + 9 * value };
    case "r":
      return { kind: "faded", comparison, now: today.studyTime, perDay: fadedAt(value, parameters) };
    default:
      return { kind: "compare", what: COMPARED[property], comparison, value };
  }
}

/** After how many milliseconds, for each day of stability, the chance of recall has fallen to this. See `recallAfter`. */
function fadedAt(recall: number, parameters: readonly number[]): number {
  const decay = parameters[20] ?? 0.1542;
  const factor = 0.9 ** (-1 / decay) - 1;
  const days = ((recall <= 0 ? Number.MIN_VALUE : recall) ** (-1 / decay) - 1) / factor;
  return Math.min(days * MS_PER_DAY, Number.MAX_SAFE_INTEGER);
}
