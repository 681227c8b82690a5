"use client";

import Link from "next/link";
import {
  type FormEvent,
  type KeyboardEvent,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useLingering } from "#app/_ui/use-lingering.ts";
import { newId } from "#app/study/outbox.ts";
import type { NoteView } from "#lib/services/notes/note-view.ts";
import type { ListedDeck } from "#lib/services/own-decks/deck-list.ts";
import { addNote, type SavedNote, saveNote, takeBack } from "./actions.ts";
import { DeckFields } from "./deck-fields.tsx";
import { type Draft, draftOf, EMPTY, hasWords, KINDS, nextDraft, noteOf } from "./draft.ts";
import { Formatting } from "./formatting.tsx";
import { keepDraft, keptDraft } from "./kept-draft.ts";
import { NoteFields } from "./note-fields.tsx";
import { Preview } from "./preview.tsx";
import { stillWrong } from "./problems.ts";
import { usePreview } from "./use-preview.ts";

type Props = {
  readonly decks: readonly ListedDeck[];
  /** The note that is edited; null for a new one. */
  readonly editing: NoteView | null;
  /** Where a new one goes at first. */
  readonly deckId: string;
  /** What a new one begins with, where it comes from somewhere. */
  readonly begin: Partial<Draft> | null;
  /** The sitting that it was opened from, where it was. */
  readonly back?: string | null;
};

type Said = {
  readonly id: string;
  readonly ok: boolean;
  readonly text: string;
  readonly stepId: string | null;
  readonly fields: Readonly<Record<string, string>>;
};

/** Writes notes: the fields of a kind, how the cards will look, and where they go. Ctrl+Enter saves. */
export function NoteEditor({ decks, editing, deckId, begin, back = null }: Props) {
  const noteId = editing?.id ?? null;
  const start = editing
    ? draftOf(editing.note, editing.tags, editing.deckId)
    : { ...EMPTY, ...begin, deckId: deckId !== "" ? deckId : (decks[0]?.id ?? "") };
  const [draft, setDraft] = useState<Draft>(start);
  const [version, setVersion] = useState(editing?.version ?? 1);
  const [memory, setMemory] = useState("");
  const [said, setSaid] = useState<Said | null>(null);
  const [restored, setRestored] = useState(false);
  // Until it is answered, and no longer: the page is drawn anew behind the answer, while the next note is written.
  const [sending, setSending] = useState(false);
  const underway = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  const id = useId();
  const { shown: told, element: toast } = useLingering(said);
  // A problem stays until it is mended.
  const news = said?.ok === false ? said : told;
  const shown = usePreview(draft, editing?.id);

  // As with any keyboard: who came to write, writes. On a touch screen the keyboard would cover what there is to choose.
  useEffect(() => {
    const idle = document.activeElement === null || document.activeElement === document.body;
    if (editing === null && idle && window.matchMedia("(pointer: fine)").matches)
      form.current?.querySelector<HTMLTextAreaElement>("textarea")?.focus({ preventScroll: true });
  }, [editing]);

  // What was written before a reload is there again; only the browser knows it, so the page is drawn without it first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const kept = begin === null ? keptDraft(noteId, EMPTY) : null;
      if (kept === null) return;
      const known = kept.deckId === "" || decks.some((deck) => deck.id === kept.deckId);
      setDraft((now) => ({ ...kept, deckId: known ? kept.deckId : now.deckId }));
      setRestored(true);
    });
    return () => cancelAnimationFrame(frame);
  }, [noteId, decks, begin]);

  // What is wrong takes the focus once it is marked as such.
  const wrong = said?.ok === false ? said.id : null;
  useEffect(() => {
    if (wrong !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  function change(changes: Partial<Draft>): void {
    const next = { ...draft, ...changes };
    setDraft(next);
    setSaid((now) => (now === null ? null : mended(now, changes)));
    keepDraft(noteId, hasWords(next) ? next : null);
  }

  function save(event?: FormEvent): void {
    event?.preventDefault();
    if (underway.current) return;
    underway.current = true;
    setSending(true);
    const sent = {
      id: newId(),
      note: noteOf(draft),
      tags: draft.tags.split(/[\s,]+/u).filter((tag) => tag !== ""),
      deckId: draft.deckId === "" ? null : draft.deckId,
      newDeck: draft.deckId === "" ? draft.newDeck : null,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    const asSent = JSON.stringify(sent.note);
    setSaid(null);
    startTransition(async () => {
      const result = await (editing
        ? saveNote({ ...sent, noteId: editing.id, memory: memory === "" ? null : memory, seen: version })
        : addNote(sent)
      ).catch(() => null);
      underway.current = false;
      setSending(false);
      if (result === null) setSaid(problem("This needs the network. What you wrote stays here; save again."));
      else if (!result.ok)
        setSaid({ id: newId(), ok: false, text: result.message, stepId: null, fields: result.fields });
      else saved(result.value, asSent);
    });
  }

  function saved(value: SavedNote & { readonly version?: number }, asSent: string): void {
    setRestored(false);
    setSaid({ id: newId(), ok: true, text: `${value.label}.`, stepId: value.stepId, fields: {} });
    // What was written while it was being saved stays.
    const isAsSent = JSON.stringify(noteOf(latest.current)) === asSent;
    if (isAsSent) keepDraft(noteId, null);
    if (editing) {
      setVersion(value.version ?? version);
      setDraft((now) => ({ ...now, deckId: value.deckId }));
      return;
    }
    setDraft((now) => ({ ...(isAsSent ? nextDraft(now) : now), deckId: value.deckId }));
    if (isAsSent)
      requestAnimationFrame(() => form.current?.querySelector<HTMLTextAreaElement>("textarea")?.focus());
  }

  function undo(stepId: string): void {
    startTransition(async () => {
      const result = await takeBack(stepId).catch(() => null);
      if (result?.ok)
        setSaid({
          id: newId(),
          ok: true,
          text: `Taken back: ${result.value.label}.`,
          stepId: null,
          fields: {},
        });
      else setSaid(problem(result?.message ?? "This needs the network. Try again when you are back."));
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  }

  const problems = said?.fields ?? {};
  const about = KINDS.find((one) => one.kind === draft.kind);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter saves from every field.
    <form ref={form} className="note-editor" onSubmit={save} onKeyDown={onKeyDown} noValidate>
      <div className="note-write stack">
        {restored ? (
          <p className="small quiet">
            What you had written here is back.{" "}
            <button
              type="button"
              className="btn plain small"
              onClick={() => {
                keepDraft(noteId, null);
                setDraft(start);
                setRestored(false);
              }}
            >
              Begin anew
            </button>
          </p>
        ) : null}
        <div className="field">
          <label htmlFor={`${id}-kind`}>Kind</label>
          <select
            id={`${id}-kind`}
            value={draft.kind}
            onChange={(event) => {
              const kind = KINDS.find((one) => one.kind === event.target.value)?.kind;
              if (kind) change({ kind });
            }}
          >
            {KINDS.map(({ kind, word }) => (
              <option key={kind} value={kind}>
                {word}
              </option>
            ))}
          </select>
          <span className="hint">{about?.about}</span>
        </div>
        <NoteFields draft={draft} change={change} problems={problems} />
        <Formatting />
        <DeckFields draft={draft} change={change} decks={decks} problem={problems.deckId ?? problems.title} />
        <div className="field">
          <label htmlFor={`${id}-tags`}>Tags</label>
          <input
            id={`${id}-tags`}
            value={draft.tags}
            maxLength={500}
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={`${id}-tags-hint`}
            aria-invalid={problems.tags ? true : undefined}
            onChange={(event) => change({ tags: event.target.value })}
          />
          <span className="hint" id={`${id}-tags-hint`}>
            {problems.tags ?? "A space between two tags. A tag in a tag is written history::war."}
          </span>
        </div>
        {editing ? (
          <div className="field">
            <label htmlFor={`${id}-memory`}>What you remember of it</label>
            <select
              id={`${id}-memory`}
              value={memory}
              aria-describedby={`${id}-memory-hint`}
              onChange={(event) => setMemory(event.target.value)}
            >
              <option value="">As it suits</option>
              <option value="keep">Keep it as it is</option>
              <option value="soon">Ask it again tomorrow</option>
              <option value="again">Start again as new</option>
            </select>
            <span className="hint" id={`${id}-memory-hint`}>
              As it suits: a repaired slip keeps your memory, another answer is asked soon.
            </span>
          </div>
        ) : null}
        <div className="row">
          <button type="submit" className="btn go" disabled={sending}>
            {editing ? "Save" : "Add"} <kbd>Ctrl Enter</kbd>
          </button>
          {back === null ? null : (
            <Link className="btn" href={back} prefetch={false}>
              Back to studying
            </Link>
          )}
          {draft.deckId === "" || back !== null ? null : (
            <Link className="btn plain" href={`/decks/${encodeURIComponent(draft.deckId)}`} prefetch={false}>
              To the deck
            </Link>
          )}
        </div>
        <output ref={toast} className={news?.ok === true ? "toast" : news ? "problem" : "sr"}>
          {news ? <span>{news.text}</span> : null}
          {news?.stepId ? (
            <button type="button" className="btn" onClick={() => news.stepId && undo(news.stepId)}>
              Undo
            </button>
          ) : null}
          {news?.ok ? (
            <button type="button" className="btn" onClick={() => setSaid(null)}>
              Close
            </button>
          ) : null}
        </output>
      </div>
      <Preview preview={shown} />
    </form>
  );
}

function problem(text: string): Said {
  return { id: newId(), ok: false, text, stepId: null, fields: {} };
}

/** What was said, less what was said of the fields that are being mended. */
function mended(said: Said, changes: Partial<Draft>): Said | null {
  const fields = stillWrong(said.fields, changes);
  const [first] = Object.values(fields);
  if (Object.keys(fields).length === Object.keys(said.fields).length) return said;
  return first === undefined ? null : { ...said, fields, text: first };
}
