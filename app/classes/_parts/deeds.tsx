"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
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
import { type Deed, deedIn, type Notice } from "./notice.ts";

type Deeds = {
  /** What a form does before scripts run. */
  readonly action: (form: FormData) => void;
  /** The same with scripts: a server that is away is said, and the page stays. */
  readonly send: (form: FormData) => void;
  readonly pending: boolean;
  readonly notice: Notice | null;
};

const Context = createContext<Deeds | null>(null);

/** The buttons of a class's pages share one action and one place for what came of it. */
export function DeedProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [served, action] = useActionState<Notice | null, FormData>(act, null);
  const [latest, setLatest] = useState<Notice | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (form: FormData): void =>
    startTransition(async () => {
      const notice = await actOrSay(form);
      startTransition(() => {
        setLatest(notice);
        if (notice.goTo !== undefined) router.push(notice.goTo);
      });
    });
  const notice = latest ?? served;
  return (
    <Context.Provider value={{ action, send, pending, notice }}>
      {children}
      <NoticeBar notice={notice} send={send} />
    </Context.Provider>
  );
}

const AWAY = "The server could not be reached, and nothing was changed. Check the connection and try again.";

async function actOrSay(form: FormData): Promise<Notice> {
  try {
    return await act(null, form);
  } catch (error) {
    unstable_rethrow(error);
    return { at: Date.now(), ok: false, deed: deedIn(form), text: AWAY, fields: {} };
  }
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
  const { action, send, pending, notice } = useDeeds();
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { nativeEvent } = event;
    // Which button was pressed is among the values.
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    send(new FormData(event.currentTarget, submitter));
  };
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
