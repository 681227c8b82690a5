import { gainOf } from "./greedy-rule.ts";
import { weightOf } from "./prices.ts";
import type { Problem } from "./problem.ts";
import type { SharedExam, TodayCard, WhyToday } from "./types.ts";

/** Below this chance a card counts as fading. */
const FADING = 0.85;
/** So many days before an exam a card comes because of the date. */
const LAST_DAYS = 3;

/**
 * The cards of today with the parts of the sentence that says why: the fallback rule's figures, which can be read out
 * ("known by the exam: 41 % if left, 88 % if answered today"), while the order is that of the plan.
 */
export function todayOf(
  problem: Problem,
  exams: readonly SharedExam[],
  chosen: readonly { readonly card: number; readonly index: number }[],
): readonly TodayCard[] {
  const total = problem.cards.reduce((sum, card) => sum + card.ratio * weightOf(problem, card.kind), 0);
  return chosen.flatMap(({ card, index }) => {
    const one = problem.cards[card];
    if (!one) return [];
    const reason = whyToday(problem, one, exams);
    return reason ? [{ cardId: one.cardId, index: index / total, reason }] : [];
  });
}

/** The reason for one card; the exam is the next one whose score the answer moves. Null when no exam asks for it. */
export function whyToday(
  problem: Problem,
  card: Problem["cards"][number],
  exams: readonly SharedExam[],
): WhyToday | null {
  const { memory } = card;
  const weights = problem.classes[card.kind]?.weights ?? [];
  const standing = memory && { ...memory, last: -memory.lastDay };
  const byExam = exams.flatMap((exam, at) => {
    if ((weights[at] ?? 0) <= 0) return [];
    const gain = gainOf(
      problem,
      exams.map((_, other) => (other === at ? 1 : 0)),
      standing,
      0,
    );
    return [{ exam, gain, moved: (weights[at] ?? 0) * (gain.done - gain.left) }];
  });
  const most = Math.max(...byExam.map((one) => one.moved));
  const [next] = byExam.filter((one) => one.moved >= most / 2).sort((a, b) => a.exam.inDays - b.exam.inDays);
  if (!next) return null;
  const { gain, exam } = next;
  return {
    kind: !memory ? "new" : gain.now < FADING ? "fading" : exam.inDays <= LAST_DAYS ? "before-exam" : "spare",
    now: gain.now,
    examIfLeft: gain.left,
    examIfDone: gain.done,
    seconds: gain.seconds,
    examId: exam.examId,
  };
}
