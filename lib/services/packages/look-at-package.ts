import { z } from "zod";
import { noteTitle } from "#lib/notes/from-fields.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { fateOf, type NoteFate, type NoteProblem, noteKey, readyNotes } from "./compare-notes.ts";
import { withFile } from "./kept-packages.ts";
import { knownNotes } from "./known-notes.ts";
import { deckPath } from "./package-decks.ts";
import { readPackage } from "./read-package.ts";

const Input = z.object({ id: z.string().min(1).max(100) });

export type PackageLook = {
  readonly id: string;
  /** What would become of its notes. */
  readonly fates: Readonly<Record<NoteFate, number>>;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly suspended: number;
  /** Pictures and sounds that its notes show: in it, and not. */
  readonly media: { readonly there: number; readonly missing: number };
  /** What is not brought along. */
  readonly loss: { readonly occlusion: number; readonly stray: number };
  /** Cards whose gap was taken out of their note. */
  readonly empty: number;
  readonly problems: readonly NoteProblem[];
  readonly refused: number;
  /** Where its cards would go, by name. */
  readonly decks: readonly { readonly path: string; readonly cards: number }[];
  /** How the first notes begin. */
  readonly sample: readonly string[];
};

export const MOST_PROBLEMS = 20;
const MOST_DECKS = 200;
const SAMPLE = 5;
const LONGEST_SAMPLE = 120;

/**
 * Says what is in a package that was sent, and what bringing it in would do; changes nothing. Throws `unreadable` or
 * `limit` with what to do, `not-found` when it is no longer kept.
 */
export async function lookAtPackage(ctx: Ctx, input: unknown): Promise<PackageLook> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  const { id } = parseInput(Input, input);
  const { head, notes } = await withFile(ctx, id, (path, signal) => readPackage(path, {}, signal));
  const { ready, problems, empty } = readyNotes(notes);
  const userId = userIdOf(ctx);
  const guids = ready.map((one) => one.packed.guid);
  const known = userId === null ? new Map() : await knownNotes(ctx.store.read, userId, guids);
  const fates: Record<NoteFate, number> = { added: 0, restored: 0, changed: 0, own: 0, left: 0 };
  for (const one of ready) fates[fateOf(one, known.get(noteKey(one.packed)))] += 1;
  const cards = ready.flatMap((one) => one.packed.cards);
  const decks = new Map<string, number>();
  for (const card of cards) {
    const path = deckPath(card.deck);
    decks.set(path, (decks.get(path) ?? 0) + 1);
  }
  return {
    id,
    fates,
    notes: ready.length,
    cards: cards.length,
    reviews: cards.reduce((sum, card) => sum + card.reviews.length, 0),
    suspended: cards.filter((card) => card.suspended).length,
    media: { there: head.mediaThere, missing: head.missing },
    loss: head.loss,
    empty,
    problems: problems.slice(0, MOST_PROBLEMS),
    refused: problems.length,
    decks: [...decks].map(([path, count]) => ({ path, cards: count })).slice(0, MOST_DECKS),
    sample: ready.slice(0, SAMPLE).map(({ note }) => noteTitle(note, LONGEST_SAMPLE)),
  };
}
