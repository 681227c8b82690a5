"use client";

import { unstable_rethrow } from "next/navigation";
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { type AccountAnswer, AWAY } from "./account-answer.ts";
import { Answered } from "./account-answered.ts";

type Action = (before: AccountAnswer | null, form: FormData) => Promise<AccountAnswer>;

type Props = {
  readonly action: Action;
  /** What is to be done on this device first; a sentence when that did not work out. */
  readonly before?: () => Promise<string | null>;
  /** What is to be done on this device once the server has done its part. */
  readonly after?: (answer: AccountAnswer) => Promise<void>;
  readonly submit: string;
  readonly className?: string;
  /** How grave the button looks. */
  readonly kind?: "go" | "plain" | "danger";
  readonly children?: ReactNode;
};

/**
 * A form that keeps what was typed until it was right, says what is wrong beside the field, and works before scripts do.
 * A server that is away is said, and the page stays.
 */
export function AccountForm({ action, before, after, submit, className = "stack", kind, children }: Props) {
  const [served, plain] = useActionState<AccountAnswer | null, FormData>(action, null);
  const [latest, setLatest] = useState<AccountAnswer | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const answer = latest ?? served;

  useEffect(() => {
    if (answer?.choosePassword) form.current?.querySelector<HTMLElement>("[name=newPassword]")?.focus();
    if (answer === null || answer.ok) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? form.current?.querySelector<HTMLElement>("[role=alert]"))?.focus();
  }, [answer]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { nativeEvent } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const values = new FormData(event.currentTarget, submitter);
    const element = event.currentTarget;
    startTransition(async () => {
      const said = await send(values);
      if (said.ok && said.goTo !== undefined) {
        goOn(said.goTo);
        // The button stays as it is until the page is gone.
        await new Promise((resolve) => setTimeout(resolve, 10_000));
        return;
      }
      startTransition(() => setLatest(said));
      if (said.ok && said.download !== undefined) window.location.assign(said.download);
      if (said.ok && said.choosePassword === undefined) element.reset();
    });
  }

  async function send(values: FormData): Promise<AccountAnswer> {
    try {
      const hindered = (await before?.()) ?? null;
      if (hindered !== null) return { at: Date.now(), ok: false, text: hindered, fields: {} };
      const said = await action(null, values);
      if (said.ok) await after?.(said);
      return said;
    } catch (error) {
      unstable_rethrow(error);
      return { at: Date.now(), ok: false, text: AWAY, fields: {} };
    }
  }

  return (
    <Answered.Provider value={answer}>
      <form ref={form} action={plain} onSubmit={onSubmit} className={className}>
        {answer !== null && !answer.ok && Object.keys(answer.fields).every((name) => name === "form") ? (
          <p className="problem" role="alert" tabIndex={-1}>
            {answer.text}
          </p>
        ) : null}
        {children}
        <button
          type="submit"
          className={kind === "plain" ? "btn" : kind === "danger" ? "btn danger" : "btn go"}
          disabled={pending}
        >
          {submit}
        </button>
        <output className={answer?.ok && answer.text !== "" ? "account-done" : "sr"}>
          {answer?.ok ? answer.text : ""}
          {answer?.ok && answer.secret !== undefined ? <code className="secret">{answer.secret}</code> : null}
          {answer?.ok && answer.goTo !== undefined ? <a href={answer.goTo}>Go on</a> : null}
          {answer?.ok && answer.download !== undefined ? (
            <a href={answer.download} download>
              Download
            </a>
          ) : null}
        </output>
      </form>
    </Answered.Provider>
  );
}

/** Goes to a page, or loads this one anew: an address that differs behind the # only would not be asked for. */
function goOn(address: string): void {
  const to = new URL(address, window.location.href);
  const { pathname, search } = window.location;
  if (to.pathname !== pathname || to.search !== search || to.hash === "") {
    window.location.assign(to.href);
    return;
  }
  window.history.replaceState(window.history.state, "", to.href);
  window.location.reload();
}
