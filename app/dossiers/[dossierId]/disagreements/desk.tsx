"use client";

import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { decide, type Notice } from "./actions.ts";
import { FORM } from "./form.ts";
import { keyOf, stepOf } from "./keys.ts";
import { NoticeBar } from "./notice-bar.tsx";

const CASES = "[data-case]";

/**
 * The cases under the hands: one form that all their buttons belong to, keys that press those of the case in hand, and
 * focus that stays where the work is. Without it the buttons still work.
 */
export function Desk({ dossierId, children }: { readonly dossierId: string; readonly children: ReactNode }) {
  const [said, dispatch, pending] = useActionState(decide, null);
  const [unsent, setUnsent] = useState<Notice | null>(null);
  const notice = unsent !== null && unsent.at > (said?.at ?? 0) ? unsent : said;
  const single = useSingleKeys();
  const list = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  const at = useRef(0);
  useEffect(() => {
    busy.current = pending;
  }, [pending]);

  useEffect(() => {
    const desk = list.current;
    if (!desk) return;
    hold(desk, at.current);
    function onFocus(event: FocusEvent) {
      const article = event.target instanceof Element ? event.target.closest(CASES) : null;
      if (desk && article) at.current = hold(desk, casesIn(desk).indexOf(article));
    }
    function onKey(event: KeyboardEvent) {
      if (!desk || event.defaultPrevented || event.isComposing || dialogOpen() || busy.current) return;
      const key = keyOf(event, keyTarget(event), single);
      if (key === null) return;
      const step = stepOf(key);
      if (step !== 0) {
        at.current = hold(desk, at.current + step);
        focusOn(desk, at.current);
      } else press(desk, key, at.current);
      event.preventDefault();
    }
    desk.addEventListener("focusin", onFocus);
    window.addEventListener("keydown", onKey);
    return () => {
      desk.removeEventListener("focusin", onFocus);
      window.removeEventListener("keydown", onKey);
    };
  }, [single]);

  // What was decided leaves the list: the case that comes into its place is the next in hand.
  useEffect(() => {
    const desk = list.current;
    if (!desk || notice === null) return;
    at.current = hold(desk, at.current);
    if (document.activeElement === null || document.activeElement === document.body)
      focusOn(desk, at.current);
  }, [notice]);

  function onSubmit(event: FormEvent) {
    if (navigator.onLine) return;
    event.preventDefault();
    setUnsent({
      at: Date.now(),
      ok: false,
      text: "You are offline. Nothing was decided; try again when you are back.",
    });
  }

  return (
    <div ref={list} className={single ? "desk" : "desk keys-off"} aria-busy={pending}>
      <form id={FORM} action={dispatch} onSubmit={onSubmit} hidden>
        <input type="hidden" name="dossierId" value={dossierId} />
      </form>
      {children}
      <NoticeBar notice={notice} />
    </div>
  );
}

function casesIn(desk: Element): Element[] {
  return [...desk.querySelectorAll(CASES)];
}

/** Marks the case in hand, whose keys are shown, and answers its place. */
function hold(desk: Element, wanted: number): number {
  const cases = casesIn(desk);
  const place = Math.max(0, Math.min(wanted, cases.length - 1));
  for (const [index, one] of cases.entries()) one.toggleAttribute("data-in-hand", index === place);
  return place;
}

function focusOn(desk: Element, place: number): void {
  const heading = casesIn(desk)[place]?.querySelector("h2") ?? document.querySelector("h1");
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  (heading.closest(CASES) ?? heading).scrollIntoView({ block: "nearest" });
}

function press(desk: Element, key: string, place: number): void {
  const within = key === "u" ? desk : casesIn(desk)[place];
  const button = within?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (button instanceof HTMLButtonElement) button.click();
}
