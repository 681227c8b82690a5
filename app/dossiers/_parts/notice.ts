import type { NamedDeed } from "#app/_ui/notice-bar.tsx";

/** What a button names: which verb, and its fields. */
export type Deed = NamedDeed;

/** What the page says about the last thing that was done; `at` tells two of the same words apart. */
export type Notice = {
  readonly at: number;
  readonly ok: boolean;
  readonly text: string;
  /** What is wrong with which field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What takes it back. */
  readonly undo: Deed | null;
};

/** What came of a deed. */
export type Done = {
  readonly text: string;
  readonly undo?: Deed;
  /** The page to go to. */
  readonly goTo?: string;
};
