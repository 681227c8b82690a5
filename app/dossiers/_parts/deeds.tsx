"use client";

import { createContext, type ReactNode, useActionState, useContext } from "react";
import { NoticeBar } from "#app/_ui/notice-bar.tsx";
import { type Sending, useSending } from "#app/_ui/use-sending.ts";
import { act } from "../actions.ts";
import type { Deed, Notice } from "./notice.ts";

type Deeds = Pick<Sending<Notice>, "onSubmit" | "pending"> & {
  /** What a form does before scripts run. */
  readonly action: (form: FormData) => void;
};

const Context = createContext<Deeds | null>(null);

/** The page's buttons share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const [served, action] = useActionState<Notice | null, FormData>(act, null);
  const { latest, send, onSubmit, pending } = useSending(act);
  return (
    <Context.Provider value={{ action, onSubmit, pending }}>
      {children}
      <NoticeBar notice={latest ?? served} send={send} />
    </Context.Provider>
  );
}

/** What a form of one's own needs to carry out a deed, with scripts and without. Only inside a `DeedProvider`. */
export function useDeedForm(): Deeds {
  const deeds = useContext(Context);
  if (deeds === null) throw new Error("No DeedProvider above.");
  return deeds;
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
