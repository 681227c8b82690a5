import { isAnything, levelMatcherOf, printPattern } from "#lib/search/pattern.ts";
import { regexFinder } from "#lib/search/regex.ts";
import type { Sought } from "#lib/search/sought.ts";
import type { Pattern } from "#lib/search/types.ts";

/** From how many lapses on a card is a leech: by the options of its home deck, where those are not the base. */
export type LeechLimits = {
  readonly base: number;
  readonly others: readonly { readonly least: number; readonly deckIds: readonly string[] }[];
};

type World = {
  readonly tags: () => Promise<readonly { readonly tag: string; readonly folded: string }[]>;
  readonly leechLimits: () => Promise<LeechLimits>;
  readonly onUnknown: (sentence: string) => void;
};

/** Where Anki has a tag, a card has a state here: it is found under the tag's name too. */
export const MARKED: Pattern = [{ kind: "text", text: "marked" }];

/**
 * The cards with a tag, or one below it, or one of which a regular expression (`asked` as text) describes a part. The
 * names `marked` and `leech` also find what is marked or a leech without such a tag.
 */
export async function taggedLike(asked: Pattern | string, world: World): Promise<Sought> {
  const like = typeof asked === "string" ? regexFinder(asked) : levelMatcherOf(asked);
  const folded = (await world.tags()).filter(({ tag }) => like(tag)).map((one) => one.folded);
  const tags: Sought = { kind: "tags", folded };
  // "Any tag" means one's own.
  if (typeof asked !== "string" && isAnything(asked)) return tags;
  const states: readonly Sought[] = [
    ...(like("marked") ? [{ kind: "marked" } as const] : []),
    ...(like("leech") ? [leeches(await world.leechLimits())] : []),
  ];
  if (folded.length + states.length === 0)
    world.onUnknown(`You have no tag ${typeof asked === "string" ? "like" : "called"} "${nameOf(asked)}".`);
  return states.length === 0 ? tags : { kind: "any", parts: [tags, ...states] };
}

function nameOf(asked: Pattern | string): string {
  return (typeof asked === "string" ? asked : printPattern(asked)).slice(0, 60);
}

/** The cards that lapsed as often as the options of their home deck say. */
export function leeches({ base, others }: LeechLimits): Sought {
  const lapsed = (value: number): Sought => ({ kind: "compare", what: "lapses", comparison: ">=", value });
  if (others.length === 0) return lapsed(base);
  const home = (ids: readonly string[]): Sought => ({ kind: "home-decks", ids });
  const rest: Sought = { kind: "not", part: home(others.flatMap(({ deckIds }) => deckIds)) };
  return {
    kind: "any",
    parts: [
      { kind: "all", parts: [rest, lapsed(base)] },
      ...others.map(({ least, deckIds }): Sought => ({ kind: "all", parts: [home(deckIds), lapsed(least)] })),
    ],
  };
}
