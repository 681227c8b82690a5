"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useActionState, useContext } from "react";
import { NoticeBar } from "#app/_ui/notice-bar.tsx";
import { type Sending, useSending } from "#app/_ui/use-sending.ts";
import { act } from "../actions.ts";
import type { Deed, Notice } from "./notice.ts";

type Deeds = Pick<Sending<Notice>, "onSubmit" | "pending"> & {
  /** What a form does before scripts run. */
  readonly action: (form: FormData) => void;
  readonly notice: Notice | null;
};

const Context = createContext<Deeds | null>(null);

/** The buttons of a class's pages share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [served, action] = useActionState<Notice | null, FormData>(act, null);
  const { latest, send, onSubmit, pending } = useSending(act, (came) => {
    if ("goTo" in came && came.goTo !== undefined) router.push(came.goTo);
  });
  // Said in the bar alone when it never reached the server.
  const notice = latest === null ? served : { deed: "", ...latest };
  return (
    <Context.Provider value={{ action, onSubmit, pending, notice }}>
      {children}
      <NoticeBar notice={notice} send={send} />
    </Context.Provider>
  );
}

function useDeeds(): Deeds {
  const deeds = useContext(Context);
  if (deeds === null) throw new Error("No DeedProvider above.");
  return deeds;
}

/** What the last deed of this name came to; null when another was done since. */
export function useNotice(...names: readonly string[]): Notice | null {
  const { notice } = useDeeds();
  return notice !== null && names.includes(notice.deed) ? notice : null;
}

/** What a form needs to carry out a deed, with scripts and without; what was written in it stays. */
export function useDeedForm(name?: string) {
  const { action, onSubmit, pending, notice } = useDeeds();
  const fields = notice?.deed === name ? (notice?.fields ?? {}) : {};
  return { action, onSubmit, pending, fields };
}

type ButtonProps = {
  readonly deed: Deed;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A button that does one thing at once; a form of its own, so that it works before scripts do. */
export function DeedButton({ deed, className = "btn", children }: ButtonProps) {
  const { pending, fields: _, ...form } = useDeedForm();
  return (
    <form {...form}>
      {Object.entries(deed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={className} disabled={pending}>
        {children}
      </button>
    </form>
  );
}
