import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { addDeck, ownDeckCount, ownDecksOf } from "#lib/db/queries/own-decks.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { knownStep, nextStepTime, type StepDone, StepId, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { DEEPEST, DeckName, depthOf, namedIn, nameTaken, placeIn, tooDeep } from "./deck-names.ts";
import { madeOnTheWay } from "./deck-path.ts";

const Input = z.object({
  id: StepId,
  /** "Spanish", or "Spanish::Verbs": decks on the way that are missing are made. */
  title: DeckName,
  parentId: z.string().max(200).nullish(),
  zone: z.string().max(100).optional(),
});

const MOST_DECKS = 1_000;

export type CreatedDeck = StepDone & { readonly deckId: string };

/**
 * Makes a deck of one's own. A visitor becomes a guest by it. Safe to send twice under one id. Throws `conflict` for a
 * name that is taken there, `not-found` for a parent that is absent or somebody else's.
 */
export async function createDeck(ctx: Ctx, input: unknown): Promise<CreatedDeck> {
  const { id = ctx.newId(), title: levels, parentId = null, zone } = parseInput(Input, input);
  return writeAsLearner(ctx, zone, async (tx, learner, userId) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label, deckId: known.subjectId };
    const decks = await ownDecksOf(tx, userId);
    const parent = decks.find((deck) => deck.id === parentId && deck.deletedAt === null);
    if (parentId !== null) allow(learner, "make", parent ?? null, "deck");
    if (depthOf(decks, parentId) + levels.length >= DEEPEST) throw tooDeep();
    if ((await ownDeckCount(tx, userId)) + levels.length > MOST_DECKS)
      throw new DomainError("limit", `There is room for ${MOST_DECKS} decks. Delete some first.`);
    const at = await nextStepTime(tx, learner, userId);
    const way = await madeOnTheWay(tx, { decks, parentId, userId }, levels.slice(0, -1), {
      at,
      newId: ctx.newId,
    });
    const title = levels.at(-1) ?? "";
    if (namedIn(decks, way.parentId, title)) throw nameTaken();
    const deckId = ctx.newId();
    const place = { parentId: way.parentId, position: placeIn(decks, way.parentId) };
    await addDeck(tx, { id: deckId, title, ...place, ownerId: userId }, at);
    const step = {
      id,
      kind: "deck-created" as const,
      subjectKind: "deck" as const,
      subjectId: deckId,
      about: levels.join("::"),
    };
    const after = {
      decks: Object.fromEntries([...way.made, deckId].map((made) => [made, { deletedAt: null }])),
    };
    return { ...(await takeStep(tx, step, after, { userId, at })), deckId };
  });
}
