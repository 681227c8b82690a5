"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";
import { HiddenFields } from "#app/_ui/hidden-fields.tsx";
import { NoticeBar } from "#app/_ui/notice-bar.tsx";
import { type Deeds, useDeeds } from "#app/_ui/use-deeds.ts";
import { act } from "../actions.ts";
import type { Deed, Notice } from "./notice.ts";

type ClassDeeds = Pick<Deeds<Notice>, "action" | "onSubmit" | "pending"> & { readonly notice: Notice | null };

const Context = createContext<ClassDeeds | null>(null);

/** The buttons of a class's pages share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const {
    notice: last,
    send,
    ...form
  } = useDeeds(act, (came) => {
    if ("goTo" in came && came.goTo !== undefined) router.push(came.goTo);
  });
  // Said in the bar alone when it never reached the server.
  const notice = last === null ? null : { deed: "", ...last };
  return (
    <Context.Provider value={{ ...form, notice }}>
      {children}
      <NoticeBar notice={notice} send={send} />
    </Context.Provider>
  );
}

function useClassDeeds(): ClassDeeds {
  const deeds = useContext(Context);
  if (deeds === null) throw new Error("No DeedProvider above.");
  return deeds;
}

/** What the last deed of this name came to; null when another was done since. */
export function useNotice(...names: readonly string[]): Notice | null {
  const { notice } = useClassDeeds();
  return notice !== null && names.includes(notice.deed) ? notice : null;
}

/** What a form needs to carry out a deed, with scripts and without; what was written in it stays. */
export function useDeedForm(name?: string) {
  const { action, onSubmit, pending, notice } = useClassDeeds();
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
      <HiddenFields fields={deed} />
      <button type="submit" className={className} disabled={pending}>
        {children}
      </button>
    </form>
  );
}
