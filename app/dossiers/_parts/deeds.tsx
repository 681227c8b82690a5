"use client";

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { act } from "../actions.ts";
import { actOrSay } from "./act-or-say.ts";
import type { Deed, Notice } from "./notice.ts";

type Deeds = {
  /** What a form does before scripts run. */
  readonly action: (form: FormData) => void;
  /** The same with scripts: a server that is away is said, and the page stays. */
  readonly send: (form: FormData) => void;
  readonly pending: boolean;
};

const Context = createContext<Deeds | null>(null);

/** The page's buttons share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const [served, action] = useActionState<Notice | null, FormData>(act, null);
  const [latest, setLatest] = useState<Notice | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (form: FormData): void =>
    startTransition(async () => {
      const notice = await actOrSay(form);
      startTransition(() => setLatest(notice));
    });
  return (
    <Context.Provider value={{ action, send, pending }}>
      {children}
      <NoticeBar notice={latest ?? served} />
    </Context.Provider>
  );
}

/** Only inside a `DeedProvider`. */
function useDeeds(): Deeds {
  const deeds = useContext(Context);
  if (deeds === null) throw new Error("No DeedProvider above.");
  return deeds;
}

/** What a form of one's own needs to carry out a deed, with scripts and without. */
export function useDeedForm() {
  const { action, send, pending } = useDeeds();
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  return { action, onSubmit, pending };
}

type ButtonProps = {
  readonly deed: Deed;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly enter?: boolean;
  readonly children: ReactNode;
};

/** A button that does one thing at once; a form of its own, so that it works before scripts do. */
export function DeedButton({ deed, className = "btn", disabled = false, enter, children }: ButtonProps) {
  const { pending, ...form } = useDeedForm();
  return (
    <form {...form}>
      {Object.entries(deed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className={className}
        disabled={disabled || pending}
        {...(enter ? { "data-enter": "" } : {})}
      >
        {children}
      </button>
    </form>
  );
}

const STAYS_MS = 12_000;

/** One sentence about what was just done, with Undo; a refusal stays until it is closed. */
function NoticeBar({ notice }: { readonly notice: Notice | null }) {
  const { send } = useDeeds();
  const [gone, setGone] = useState(0);
  const element = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (notice === null || !notice.ok) return;
    const timer = setInterval(() => {
      if (!element.current?.matches(":hover, :focus-within")) setGone(notice.at);
    }, STAYS_MS);
    return () => clearInterval(timer);
  }, [notice]);
  const shown = notice !== null && notice.at !== gone ? notice : null;

  function undo(deed: Deed): void {
    const form = new FormData();
    for (const [name, value] of Object.entries(deed)) form.set(name, value);
    send(form);
  }

  return (
    <output ref={element} className={shown ? "toast" : "sr"}>
      {shown === null ? null : (
        <>
          <span>{shown.text}</span>
          {shown.undo === null ? null : (
            <button type="button" className="btn" onClick={() => shown.undo && undo(shown.undo)}>
              Undo
            </button>
          )}
          {shown.ok ? null : (
            <button type="button" className="btn" onClick={() => setGone(shown.at)}>
              Close
            </button>
          )}
        </>
      )}
    </output>
  );
}
