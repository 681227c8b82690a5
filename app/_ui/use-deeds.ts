"use client";

import { useActionState } from "react";
import type { AwayNotice } from "./act-or-say.ts";
import { type Sending, useSending } from "./use-sending.ts";

/** What the forms of a page need to carry out its deeds, with scripts and without, and what came of the last of them. */
export type Deeds<N> = Omit<Sending<N>, "latest"> & {
  /** What a form does before scripts run. */
  readonly action: (form: FormData) => void;
  readonly notice: N | AwayNotice | null;
};

/** The forms of a page share one action and one place for what came of it. `then` runs with that, where scripts run. */
export function useDeeds<N>(
  act: (before: N | null, form: FormData) => Promise<N>,
  then?: (notice: N | AwayNotice) => void,
): Deeds<N> {
  const [served, action] = useActionState<N | null, FormData>(act, null);
  const { latest, ...sending } = useSending(act, then);
  return { ...sending, action, notice: latest ?? served };
}
