"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { StudyCard } from "#lib/study/types.ts";
import { MemoryField } from "./memory-field.tsx";
import { type Edited, sendEdit } from "./send-edit.ts";

type Props = {
  readonly card: StudyCard;
  /** For whom they wait on this device without the network; left out, or null for a visitor, where they do not. */
  readonly owner?: string | null;
  readonly onEdited: (edited: Edited) => void;
  readonly onClose: () => void;
};

/** Other words for the card on the screen. The sitting stays where it is; Ctrl+Enter saves. */
export function EditDialog({ card, owner, onEdited, onClose }: Props) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const contested = card.readings.length > 0;
  const foreign = card.extra?.mayEdit !== true;

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const outcome = await sendEdit(card, new FormData(event.currentTarget), owner);
    setPending(false);
    if ("problem" in outcome) setProblem(outcome.problem);
    else {
      onClose();
      if (outcome.edited) onEdited(outcome.edited);
    }
  }

  function saveByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  }

  return (
    <Dialog title="Edit the card" open onClose={onClose}>
      <form className="stack edit-form" onSubmit={(event) => void save(event)}>
        <div className="field">
          <label htmlFor={`${id}-question`}>Question</label>
          <textarea
            onKeyDown={saveByKey}
            id={`${id}-question`}
            name="question"
            rows={3}
            required
            maxLength={10_000}
            defaultValue={card.question}
          />
        </div>
        {contested ? null : (
          <div className="field">
            <label htmlFor={`${id}-answer`}>Answer</label>
            <textarea
              onKeyDown={saveByKey}
              id={`${id}-answer`}
              name="answer"
              rows={3}
              required
              maxLength={10_000}
              defaultValue={card.answer}
            />
          </div>
        )}
        <MemoryField />
        <p className="hint small">
          {foreign
            ? "The words are yours alone; the deck stays as it is."
            : "This changes the card for everybody who studies it."}
        </p>
        {problem === null ? null : <output className="err">{problem}</output>}
        <button type="submit" className="btn go" disabled={pending}>
          Save <kbd>Ctrl Enter</kbd>
        </button>
      </form>
    </Dialog>
  );
}
