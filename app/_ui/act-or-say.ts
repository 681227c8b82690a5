import { unstable_rethrow } from "next/navigation";

/** What is said of a deed that never reached the server. */
export type AwayNotice = {
  readonly at: number;
  readonly ok: false;
  readonly text: string;
  readonly fields: Readonly<Record<string, never>>;
};

const AWAY = "The server could not be reached, and nothing was changed. Check the connection and try again.";

/** Carries out what a form names; a server that is away is a notice too, so that the page with its fields stays. */
export async function actOrSay<N>(
  act: (before: null, form: FormData) => Promise<N>,
  form: FormData,
): Promise<N | AwayNotice> {
  try {
    return await act(null, form);
  } catch (error) {
    // A way to another page is no trouble.
    unstable_rethrow(error);
    return { at: Date.now(), ok: false, text: AWAY, fields: {} };
  }
}
