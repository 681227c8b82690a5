import { z } from "zod";
import { tagNamesOf, tagsOf } from "#lib/db/queries/personal.ts";
import { tagsChosenBy } from "#lib/db/queries/tag-rows.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { knownStep, nextStepTime, type StepDone, StepId, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { seenCards } from "./own-layers.ts";
import { foldTag, Tags, tagRows } from "./tags.ts";

const Input = z.object({ id: StepId, cardIds: z.array(z.string().max(200)).min(1).max(500), tags: Tags });

/** Gives cards exactly these tags: what one sees in a field is what they have. Safe to send twice under one id. */
export async function setCardTags(ctx: Ctx, input: unknown): Promise<StepDone | null> {
  const { id = ctx.newId(), cardIds, tags } = parseInput(Input, input);
  return writeAsLearner(ctx, undefined, async (tx, learner, userId) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label };
    const seen = (await seenCards(learner, tx, cardIds)).map((card) => card.id);
    const wanted = new Set(tags.map(foldTag));
    const had = await tagsOf(tx, userId, seen);
    const away = had.filter((row) => !wanted.has(row.tagFolded));
    const kept = new Set(had.map((row) => `${row.cardId} ${row.tagFolded}`));
    const missing = seen.some((cardId) => tags.some((tag) => !kept.has(`${cardId} ${foldTag(tag)}`)));
    if (seen.length === 0 || (away.length === 0 && !missing)) return null;
    const at = await nextStepTime(tx, learner, userId);
    const step = {
      id,
      kind: missing ? ("tags-added" as const) : ("tags-removed" as const),
      subjectKind: "tag" as const,
      subjectId: seen[0] ?? "",
      about: tags.join(" "),
      count: seen.length,
    };
    const off = Object.assign({}, ...away.map((row) => tagRows([row.cardId], [row.tag], { off: true })));
    return takeStep(tx, step, { tags: { ...off, ...tagRows(seen, tags) } }, { userId, at });
  });
}

export type TagListed = {
  readonly tag: string;
  readonly cards: number;
  /** How many exams, assignments and quizzes of the viewer's choose cards by it or by one below it. */
  readonly chosenBy: number;
};

/** Every tag that the viewer gave to a card, in alphabetical order. */
export async function tagList(ctx: Ctx): Promise<readonly TagListed[]> {
  const userId = userIdOf(ctx);
  if (userId === null) return [];
  const [tags, chosen] = await Promise.all([
    tagNamesOf(ctx.store.read, userId),
    tagsChosenBy(ctx.store.read, userId),
  ]);
  const folded = chosen.map(foldTag);
  return tags.map(({ tag, cards }) => {
    const name = foldTag(tag);
    const chosenBy = folded.filter((one) => one === name || one.startsWith(`${name}::`)).length;
    return { tag, cards, chosenBy };
  });
}
