"use client";

import { unstable_rethrow } from "next/navigation";
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
} from "react";
import { type AccountAnswer, AWAY } from "./account-answer.ts";

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

const Answered = createContext<AccountAnswer | null>(null);

/** What came of the form around, for a part of it. */
export function useAnswer(): AccountAnswer | null {
  return useContext(Answered);
}

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

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly autoComplete: string;
  readonly maxLength?: number;
  readonly required?: boolean;
};

/** A line to type into, with what is wrong with it. */
export function Field({ name, label, hint, value, required = true, ...rest }: FieldProps) {
  const id = useId();
  const wrong = useAnswer()?.fields[name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        required={required}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, wrong)}
        {...rest}
      />
      <Below id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

type PasswordProps = Omit<FieldProps, "value" | "maxLength" | "required" | "autoComplete"> & {
  readonly isNew?: boolean;
};

/** A password: hidden until one wants to see it; pasting works. */
export function PasswordField({ name, label, hint, isNew = false }: PasswordProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const wrong = useAnswer()?.fields[name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          id={id}
          name={name}
          type={shown ? "text" : "password"}
          required
          autoComplete={isNew ? "new-password" : "current-password"}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={describedBy(id, hint, wrong)}
        />
        <button type="button" className="btn scripted" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
          <span className="sr"> what is typed under {label}</span>
        </button>
      </div>
      <Below id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

function Below({
  id,
  hint,
  wrong,
}: {
  readonly id: string;
  readonly hint: string | undefined;
  readonly wrong: string | undefined;
}) {
  return (
    <>
      {wrong === undefined ? null : (
        <span className="err" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </>
  );
}

function describedBy(id: string, hint: string | undefined, wrong: string | undefined): string | undefined {
  const ids = [wrong === undefined ? [] : `${id}-wrong`, hint === undefined ? [] : `${id}-hint`].flat();
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** A box to tick, with a sentence about what it does. */
export function Tick({
  name,
  label,
  hint,
  checked = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly checked?: boolean;
}) {
  const id = useId();
  return (
    <div className="tick">
      <label className="switch" htmlFor={id}>
        <input id={id} type="checkbox" name={name} defaultChecked={checked} aria-describedby={`${id}-hint`} />
        <span>{label}</span>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

/** The browser's time zone, sent along. */
export function ZoneHere() {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "",
  );
  return zone === "" ? null : <input type="hidden" name="zone" value={zone} />;
}

/** A zone does not change while a form is filled in. */
function never(): () => void {
  return () => {};
}
