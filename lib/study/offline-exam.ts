import type { StudyDay } from "#lib/base/study-time.ts";
import { apart } from "./apart.ts";
import type { PackedCard, PackedExam } from "./pack.ts";
import type { Queue } from "./queue.ts";

/**
 * What the plan of an exam has for a day, from what lies on the device: what was begun and is in its steps, then the
 * plan's cards that had no turn yet. `day` counts from the pack's own. Null for a day that the plan was not made for.
 */
export function offlineExamQueue(
  exam: PackedExam,
  here: readonly PackedCard[],
  {
    day,
    today,
    done,
  }: { readonly day: number; readonly today: StudyDay; readonly done: ReadonlySet<string> },
): Queue | null {
  const planned = exam.days[day];
  if (!planned) return null;
  const byId = new Map(here.map((packed) => [packed.card.id, packed]));
  const open = [...new Set([...exam.begun, ...planned])].flatMap((id) => {
    const packed = byId.get(id);
    if (!packed) return [];
    const { suspended, buriedUntil } = packed.card.state;
    return suspended || (buriedUntil !== null && buriedUntil > today) ? [] : [packed];
  });
  const steps = open.filter(isInSteps);
  const rest = open.filter((packed) => !isInSteps(packed) && !done.has(packed.card.id));
  const counts = {
    new: rest.filter(({ card }) => card.state.memory.kind === "new").length,
    learning: steps.length,
    review: rest.filter(({ card }) => card.state.memory.kind !== "new").length,
  };
  const ordered = [...steps, ...apart(rest, ({ card, likeness }) => [card.siblings, ...likeness])];
  return { cards: ordered.map(({ card }) => card.id), counts };
}

function isInSteps({ card: { state } }: PackedCard): boolean {
  return state.memory.kind === "seen" && state.memory.phase !== "review";
}
