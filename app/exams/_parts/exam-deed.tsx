"use client";

import { createContext, type ReactNode, useContext } from "react";
import { NoticeBar } from "#app/_ui/notice-bar.tsx";
import { type Deeds, useDeeds } from "#app/_ui/use-deeds.ts";
import { act, type ExamNotice } from "../actions.ts";

const Context = createContext<Pick<Deeds<ExamNotice>, "action" | "onSubmit" | "pending"> | null>(null);

/**
 * The buttons of an exam's page share one place for what came of them: many of them change the page so much that a
 * place beside the button would be gone with it.
 */
export function ExamDeeds({ children }: { readonly children: ReactNode }) {
  const { action, onSubmit, pending, notice, send } = useDeeds(act);
  return (
    <Context.Provider value={{ action, onSubmit, pending }}>
      {children}
      <NoticeBar notice={notice} send={send} />
    </Context.Provider>
  );
}

type Props = {
  readonly examId: string;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A form on an exam's page, whose buttons name what they do. Only inside `ExamDeeds`. */
export function ExamDeed({ examId, children, className = "stack" }: Props) {
  const deeds = useContext(Context);
  if (deeds === null) throw new Error("No ExamDeeds above.");
  const { action, onSubmit, pending } = deeds;
  return (
    <form action={action} onSubmit={onSubmit} className={className} aria-busy={pending}>
      <input type="hidden" name="examId" value={examId} />
      {children}
    </form>
  );
}
