"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { dialogOpen } from "#app/_ui/focus.ts";
import { languageAttributes } from "#app/_ui/rich-text.tsx";
import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { choiceShare, choicesFor } from "#lib/answers/choices.ts";
import { answerField } from "#lib/study/fields.ts";
import type { AskingProps } from "./asking.tsx";
import { FORM_ID } from "./use-answering.ts";

/** The answers to choose from. A digit chooses, the same digit again or Enter checks. */
export function ChoiceForm({ card, answering, onShow, single }: AskingProps) {
  // A new order each time the card is asked, and the same when it is drawn again.
  const seed = `${card.id}|${card.state.answers}`;
  const choices = useMemo(() => choicesFor(card, seed), [card, seed]);
  const several = choices.filter((choice) => choice.right).length > 1;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const written = languageAttributes(answerField(card));

  function choose(at: number) {
    const next = several ? toggled(chosen, at) : new Set([at]);
    setChosen(next);
    answering.onBegin(next.size > 0);
  }
  function check(event: FormEvent) {
    event.preventDefault();
    if (chosen.size === 0) onShow();
    else answering.onAttempt({ kind: "choice", choices, chosen, share: choiceShare(choices, chosen) });
  }

  // Browsers send a form without a button by Enter from a text field only.
  function onEnter(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  const byKey = useRef((_at: number) => {});
  useEffect(() => {
    byKey.current = (at) => {
      if (!several && chosen.has(at)) form.current?.requestSubmit();
      else choose(at);
    };
  });
  useEffect(() => {
    if (!single) return;
    function onKey(event: globalThis.KeyboardEvent) {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || dialogOpen()) return;
      const at = placeOf(event);
      if (at === null || at >= choices.length) return;
      // Not a grade: those come with the answer.
      event.preventDefault();
      event.stopPropagation();
      form.current?.querySelectorAll("input")[at]?.focus({ preventScroll: true });
      byKey.current(at);
    }
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [single, choices.length]);

  if (choices.length === 0) return null;
  return (
    <form id={FORM_ID} className="asking" ref={form} onSubmit={check}>
      <fieldset className="choices">
        <legend>{several ? "Choose all that are right" : "Choose the answer"}</legend>
        {choices.map(({ text }, at) => (
          <label key={text} className="choice" {...written}>
            <input
              type={several ? "checkbox" : "radio"}
              name="choice"
              checked={chosen.has(at)}
              onChange={() => choose(at)}
              onKeyDown={onEnter}
            />
            <span>{card.extra?.noteId === undefined ? shownAnswer(text) : typeset(text)}</span>
            {at < 9 ? (
              <span className="key" aria-hidden="true">
                {at + 1}
              </span>
            ) : null}
          </label>
        ))}
      </fieldset>
    </form>
  );
}

function toggled(set: ReadonlySet<number>, at: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(at)) next.add(at);
  return next;
}

/** 0 from the first digit, by its character or by its key where the layout has none there. */
function placeOf({ key, code, shiftKey }: globalThis.KeyboardEvent): number | null {
  const digit = /^[1-9]$/u.test(key)
    ? key
    : shiftKey
      ? ""
      : (/^(?:Digit|Numpad)([1-9])$/u.exec(code)?.[1] ?? "");
  return digit === "" ? null : Number(digit) - 1;
}
