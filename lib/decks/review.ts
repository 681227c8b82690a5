import { z } from "zod";
import { DomainError, type Finding } from "#lib/base/errors.ts";
import type { Card } from "#lib/cards/types.ts";
import type { Skipped } from "./format.ts";

const REVIEW_FORMAT = "dossier-review";

const reason = z.string().min(1);
const decision = z.discriminatedUnion("verdict", [
  z.object({ card: z.string().min(1), verdict: z.literal("accept"), reason: reason.optional() }),
  z.object({ card: z.string().min(1), verdict: z.literal("reject"), reason }),
  z.object({
    card: z.string().min(1),
    verdict: z.literal("edit"),
    reason,
    question: z.string().min(1).optional(),
    answer: z.string().min(1).optional(),
  }),
]);

const review = z.object({
  format: z.literal(REVIEW_FORMAT),
  version: z.literal(1),
  decisions: z.array(decision),
});

/** What a teacher decided about generated cards, by card id; kept beside the deck and applied at every generation. */
export type Review = z.infer<typeof review>;

export const NO_REVIEW: Review = { format: REVIEW_FORMAT, version: 1, decisions: [] };

/** Reads a review file. Throws `invalid`, naming the decision and what to change. */
export function parseReview(source: string, name = "review.json"): Review {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new DomainError("invalid", `${name} is not JSON. Mend it or move it away.`);
  }
  const read = review.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new DomainError(
      "invalid",
      `${name}: ${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "not a review"}.`,
    );
  }
  const seen = new Set<string>();
  for (const one of read.data.decisions) {
    if (seen.has(one.card))
      throw new DomainError("invalid", `${name}: two decisions about card ${one.card}. Keep one.`);
    seen.add(one.card);
  }
  return read.data;
}

export type Reviewed = {
  readonly cards: readonly Card[];
  readonly skipped: readonly Skipped[];
  readonly findings: readonly Finding[];
};

/**
 * Applies a teacher's decisions: an edited card shows the teacher's wording, a rejected one is left out and listed with
 * the reason. A decision about a card that is no longer generated is kept in the file and reported.
 */
export function applyReview(cards: readonly Card[], { decisions }: Review): Reviewed {
  const byCard = new Map(decisions.map((one) => [one.card, one]));
  const kept: Card[] = [];
  const skipped: Skipped[] = [];
  for (const card of cards) {
    const one = byCard.get(card.id);
    byCard.delete(card.id);
    if (one === undefined || one.verdict === "accept") kept.push(card);
    else if (one.verdict === "edit")
      kept.push({ ...card, question: one.question ?? card.question, answer: one.answer ?? card.answer });
    else {
      const at = card.evidence[0];
      if (at === undefined) continue;
      skipped.push({
        document: at.document,
        start: at.start,
        end: at.end,
        reason: `rejected by the teacher: ${one.reason}`,
        question: card.question,
        answer: card.answer,
      });
    }
  }
  const findings = [...byCard.values()].map((one) => ({
    code: "stale-decision",
    severity: "note" as const,
    at: null,
    message: `The decision about card ${one.card} meets no card any more. It is kept for the day the card comes back.`,
  }));
  return { cards: kept, skipped, findings };
}
