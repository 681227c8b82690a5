"use client";

import {
  createContext,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { act } from "../actions.ts";
import type { Deed, Notice } from "./notice.ts";

type Deeds = {
  readonly action: (form: FormData) => void;
  readonly pending: boolean;
};

const Context = createContext<Deeds | null>(null);

/** The page's buttons share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const [notice, action, pending] = useActionState<Notice | null, FormData>(act, null);
  return (
    <Context.Provider value={{ action, pending }}>
      {children}
      <NoticeBar notice={notice} />
    </Context.Provider>
  );
}

/** What a button needs; only inside a `DeedProvider`. */
export function useDeeds(): Deeds {
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
  const { action, pending } = useDeeds();
  return (
    <form action={action}>
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
  const { action } = useDeeds();
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
    startTransition(() => action(form));
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
