import type { ComponentType, RefObject } from "react";
import type { StudyRun } from "#lib/study/run.ts";
import type { StudyCard } from "#lib/study/types.ts";

/** What a practice has of its own: where one stops, and what stands at its end. */
export type PracticeFrame = {
  readonly back: string;
  /** Goes through some cards once more, as they are after the run. */
  readonly onAgain: (run: StudyRun, cards: readonly StudyCard[]) => void;
  readonly End: ComponentType<PracticeEndProps>;
};

export type PracticeEndProps = Pick<PracticeFrame, "back" | "onAgain"> & {
  readonly run: StudyRun;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onUndo: () => void;
};
