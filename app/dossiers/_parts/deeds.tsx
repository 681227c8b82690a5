"use client";

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useState,
  useTransition,
} from "react";
import { NoticeBar } from "#app/_ui/notice-bar.tsx";
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
      <NoticeBar notice={latest ?? served} send={send} />
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
