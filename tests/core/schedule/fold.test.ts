import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, MS_PER_DAY, MS_PER_MINUTE, studyDayOf } from "#lib/base/study-time.ts";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import {
  awaitsTarget,
  compareEvents,
  foldCard,
  isAtTail,
  NEW_CARD,
  standingEvents,
  step,
} from "#lib/schedule/fold.ts";
import { answered, logs, RULES, START } from "./answers.ts";

const FUZZY = { ...RULES, fuzz: true };
const fold = (events: readonly ReviewEvent[]) => foldCard(events, FUZZY, "learner");

/** The state without the name of the last event: what the learner would notice. */
const felt = (events: readonly ReviewEvent[]) => ({ ...fold(events), lastEventId: null });

const undo = (target: ReviewEvent, at: number, kind: "undone" | "redone" = "undone"): ReviewEvent => ({
  kind,
  id: `${kind} ${target.id} ${at}`,
  cardId: target.cardId,
  effectiveAt: at,
  studyTime: at,
  deviceId: "device",
  deviceSequence: 99,
  target: target.id,
});

describe("the fold of a card's events", () => {
  it("is the same for any order of arrival and any duplication", () => {
    fc.assert(
      fc.property(
        logs.chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length }),
            fc.subarray(log),
          ),
        ),
        ([log, reordered, again]) => {
          expect(fold([...reordered, ...again])).toEqual(fold(log));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is the same whether events are stepped as they come or folded at once", () => {
    fc.assert(
      fc.property(logs, (log) => {
        let state = NEW_CARD;
        let last: ReviewEvent | null = null;
        const seen: ReviewEvent[] = [];
        for (const event of log) {
          seen.push(event);
          state =
            isAtTail(last, event) && !awaitsTarget(seen.slice(0, -1))
              ? step(state, event, FUZZY, "learner")
              : fold(seen);
          last = [...seen].sort(compareEvents).at(-1) ?? null;
        }
        expect(state).toEqual(fold(log));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the state before when the last answer is taken back, and the state after when it is restored", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const end = Math.max(START, ...log.map((event) => event.effectiveAt));
        const answer = answered(end + 1, 3, { id: "the answer" });
        const undone = undo(answer, end + 2);
        expect(felt([...log, answer, undone])).toEqual(felt(log));
        expect(felt([...log, answer, undone, undo(answer, end + 3, "redone")])).toEqual(
          felt([...log, answer]),
        );
      }),
    );
  });

  it("takes an answer back wherever in time the undoing seems to lie", () => {
    const answer = answered(START, 3);
    expect(felt([undo(answer, START - MS_PER_DAY), answer])).toEqual(felt([]));
  });

  it("keeps later answers when an earlier one is taken back", () => {
    const wrong = answered(START, 1);
    const right = answered(START + MS_PER_MINUTE, 4);
    expect(felt([wrong, right, undo(wrong, START + 2)])).toEqual(felt([right]));
    expect(standingEvents([wrong, right, undo(wrong, START + 2)])).toEqual([right]);
  });

  it("puts an answer that arrives late in its place", () => {
    const early = answered(START, 3);
    const late = answered(START + 10 * MS_PER_MINUTE, 3);
    const last = answered(START + 3 * MS_PER_DAY, 3);
    expect(isAtTail(last, late)).toBe(false);
    expect(fold([early, last, late])).toEqual(fold([early, late, last]));
    expect(fold([early, last, late])).not.toEqual({ ...fold([early, last]), lastEventId: last.id });
  });

  it("starts a card again after a reset, and goes on counting its answers", () => {
    const state = fold([answered(START, 4), { ...undo(answered(START, 4), START + 1), kind: "reset" }]);
    expect(state.memory).toEqual({ kind: "new" });
    expect(state.answers).toBe(1);
  });

  it("counts on after a reset that keeps the counts, and from nought after one that does not", () => {
    const past = [answered(START, 4), answered(START + 40 * MS_PER_DAY, 1)];
    const at = START + 41 * MS_PER_DAY;
    const reset = { ...undo(answered(START, 4), at), kind: "reset" } as const;
    const kept = fold([...past, { ...reset, keepsCounts: true }]);
    expect(kept.memory).toEqual({ kind: "new", counts: { reps: 2, lapses: 1 } });
    const next = answered(at + MS_PER_DAY, 3);
    expect(fold([...past, { ...reset, keepsCounts: true }, next]).memory).toMatchObject({
      reps: 3,
      lapses: 1,
    });
    expect(fold([...past, reset, next]).memory).toMatchObject({ reps: 1, lapses: 0 });
    // Both are learnt anew in the same way.
    expect(fold([...past, { ...reset, keepsCounts: true }, next]).memory).toEqual({
      ...fold([...past, reset, next]).memory,
      reps: 3,
      lapses: 1,
    });
    expect(fold([{ ...reset, keepsCounts: true }]).memory).toEqual({ kind: "new" });
  });

  it("sets a card aside and brings it back without touching its memory", () => {
    const answer = answered(START, 4);
    const base = { cardId: "card", deviceId: "device", deviceSequence: 1, studyTime: START };
    const away: ReviewEvent = { ...base, kind: "suspended", id: "s", effectiveAt: START + 1 };
    const back: ReviewEvent = { ...base, kind: "unsuspended", id: "u", effectiveAt: START + 2 };
    const buried: ReviewEvent = {
      ...base,
      kind: "buried",
      id: "b",
      effectiveAt: START + 3,
      until: "2026-03-03",
    };
    expect(fold([answer, away])).toMatchObject({ suspended: true, memory: fold([answer]).memory });
    expect(fold([answer, away, back, buried])).toMatchObject({ suspended: false, buriedUntil: "2026-03-03" });
  });

  it("does not move the schedule for an answer that was practice", () => {
    const practice = answered(START, 1, { mode: "practice", movesSchedule: false });
    expect(felt([practice])).toEqual(felt([]));
  });

  it("applies the due that stood on the button when it may belong to the answer", () => {
    const first = answered(START, 4);
    const reviewed = START + 8 * MS_PER_DAY;
    const plain = foldCard([first, answered(reviewed, 3)], RULES, "learner").memory;
    const days = plain.kind === "seen" ? plain.intervalDays : 0;
    const today = studyDayOf(reviewed);
    const shown = (moved: number) =>
      foldCard(
        [first, answered(reviewed, 3, { dueShown: { kind: "day", day: addDays(today, days + moved) } })],
        RULES,
        "learner",
      ).memory;
    expect(days).toBeGreaterThan(20);
    expect(shown(1)).toMatchObject({
      intervalDays: days + 1,
      due: { kind: "day", day: addDays(today, days + 1) },
    });
    expect(shown(-1)).toMatchObject({ intervalDays: days - 1 });
    expect(shown(-days)).toEqual(plain);
    expect(shown(3 * days)).toEqual(plain);
  });

  it("ignores a due from another state of the card: a second tab that did not know of the first answer", () => {
    const tab1 = answered(START, 3, {
      id: "1",
      dueShown: { kind: "instant", at: START + 10 * MS_PER_MINUTE },
    });
    const tab2 = answered(START + 5_000, 3, {
      id: "2",
      dueShown: { kind: "instant", at: START + 10 * MS_PER_MINUTE },
    });
    expect(fold([tab1, tab2]).memory).toMatchObject({ phase: "review", due: { kind: "day" }, reps: 2 });
  });
});
