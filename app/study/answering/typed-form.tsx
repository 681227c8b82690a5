"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { languageAttributes } from "#app/_ui/rich-text.tsx";
import { judgeTyped } from "#lib/answers/judge-typed.ts";
import { meantFor } from "#lib/answers/meant-for.ts";
import { answerWords } from "#lib/answers/way-for.ts";
import { answerField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { askMeant } from "./ask-meant.ts";
import type { AskingProps } from "./asking.tsx";
import type { Attempt } from "./attempt.ts";
import { FORM_ID, TYPED_ID } from "./use-answering.ts";

const LONGEST_TYPED = 2_000;

/** One line to type the answer in. Enter checks it; Escape leaves it for the single keys. */
export function TypedForm({ card, answering, onShow }: AskingProps) {
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);

  function check(event: FormEvent) {
    event.preventDefault();
    const typed = field.current?.value ?? "";
    // Who does not know it at a check has answered too: otherwise only what is known would be checked.
    if (typed.trim() === "" && !answering.check) onShow();
    else {
      const attempt = attemptAt(card, typed, answering.others());
      answering.onAttempt(attempt);
      if (attempt.judgement.verdict === "wrong" && attempt.meant === null && typed.trim() !== "")
        void askMeant(card.id, typed.trim()).then((other) => other && answering.onMeant(attempt, other));
    }
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    // The Enter that ends a composition is not the one that sends; Safari reports it as key 229 behind the end.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && composing) event.preventDefault();
    if (event.key === "Escape" && !composing) event.currentTarget.blur();
  }

  return (
    <form id={FORM_ID} className="asking" onSubmit={check}>
      <label htmlFor={TYPED_ID}>{answering.check ? "Type this one first" : "Your answer"}</label>
      <input
        ref={field}
        id={TYPED_ID}
        type="text"
        {...languageAttributes(answerField(card))}
        maxLength={LONGEST_TYPED}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        aria-describedby={answering.check ? "question check-note" : "question"}
        onInput={(event) => answering.onBegin(event.currentTarget.value.trim() !== "")}
        onKeyDown={onKey}
      />
      {answering.check ? (
        <p id="check-note" className="small quiet">
          A check: dice chose this card. Leave it empty if you do not know. Nothing is taken off.
        </p>
      ) : null}
    </form>
  );
}

type Typed = Extract<Attempt, { kind: "typed" }>;

/** What was typed, judged; and where it is wrong, what it would have been right for. */
function attemptAt(card: StudyCard, typed: string, others: readonly StudyCard[]): Typed {
  const { extra, question } = card;
  const language = extra?.answerLanguage?.language;
  const options = { question, ...(language === undefined ? {} : { language }) };
  const judgement = judgeTyped(answerWords(card), extra?.aliases ?? [], typed, options);
  const meant = judgement.verdict === "wrong" ? meantFor(card, typed, others) : null;
  return { kind: "typed", typed, judgement, meant, counted: false };
}
