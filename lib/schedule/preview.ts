import { type Instant, type StudyClock, studyTime } from "#lib/base/study-time.ts";
import { remember } from "./answer.ts";
import type { CardState, Due, Rating } from "./events.ts";
import { fuzzRoll, type Move } from "./intervals.ts";
import type { ScheduleRules } from "./rules.ts";

export const RATINGS = [1, 2, 3, 4] as const satisfies readonly Rating[];

/** What a button promises. `due` goes with the answer, so that it is the one applied. */
export type Preview = { readonly rating: Rating; readonly due: Due };

export type Previews = Readonly<Record<Rating, Preview>>;

/**
 * What each of the four answers would do to a card now. Pressed later, it does the same: no clock is in the fuzz.
 * `userId` is empty for a visitor who has not answered yet. `balance` chooses a day where the rules leave a choice.
 */
export function previewAnswers(
  card: { readonly id: string; readonly state: CardState },
  now: Instant,
  clock: StudyClock,
  rules: ScheduleRules,
  userId: string,
  balance?: (roll: number) => Move,
): Previews {
  const roll = rules.fuzz ? fuzzRoll(userId, card.id, card.state.answers) : null;
  const move = roll === null ? null : (balance?.(roll) ?? roll);
  const at = studyTime(now, clock);
  const preview = (rating: Rating): Preview => {
    const { due } = remember(
      card.state.memory,
      { rating, at: now, studyTime: at, dueShown: null, move },
      rules,
    );
    return { rating, due };
  };
  return { 1: preview(1), 2: preview(2), 3: preview(3), 4: preview(4) };
}
