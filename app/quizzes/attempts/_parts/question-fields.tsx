"use client";

import { useId } from "react";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import type { Response, Shown } from "#lib/quiz/types.ts";
import { OrderFields } from "./order-fields.tsx";
import { PairFields } from "./pair-fields.tsx";

type Props = {
  readonly question: Shown;
  readonly response: Response | null;
  readonly onAnswer: (response: Response | null) => void;
  /** Enter in a line of text. */
  readonly onNext: () => void;
};

/** What a question is answered with. Every way works with the keyboard alone. */
export function QuestionFields({ question, response, onAnswer, onNext }: Props) {
  switch (question.kind) {
    case "choice":
    case "who":
      return (
        <Options
          texts={question.options.map(shownAnswer)}
          several={question.several}
          chosen={response?.kind === "chosen" ? response.chosen : []}
          onChoose={(chosen) => onAnswer({ kind: "chosen", chosen })}
        />
      );
    case "truth":
      return (
        <>
          <blockquote className="claim" dir="auto">
            {shownAnswer(question.claim)}
          </blockquote>
          <Options
            texts={["True", "False"]}
            several={false}
            legend="Is this the answer?"
            chosen={response?.kind === "truth" ? [response.value ? 0 : 1] : []}
            onChoose={([place]) => onAnswer({ kind: "truth", value: place === 0 })}
          />
        </>
      );
    case "typed":
    case "cloze":
      return <Line question={question} text={textOf(response)} onAnswer={onAnswer} onNext={onNext} />;
    case "list":
      return <Lines ideas={question.ideas} text={textOf(response)} onAnswer={onAnswer} />;
    case "match":
    case "sources":
      return (
        <PairFields
          left={question.kind === "sources" ? question.left.map(shownTitle) : question.left.map(typeset)}
          right={question.right.map(shownAnswer)}
          asksWhy={question.kind === "sources"}
          response={response?.kind === "pairs" ? response : null}
          onAnswer={onAnswer}
        />
      );
    case "order":
      return (
        <OrderFields
          items={question.items.map(typeset)}
          order={response?.kind === "order" ? response.order : null}
          onOrder={(order) => onAnswer({ kind: "order", order })}
        />
      );
  }
}

function textOf(response: Response | null): string {
  return response?.kind === "text" ? response.text : "";
}

function Options({
  texts,
  several,
  chosen,
  legend = several ? "Choose all that are right" : "Choose the answer",
  onChoose,
}: {
  readonly texts: readonly string[];
  readonly several: boolean;
  readonly chosen: readonly number[];
  readonly legend?: string;
  readonly onChoose: (chosen: readonly number[]) => void;
}) {
  const name = useId();
  function choose(place: number, on: boolean) {
    if (!several) onChoose([place]);
    else onChoose(on ? [...chosen, place] : chosen.filter((one) => one !== place));
  }
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {texts.map((text, place) => (
        <label key={text} className="choice">
          <input
            type={several ? "checkbox" : "radio"}
            name={name}
            data-place={place}
            checked={chosen.includes(place)}
            onChange={(event) => choose(place, event.target.checked)}
          />
          <span dir="auto">{text}</span>
          {place < 9 ? (
            <span className="key" aria-hidden="true">
              {place + 1}
            </span>
          ) : null}
        </label>
      ))}
    </fieldset>
  );
}

type TextProps = {
  readonly text: string;
  readonly onAnswer: (response: Response | null) => void;
};

function Line({
  question,
  text,
  onAnswer,
  onNext,
}: TextProps & {
  readonly question: Shown & { readonly kind: "typed" | "cloze" };
  readonly onNext: () => void;
}) {
  const id = useId();
  return (
    <div className="asking">
      {question.kind === "cloze" ? (
        <p className="gap-text" dir="auto">
          {typeset(question.before)}
          <span className="gap">
            <span className="sr">gap</span>
          </span>
          {typeset(question.after)}
        </p>
      ) : null}
      <label htmlFor={id}>{question.kind === "cloze" ? "What stands in the gap" : "Your answer"}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        lang={question.language}
        maxLength={2_000}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="next"
        value={text}
        onChange={(event) => onAnswer({ kind: "text", text: event.target.value })}
        onKeyDown={(event) => {
          // The Enter that ends a composition is not the one that goes on.
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onNext();
        }}
      />
    </div>
  );
}

function Lines({ ideas, text, onAnswer }: TextProps & { readonly ideas: number }) {
  const id = useId();
  return (
    <div className="asking">
      <label htmlFor={id}>One on each line, {ideas} in all. A line that is none of them takes one off.</label>
      <textarea
        id={id}
        rows={Math.min(12, ideas + 1)}
        maxLength={4_000}
        dir="auto"
        value={text}
        onChange={(event) => onAnswer({ kind: "text", text: event.target.value })}
      />
    </div>
  );
}
