"use client";

import { figure } from "#app/_ui/words.ts";
import { QUESTION_KINDS, type QuestionKind } from "#lib/quiz/types.ts";
import { KIND_WORDS } from "#lib/quiz/words.ts";

type Props = {
  readonly kinds: readonly QuestionKind[];
  readonly onChange: (kinds: readonly QuestionKind[]) => void;
  /** How many questions of each kind could be made; null before anybody knows. */
  readonly possible: Readonly<Record<QuestionKind, number>> | null;
};

/** The kinds of questions, each with how many could be made of the chosen cards. */
export function KindFields({ kinds, onChange, possible }: Props) {
  function toggle(kind: QuestionKind, on: boolean) {
    onChange(QUESTION_KINDS.filter((one) => (one === kind ? on : kinds.includes(one))));
  }
  return (
    <fieldset className="quiz-kinds">
      <legend>Kinds of questions</legend>
      {QUESTION_KINDS.map((kind) => {
        const most = possible?.[kind];
        return (
          <label key={kind} className={most === 0 ? "pick none" : "pick"}>
            <input
              type="checkbox"
              name={`kind:${kind}`}
              checked={kinds.includes(kind)}
              onChange={(event) => toggle(kind, event.target.checked)}
            />
            <span>
              {KIND_WORDS[kind].name} <span className="quiet small">{KIND_WORDS[kind].about}</span>
            </span>
            <span className="num quiet">
              {most === undefined ? "" : most === 0 ? "none" : `up to ${figure(most)}`}
            </span>
          </label>
        );
      })}
      {kinds.length === 0 ? <p className="err">Pick at least one kind of question.</p> : null}
    </fieldset>
  );
}
