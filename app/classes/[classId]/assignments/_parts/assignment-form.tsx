"use client";

import { useActionState, useEffect, useId, useRef, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { ZoneField } from "#app/classes/_parts/zone-field.tsx";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { AssignmentDraft, PickList } from "#lib/services/assignments/pick-list.ts";
import { type AssignNotice, act } from "../actions.ts";
import { GoalFields } from "./goal-fields.tsx";
import { PacePreview } from "./pace-preview.tsx";
import { type Picked, PlaceFields } from "./place-fields.tsx";
import { TargetFields } from "./target-fields.tsx";

/** What stands in the form at first. */
export type FormStart = {
  readonly opens: StudyDay;
  readonly due: StudyDay;
  /** A deck that the teacher came from. */
  readonly deckId: string | null;
  readonly dossierId: string | null;
  /** What finds the cards that they came from. */
  readonly search: string | null;
  /** Cards that they chose. */
  readonly cardIds: readonly string[];
  /** So that a button pressed twice assigns once; null where one is changed. */
  readonly newId: string | null;
};

type Props = {
  readonly list: PickList;
  readonly start: FormStart;
  /** What is changed; null for a new one. */
  readonly draft: AssignmentDraft | null;
};

/** Assigns something, or changes what was assigned. One deck ticked is enough: everything else has an answer already. */
export function AssignmentForm({ list, start, draft }: Props) {
  const [notice, action, pending] = useActionState<AssignNotice | null, FormData>(act, null);
  const [picked, setPicked] = useState<Picked>(() => firstPicked(list, start, draft));
  const [dates, setDates] = useState({ opens: start.opens, due: start.due });
  const [named, setNamed] = useState(draft?.title ?? null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // The button cannot be pressed while it waits, and loses the focus by it: what was wrong takes it.
  useEffect(() => {
    if (notice?.ok !== false) return;
    const told = '[aria-invalid="true"], [role=alert]';
    form.current?.querySelector<HTMLElement>(told)?.focus();
  }, [notice]);
  const wrong = notice?.fields ?? {};
  const goal = draft?.goal ?? { kind: "seen" as const };
  const title = named ?? picked.title;
  const err = (name: string) =>
    wrong[name] === undefined ? null : (
      <span className="err" id={`${id}-${name}-err`}>
        {wrong[name]}
      </span>
    );
  const said = (name: string) => ({
    "aria-invalid": wrong[name] === undefined ? undefined : true,
    "aria-describedby": wrong[name] === undefined ? undefined : `${id}-${name}-err`,
  });
  return (
    <form ref={form} {...keptForm(action)} className="assign-form">
      <input type="hidden" name="do" value={draft === null ? "create" : "change"} />
      <input type="hidden" name="classId" value={list.classId} />
      {draft === null ? <input type="hidden" name="newId" value={start.newId ?? ""} /> : null}
      {draft === null ? null : <input type="hidden" name="id" value={draft.id} />}
      {draft === null ? null : <input type="hidden" name="version" value={draft.version} />}
      <ZoneField />
      <PlaceFields
        list={list}
        draft={draft}
        start={start}
        picked={picked}
        onPick={setPicked}
        problem={wrong.selection}
      />
      <div className="dates">
        <div className="field">
          <label htmlFor={`${id}-due`}>Due</label>
          <input
            id={`${id}-due`}
            type="date"
            name="due"
            required
            defaultValue={start.due}
            onChange={(event) => setDates({ ...dates, due: event.target.value })}
            {...said("due")}
          />
          {err("due")}
        </div>
        <div className="field">
          <label htmlFor={`${id}-opens`}>Opens</label>
          <input
            id={`${id}-opens`}
            type="date"
            name="opens"
            required
            defaultValue={start.opens}
            onChange={(event) => setDates({ ...dates, opens: event.target.value })}
            {...said("opens")}
          />
          {err("opens")}
        </div>
      </div>
      <PacePreview list={list} own={draft?.id ?? null} cards={picked.cards} {...dates} />
      <GoalFields goal={goal} list={list} problem={wrong.goal} due={dates.due} />
      <TargetFields list={list} draft={draft} problem={wrong.targets} />
      <details className="more" open={draft !== null}>
        <summary>Name, a word to the pupils, late work</summary>
        <div className="field">
          <label htmlFor={`${id}-title`}>Name</label>
          <input
            id={`${id}-title`}
            name="title"
            maxLength={120}
            value={title}
            onChange={(event) => setNamed(event.target.value)}
            {...said("title")}
          />
          {err("title")}
        </div>
        <div className="field">
          <label htmlFor={`${id}-note`}>Why, in your words</label>
          <textarea
            id={`${id}-note`}
            name="note"
            rows={3}
            maxLength={2000}
            defaultValue={draft?.note ?? ""}
          />
          {err("note")}
        </div>
        <div className="dates">
          <div className="field">
            <label htmlFor={`${id}-closes`}>Closes, if it does</label>
            <input
              id={`${id}-closes`}
              type="date"
              name="closes"
              defaultValue={draft?.closes ?? ""}
              {...said("closes")}
            />
            <span className="hint">
              Nothing counts after that day. The cards stay in the pupils’ reviews.
            </span>
            {err("closes")}
          </div>
          <div className="field">
            <label htmlFor={`${id}-late`}>Work after the due day</label>
            <select id={`${id}-late`} name="lateRule" defaultValue={draft?.lateRule ?? "counts-as-late"}>
              <option value="counts-as-late">Counts, marked as late</option>
              <option value="counts">Counts in full</option>
              <option value="does-not-count">Does not count</option>
            </select>
          </div>
        </div>
      </details>
      {notice?.ok === false ? (
        <p className="err" role="alert" tabIndex={-1}>
          {notice.text}
          {notice.stale && draft !== null ? (
            <>
              {" "}
              <a
                href={`/classes/${encodeURIComponent(list.classId)}/assignments/${encodeURIComponent(draft.id)}`}
                target="_blank"
                rel="noreferrer"
              >
                See how it is now (in a new tab)
              </a>
            </>
          ) : null}
        </p>
      ) : null}
      <div className="row">
        <button type="submit" className="btn go" disabled={pending}>
          {draft === null ? "Assign" : "Save"}
        </button>
      </div>
    </form>
  );
}

function firstPicked(list: PickList, start: FormStart, draft: AssignmentDraft | null): Picked {
  const decks = [...list.ownDecks, ...list.dossiers.flatMap((dossier) => dossier.decks)];
  const deck = decks.find((one) => one.id === start.deckId);
  const dossier = list.dossiers.find((one) => one.id === start.dossierId);
  const keys = new Set([...(deck ? [`deck:${deck.id}`] : []), ...(dossier ? [`dossier:${dossier.id}`] : [])]);
  const cards = (deck?.cards ?? 0) + (dossier?.decks.reduce((sum, one) => sum + one.cards, 0) ?? 0);
  const title = [deck, dossier].flatMap((one) => (one ? [one.title] : [])).join(", ");
  if (draft === null) return { keys, kept: new Set(), cards, title };
  return { keys, kept: new Set(draft.selection.keys()), cards: draft.cards, title: draft.title };
}
