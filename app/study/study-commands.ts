import type { Flag, Rating } from "#lib/schedule/events.ts";
import type { CommandName } from "#lib/study/commands.ts";
import { type Sitting, tomorrow } from "./sitting.ts";
import type { ReviewerActions } from "./use-reviewer.ts";

/** Something that can be done now: for a key, a line of the More menu and a line of the palette alike. */
export type StudyCommand = {
  readonly name: CommandName;
  readonly run: () => void;
  /** Why it cannot be done just now, as a sentence; it is then listed and not done. */
  readonly unavailable?: string;
  /** Other words than the usual ones, where they say more ("Take the mark away"). */
  readonly does?: string;
  /** Of several that exclude each other: whether this one stands. */
  readonly chosen?: boolean;
};

/** The command of each answer. */
export const RATING_NAMES = { 1: "again", 2: "hard", 3: "good", 4: "easy" } as const satisfies Record<
  Rating,
  CommandName
>;
const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const FLAGS: readonly Flag[] = [1, 2, 3, 4, 5, 6, 7];

/** The four answers, once the answer is shown. */
export function gradeCommands(sitting: Sitting, grade: (rating: Rating) => void): readonly StudyCommand[] {
  if (!sitting.card || !sitting.previews) return [];
  return RATINGS.map((rating) => ({ name: RATING_NAMES[rating], run: () => grade(rating) }));
}

/** What can be done to the card on the screen besides answering it. Every one is a step that can be taken back. */
export function deedCommands(sitting: Sitting, actions: ReviewerActions): readonly StudyCommand[] {
  const { card } = sitting;
  if (!card) return [];
  const { state } = card;
  const buried = { kind: "buried", day: tomorrow(sitting) } as const;
  return [
    {
      name: "mark",
      does: state.marked ? "Take the mark away" : "Mark",
      run: () => actions.act({ kind: state.marked ? "unmarked" : "marked" }),
    },
    { name: "bury", run: () => actions.act(buried) },
    { name: "bury-note", run: () => actions.act(buried, "note") },
    { name: "suspend", run: () => actions.act({ kind: "suspended" }) },
    { name: "suspend-note", run: () => actions.act({ kind: "suspended" }, "note") },
    { name: "reset", run: () => actions.act({ kind: "reset" }) },
    ...FLAGS.map(
      (flag): StudyCommand => ({
        name: `flag-${flag}`,
        ...(state.flag === flag ? { does: "Take the flag away" } : {}),
        // The same key again takes it away.
        run: () => actions.act({ kind: "flagged", flag: state.flag === flag ? null : flag }),
      }),
    ),
  ];
}

/** Undo and redo, wherever the screen is. */
export function turnCommands(
  steps: { readonly undo: readonly unknown[]; readonly redo: readonly unknown[] },
  actions: ReviewerActions,
): readonly StudyCommand[] {
  return [
    {
      name: "undo",
      run: actions.undo,
      ...(steps.undo.length === 0 ? { unavailable: "There is nothing to take back." } : {}),
    },
    {
      name: "redo",
      run: actions.redo,
      ...(steps.redo.length === 0 ? { unavailable: "There is nothing to do again." } : {}),
    },
  ];
}
