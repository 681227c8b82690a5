/** What a form about an account is told. */
export type AccountAnswer = {
  /** Tells two answers of the same words apart. */
  readonly at: number;
  readonly ok: boolean;
  readonly text: string;
  /** What is wrong with which field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Shown once and kept nowhere: a password, a link. */
  readonly secret?: string;
  /** The password was right and has to be replaced first. */
  readonly choosePassword?: true;
  /** A guest of this browser who is part of an account now. */
  readonly merged?: { readonly from: string; readonly to: string };
  /** A file that is ready; the page stays. */
  readonly download?: string;
  /** Where to go on, with the whole page anew: somebody else is signed in now. */
  readonly goTo?: string;
};

export const AWAY =
  "The server could not be reached, and nothing was changed. This needs it: check the connection and try again.";
