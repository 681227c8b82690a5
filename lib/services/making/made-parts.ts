import type { Made, MakeProgress } from "#lib/decks/made.ts";

// What the maker gives can be tens of megabytes. Its long lists travel in slices, so that parsing them never holds up
// the server for long. Both ends are this file: what the maker's process says here is not somebody else's input.

const SLICE = 200;
const LISTS = ["cards", "conflicts", "skipped", "timeline", "people"] as const;
type ListName = (typeof LISTS)[number];
type Lists = {
  readonly cards: Made["deck"]["cards"];
  readonly conflicts: Made["deck"]["conflicts"];
  readonly skipped: Made["deck"]["skipped"];
  readonly timeline: Made["timeline"]["entries"];
  readonly people: Made["people"]["people"];
};

/** The long lists in slices, and the rest with its lists empty. */
export function cutMade(made: Made): {
  readonly parts: readonly { readonly list: ListName; readonly items: readonly unknown[] }[];
  readonly rest: Made;
} {
  const lists: Lists = {
    cards: made.deck.cards,
    conflicts: made.deck.conflicts,
    skipped: made.deck.skipped,
    timeline: made.timeline.entries,
    people: made.people.people,
  };
  const parts = LISTS.flatMap((list) => {
    const items: readonly unknown[] = lists[list];
    return Array.from({ length: Math.ceil(items.length / SLICE) }, (_, i) => ({
      list,
      items: items.slice(i * SLICE, (i + 1) * SLICE),
    }));
  });
  return {
    parts,
    rest: {
      ...made,
      deck: { ...made.deck, cards: [], conflicts: [], skipped: [] },
      timeline: { ...made.timeline, entries: [] },
      people: { ...made.people, people: [] },
    },
  };
}

/** Puts together what {@link cutMade} cut. */
export function collectMade(): {
  readonly add: (list: string, items: readonly unknown[]) => void;
  readonly finish: (rest: unknown) => Made;
} {
  const lists = new Map<string, unknown[]>(LISTS.map((name) => [name, []]));
  const take = (name: ListName): never[] => asOwn(lists.get(name) ?? []);
  return {
    add: (list, items) => {
      lists.get(list)?.push(...items);
    },
    finish: (value) => {
      const rest = asMade(value);
      return {
        ...rest,
        deck: { ...rest.deck, cards: take("cards"), conflicts: take("conflicts"), skipped: take("skipped") },
        timeline: { ...rest.timeline, entries: take("timeline") },
        people: { ...rest.people, people: take("people") },
      };
    },
  };
}

/** Safe: the items are those that `cutMade` cut from lists of the same name, written and read as JSON by this project. */
function asOwn(items: unknown[]): never[] {
  return items as never[];
}

/** Safe for the same reason; what is kept of it is checked again where it is saved. */
function asMade(value: unknown): Made {
  return value as Made;
}

/** Whether a message is the maker's progress: it has the shape, so that a page never shows anything else. */
export function isProgress(value: unknown): value is MakeProgress {
  return (
    typeof value === "object" &&
    value !== null &&
    "phase" in value &&
    "done" in value &&
    typeof value.done === "number" &&
    "total" in value &&
    typeof value.total === "number" &&
    "at" in value &&
    "preview" in value
  );
}
