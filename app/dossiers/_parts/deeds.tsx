"use client";

import { createContext, type ReactNode, useContext } from "react";
import { HiddenFields } from "#app/_ui/hidden-fields.tsx";
import { NoticeBar } from "#app/_ui/notice-bar.tsx";
import { type Deeds, useDeeds } from "#app/_ui/use-deeds.ts";
import { act } from "../actions.ts";
import type { Deed, Notice } from "./notice.ts";

type FormDeeds = Pick<Deeds<Notice>, "action" | "onSubmit" | "pending">;

const Context = createContext<FormDeeds | null>(null);

/** The page's buttons share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const { action, onSubmit, pending, notice, send } = useDeeds(act);
  return (
    <Context.Provider value={{ action, onSubmit, pending }}>
      {children}
      <NoticeBar notice={notice} send={send} />
    </Context.Provider>
  );
}

/** What a form of one's own needs to carry out a deed, with scripts and without. Only inside a `DeedProvider`. */
export function useDeedForm(): FormDeeds {
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
      <HiddenFields fields={deed} />
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
