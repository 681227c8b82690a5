import type { Rating } from "./events.ts";

const MINUTES_PER_DAY = 1440;

/** Where a card in (re)learning goes next: a step and how long to wait, or out of the steps. */
export type NextStep =
  | { readonly kind: "step"; readonly step: number; readonly minutes: number }
  | { readonly kind: "done" };

/**
 * Anki's learning steps. Again goes back to the first; Hard repeats the present one (on the first: half-way to the
 * second, or one and a half times a single step, but never a day more); Good takes the next, or leaves; Easy leaves.
 * ts-fsrs has its own idea of Hard beyond the first step, which nobody else shares; so the steps are ours.
 */
export function nextStep(steps: readonly number[], at: number, rating: Rating): NextStep {
  const first = steps[0];
  if (first === undefined || rating === 4) return { kind: "done" };
  if (rating === 1) return { kind: "step", step: 0, minutes: first };
  // The list of steps may have become shorter since the card was last answered.
  const present = Math.min(at, steps.length - 1);
  if (rating === 2) return { kind: "step", step: present, minutes: repeatOf(steps, present) };
  const next = steps[present + 1];
  return next === undefined ? { kind: "done" } : { kind: "step", step: present + 1, minutes: next };
}

function repeatOf(steps: readonly number[], present: number): number {
  const first = steps[0] ?? 0;
  if (present > 0) return steps[present] ?? first;
  const second = steps[1];
  return second === undefined ? Math.min(first * 1.5, first + MINUTES_PER_DAY) : (first + second) / 2;
}
