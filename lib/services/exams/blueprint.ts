import { eachOnce, type Selection } from "#lib/base/selection.ts";
import type { Ctx } from "../context.ts";
import { resolveSelection } from "../selections/cards-of-selection.ts";
import { topicOf } from "./topics.ts";

/** A part of an exam with the cards that belong to it. */
export type Topic = {
  readonly topic: string;
  readonly title: string;
  /** Its part of the full mark, 0 to 1; the topics that are here add up to 1. */
  readonly weight: number;
  readonly cards: number;
};

export type ExamCardPlace = { readonly cardId: string; readonly topic: string; readonly weight: number };

export type Blueprint = {
  readonly topics: readonly Topic[];
  readonly cards: readonly ExamCardPlace[];
  /** Parts that the learner does not have (any more, or yet). */
  readonly absent: number;
};

/**
 * What an exam asks of the viewer today: each card once, with its share of the mark. A part's weight is shared out among
 * its cards, so that a long deck does not outweigh a short one that counts as much. The cards weigh 1 on average.
 */
export async function blueprintOf(ctx: Ctx, selection: Selection): Promise<Blueprint> {
  const resolved = await resolveSelection(ctx, selection);
  const cards = eachOnce(resolved.map((part) => part.cardIds));
  const counts = resolved.map((_, i) => cards.filter((card) => card.part === i).length);
  const whole = resolved.reduce((sum, { part }, i) => sum + ((counts[i] ?? 0) > 0 ? part.weight : 0), 0);
  // The same place twice is one topic.
  const topics = new Map<string, Topic>();
  for (const [i, { part, title }] of resolved.entries()) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    const topic = topicOf(part);
    const before = topics.get(topic);
    topics.set(topic, {
      topic,
      title: title ?? "",
      weight: (before?.weight ?? 0) + part.weight / whole,
      cards: (before?.cards ?? 0) + count,
    });
  }
  return {
    topics: [...topics.values()],
    cards: cards.flatMap(({ cardId, part }) => {
      const one = resolved[part];
      const count = counts[part] ?? 0;
      if (!one || count === 0) return [];
      const weight = (one.part.weight / whole / count) * cards.length;
      return [{ cardId, topic: topicOf(one.part), weight }];
    }),
    absent: resolved.filter((part) => part.title === null).length,
  };
}
