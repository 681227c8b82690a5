import type { NamedDeed } from "#app/_ui/notice-bar.tsx";
import type { Qr } from "#app/_ui/qr-code.tsx";
import type { RosterPreview } from "#lib/services/classes/roster.ts";

/** What a button names: which verb, and its fields. */
export type Deed = NamedDeed;

/** A login card as it is printed. */
export type PrintedCard = {
  readonly userId: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
  /** Leads to the sign-in page with the name filled in; never to the password. */
  readonly qr: Qr;
};

/** What came of a deed. */
export type Done = {
  readonly text: string;
  readonly undo?: Deed;
  /** The page to go to. */
  readonly goTo?: string;
  /** Said once. */
  readonly cards?: readonly PrintedCard[];
  /** A link that is said once. */
  readonly link?: string;
  readonly preview?: RosterPreview & { readonly list: string };
};

/** What the page says about the last thing that was done; `at` tells two of the same words apart. */
export type Notice = {
  readonly at: number;
  readonly ok: boolean;
  /** Which deed it was. */
  readonly deed: string;
  readonly text: string;
  /** What is wrong with which field. */
  readonly fields: Readonly<Record<string, string>>;
} & Pick<Done, "undo" | "goTo" | "cards" | "link" | "preview">;

/** The deed that a form names; empty where it names none. */
export function deedIn(form: FormData): string {
  const named = form.get("do");
  return typeof named === "string" ? named : "";
}
