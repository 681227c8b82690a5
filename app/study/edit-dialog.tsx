"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { StudyCard } from "#lib/study/types.ts";
import { type Edited, type MemoryChoice, sendEdit } from "./send-edit.ts";

type Props = {
  readonly card: StudyCard;
  readonly onEdited: (edited: Edited) => void;
  readonly onClose: () => void;
};

const MEMORY: readonly { readonly value: MemoryChoice; readonly words: string }[] = [
  { value: "suited", words: "As it suits" },
  { value: "keep", words: "Keep it as it is" },
  { value: "soon", words: "Ask it again tomorrow" },
  { value: "again", words: "Start again as new" },
];

/** Other words for the card on the screen. The sitting stays where it is; Ctrl+Enter saves. */
export function EditDialog({ card, onEdited, onClose }: Props) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const contested = card.readings.length > 0;
  const foreign = card.extra?.mayEdit !== true;

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const outcome = await sendEdit(card, new FormData(event.currentTarget));
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

  const { noteId, cloze, task } = card.extra ?? {};
  if (noteId !== undefined && (cloze || task)) {
    return (
      <Dialog title="Edit the card" open onClose={onClose}>
        <p>This card follows from a note that you wrote. The sitting waits here while you change it.</p>
        <p>
          <a
            className="btn"
            href={`/notes/${encodeURIComponent(noteId)}?study=${encodeURIComponent(studied())}`}
          >
            Edit the note
          </a>
        </p>
      </Dialog>
    );
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
        <div className="field">
          <label htmlFor={`${id}-memory`}>Your memory of it</label>
          <select
            id={`${id}-memory`}
            name="memory"
            defaultValue="suited"
            aria-describedby={`${id}-memory-hint`}
          >
            {MEMORY.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <span className="hint" id={`${id}-memory-hint`}>
            As it suits: a repaired slip keeps your memory, another answer is asked soon.
          </span>
        </div>
        <p className="hint small">
          {foreign
            ? "The words are yours alone; the deck stays as it is."
            : noteId === undefined
              ? "This changes the card for everybody who studies it."
              : "This changes the note that you wrote, and every card that follows from it."}
        </p>
        {problem === null ? null : <output className="err">{problem}</output>}
        <button type="submit" className="btn go" disabled={pending}>
          Save <kbd>Ctrl Enter</kbd>
        </button>
      </form>
    </Dialog>
  );
}

/** What is being studied, for the way back: a deck, or all of them. */
function studied(): string {
  return new URLSearchParams(window.location.search).get("deck") ?? "all";
}
