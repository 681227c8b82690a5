import { unstable_rethrow } from "next/navigation";
import { act } from "../actions.ts";
import type { Notice } from "./notice.ts";

const AWAY = "The server could not be reached, and nothing was changed. Check the connection and try again.";

/** Carries out what a form names; a server that is away is a notice too, so that the page with its fields stays. */
export async function actOrSay(form: FormData): Promise<Notice> {
  try {
    return await act(null, form);
  } catch (error) {
    // A way to another page is no trouble.
    unstable_rethrow(error);
    return { at: Date.now(), ok: false, text: AWAY, fields: {}, undo: null };
  }
}
