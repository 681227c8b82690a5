"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { NoteFields } from "#app/notes/note-fields.tsx";
import type { EditedNote } from "#lib/services/notes/edit-note-here.ts";
import { MemoryField } from "./memory-field.tsx";
import { type OpenedNote, openNote, sendNote } from "./send-note.ts";

type Props = {
  readonly noteId: string;
  readonly onEdited: (edited: EditedNote) => void;
  readonly onClose: () => void;
};

/**
 * The note behind the card on the screen, as it was written: gaps, options, lines. Every card of it follows; the sitting
 * stays where it is. Ctrl+Enter saves.
 */
export function EditNoteDialog({ noteId, onEdited, onClose }: Props) {
  const [opened, setOpened] = useState<OpenedNote | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    let gone = false;
    void openNote(noteId).then((found) => {
      if (gone) return;
      if ("problem" in found) setProblem(found.problem);
      else setOpened(found);
    });
    return () => {
      gone = true;
    };
  }, [noteId]);

  // The dialog was there before what it is for, and had nothing to give the focus to but its last button.
  const ready = opened !== null;
  useEffect(() => {
    if (ready) form.current?.querySelector<HTMLElement>("textarea")?.focus();
  }, [ready]);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending || !opened) return;
    setPending(true);
    const memory = new FormData(event.currentTarget).get("memory");
    const outcome = await sendNote(noteId, opened, typeof memory === "string" ? memory : "suited");
    setPending(false);
    if ("problem" in outcome) {
      setProblem(outcome.problem);
      setFields(outcome.fields);
    } else {
      onClose();
      onEdited(outcome.edited);
    }
  }

  function saveByKey(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }

  return (
    <Dialog title="Edit the note" open onClose={onClose}>
      {opened ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter saves from every field.
        <form
          ref={form}
          className="stack edit-form"
          onSubmit={(event) => void save(event)}
          onKeyDown={saveByKey}
          noValidate
        >
          <NoteFields
            draft={opened.draft}
            change={(changes) => setOpened({ ...opened, draft: { ...opened.draft, ...changes } })}
            problems={fields}
          />
          <MemoryField />
          <p className="hint small">
            You wrote this note: every card that follows from it changes. Its kind, tags and deck are on{" "}
            <a href={`/notes/${encodeURIComponent(noteId)}?study=${encodeURIComponent(studied())}`}>
              its own page
            </a>
            .
          </p>
          {problem === null ? null : <output className="err">{problem}</output>}
          <button type="submit" className="btn go" disabled={pending}>
            Save <kbd>Ctrl Enter</kbd>
          </button>
        </form>
      ) : (
        <output className={problem === null ? "quiet" : "err"}>{problem ?? "Opening the note …"}</output>
      )}
    </Dialog>
  );
}

/** What is being studied, for the way back: a deck, or all of them. */
function studied(): string {
  return new URLSearchParams(window.location.search).get("deck") ?? "all";
}
