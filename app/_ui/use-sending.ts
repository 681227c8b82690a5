"use client";

import { type FormEvent, useState, useTransition } from "react";
import { type AwayNotice, actOrSay } from "./act-or-say.ts";

export type Sending<N> = {
  /** What came of the last form that was sent with scripts. */
  readonly latest: N | AwayNotice | null;
  readonly send: (form: FormData) => void;
  /** `send` for a form's event, with the button that was pressed among its values; what was written in it stays. */
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly pending: boolean;
};

/** Sends the forms of a page by one action, and keeps what came of the last of them. `then` runs with that. */
export function useSending<N>(
  act: (before: null, form: FormData) => Promise<N>,
  then?: (notice: N | AwayNotice) => void,
): Sending<N> {
  const [latest, setLatest] = useState<{ readonly notice: N | AwayNotice } | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (form: FormData): void =>
    startTransition(async () => {
      const notice = await actOrSay(act, form);
      startTransition(() => {
        setLatest({ notice });
        then?.(notice);
      });
    });
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { nativeEvent } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    send(new FormData(event.currentTarget, submitter));
  };
  return { latest: latest?.notice ?? null, send, onSubmit, pending };
}
