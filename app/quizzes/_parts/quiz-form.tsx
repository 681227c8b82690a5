"use client";

import { useActionState, useId, useMemo, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { PlaceFields } from "#app/_ui/place-fields.tsx";
import { counted } from "#app/_ui/words.ts";
import type { Selection } from "#lib/base/selection.ts";
import { MAPPING_WORDS } from "#lib/quiz/rating.ts";
import type { QuestionKind, QuizMode, QuizSettings } from "#lib/quiz/types.ts";
import type { ExamPlaces } from "#lib/services/exams/exam-places.ts";
import { act, type QuizNotice } from "../actions.ts";
import { ClassFields } from "./class-fields.tsx";
import { placeOf } from "./form-fields.ts";
import { KindFields } from "./kind-fields.tsx";
import { usePreview } from "./use-preview.ts";

export type QuizDraft = {
  readonly quizId: string | null;
  readonly version: number;
  readonly title: string;
  readonly examId: string | null;
  /** Of an exam, or of parts that the form cannot name: it stays as it is. */
  readonly selection: Selection | null;
  /** Keys of places, with their weights where somebody gave them. */
  readonly picked: Readonly<Record<string, string>>;
  readonly settings: QuizSettings;
  readonly mode: QuizMode;
};

type Props = {
  readonly draft: QuizDraft;
  /** Null where what it covers is given. */
  readonly groups: ExamPlaces["groups"] | null;
  readonly teaches: boolean;
};

/** Makes or changes a quiz: what it covers, how many questions, of which kinds. The rest may stay as it is. */
export function QuizForm({ draft, groups, teaches }: Props) {
  const [notice, action, pending] = useActionState<QuizNotice | null, FormData>(act, null);
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>(draft.picked);
  const [kinds, setKinds] = useState<readonly QuestionKind[]>(draft.settings.kinds);
  const [count, setCount] = useState(String(draft.settings.count));
  const id = useId();
  const wrong = notice?.fields ?? {};
  const selection = useMemo(
    () => (groups ? selectionOf(picked) : (draft.selection ?? [])),
    [groups, picked, draft],
  );
  const wanted = Math.min(100, Math.max(1, Math.round(Number(count)) || 10));
  const { preview, failed } = usePreview(selection, kinds, wanted);
  return (
    <form {...keptForm(action)} className="quiz-form">
      {draft.quizId === null ? null : <input type="hidden" name="quizId" value={draft.quizId} />}
      {draft.quizId === null ? null : <input type="hidden" name="version" value={draft.version} />}
      {draft.examId === null ? null : <input type="hidden" name="examId" value={draft.examId} />}
      {draft.mode === "exam" ? <input type="hidden" name="mode" value="exam" /> : null}
      {groups ? (
        <PlaceFields
          groups={groups}
          picked={picked}
          onPick={setPicked}
          problem={wrong.selection ?? null}
          weightHint="The questions are shared out by these numbers. Left empty, each part counts the same."
        />
      ) : (
        <p className="quiet">
          {draft.examId === null
            ? "What it covers stays as it is."
            : "It covers what the exam covers, with the same weights."}
        </p>
      )}
      <div className="row top-row">
        <div className="field short">
          <label htmlFor={`${id}-n`}>Questions</label>
          <input
            id={`${id}-n`}
            name="count"
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
            required
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        </div>
        <div className="field short">
          <label htmlFor={`${id}-m`}>Minutes</label>
          <input
            id={`${id}-m`}
            name="minutes"
            type="number"
            inputMode="numeric"
            min={1}
            max={600}
            defaultValue={draft.settings.minutes ?? ""}
            placeholder="No limit"
            aria-describedby={`${id}-mh`}
          />
        </div>
      </div>
      <p className="hint" id={`${id}-mh`}>
        Left empty, there is no limit. With one, the server keeps the time, also while your device is offline.
      </p>
      <KindFields kinds={kinds} onChange={setKinds} possible={preview?.possible ?? null} />
      <p className="preview-line" aria-live="polite">
        {selection.length === 0
          ? "Pick a deck to see what can be asked."
          : failed
            ? "What can be asked is shown when the server is reachable again."
            : preview === null
              ? "Looking at the cards…"
              : sumWords(preview.questions, wanted, preview.cards)}
      </p>
      <div className="field">
        <label htmlFor={`${id}-t`}>Name</label>
        <input
          id={`${id}-t`}
          name="title"
          maxLength={160}
          defaultValue={draft.title}
          placeholder="Called after its decks"
          required={draft.quizId !== null}
        />
      </div>
      <ClassFields settings={draft.settings} open={teaches} />
      <label className="switch">
        <input type="checkbox" name="moves" defaultChecked={draft.settings.movesSchedule} />
        <span>
          Let it count for the schedule
          <span className="hint">
            {" "}
            Off, the answers are recorded and every card comes back on its day all the same. On:{" "}
            {MAPPING_WORDS}
          </span>
        </span>
      </label>
      {notice?.ok === false ? (
        <p className="err" role="alert">
          {notice.text}
        </p>
      ) : null}
      <div className="row">
        <button
          type="submit"
          className="btn go"
          name="do"
          value={draft.quizId === null ? "create" : "edit"}
          disabled={pending || kinds.length === 0 || selection.length === 0}
        >
          {draft.quizId !== null ? "Save" : draft.mode === "exam" ? "Make the mock exam" : "Make the quiz"}
        </button>
        {draft.quizId === null && groups && selection.length > 0 ? (
          <button type="submit" className="btn" name="do" value="quick" disabled={pending}>
            Ten questions now
          </button>
        ) : null}
      </div>
    </form>
  );
}

function selectionOf(picked: Readonly<Record<string, string>>): Selection {
  return Object.entries(picked).flatMap(([key, weight]) => {
    const place = placeOf(key);
    const number = Number(weight.trim().replace(",", "."));
    return place === null ? [] : [{ ...place, weight: number > 0 ? number : 1 }];
  });
}

function sumWords(made: number, wanted: number, cards: number): string {
  const of = `from ${counted(cards, "card")}`;
  if (made === 0) return `Nothing can be asked this way ${of}. Pick other kinds, or more cards.`;
  return made < wanted
    ? `It will have ${counted(made, "question")}: there are no more ${of}.`
    : `It will have ${counted(made, "question")} ${of}.`;
}
