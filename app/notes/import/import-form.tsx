"use client";

import Link from "next/link";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { counted } from "#app/_ui/words.ts";
import { newId } from "#app/study/outbox.ts";
import type { ImportedNotes } from "#lib/services/notes/import-notes.ts";
import type { ListedDeck } from "#lib/services/own-decks/deck-list.ts";
import { takeBack } from "../actions.ts";
import { ImportResult } from "./import-result.tsx";
import { PackageImport } from "./package-import.tsx";
import { PicturesField } from "./pictures-field.tsx";
import { isPackage, sendImport, textOf } from "./send-import.ts";
import { namedAmong, sendPictures } from "./send-pictures.ts";

type Props = { readonly decks: readonly ListedDeck[]; readonly deckId: string };

const KNOWN = [
  { value: "leave", words: "Leave it as it is" },
  { value: "change", words: "Give it the words of the file" },
  { value: "add", words: "Add it once more" },
] as const;

/** A file, or lines that are pasted; first a look at what they make, then they are added in one step. */
export function ImportForm({ decks, deckId: start }: Props) {
  const id = useId();
  const [text, setText] = useState("");
  const [deckId, setDeckId] = useState(start);
  const [newDeck, setNewDeck] = useState("Imported");
  const [known, setKnown] = useState("leave");
  const [told, setTold] = useState<ImportedNotes | null>(null);
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  /** A package of Anki, which is brought in as it is; null for a text. */
  const [pack, setPack] = useState<File | null>(null);
  /** What is being waited for, in words; null when nothing is. */
  const [pending, setPending] = useState<string | null>(null);
  const result = useRef<HTMLHeadingElement>(null);

  // Who listens hears what came of it, and goes on reading from there.
  useEffect(() => {
    if (told) result.current?.focus();
  }, [told]);

  /** What was looked at is no longer what stands in the form. */
  function anew(change: () => void) {
    change();
    setTold(null);
    setSaid(null);
  }

  async function send(look: boolean) {
    if (pending !== null) return;
    setPending("Reading …");
    setSaid(null);
    const chosen = look ? [] : namedAmong(files, told?.media.names ?? []);
    const { media, problems } = await sendPictures(chosen, (done) =>
      setPending(`Sending pictures and sounds: ${done + 1} of ${chosen.length} …`),
    );
    const asked = { id: newId(), text, deckId: deckId === "" ? null : deckId, newDeck, known, media, look };
    const outcome = await sendImport(asked);
    setPending(null);
    if ("problem" in outcome) {
      setTold(null);
      setSaid({ ok: false, text: outcome.problem });
      return;
    }
    setTold(outcome);
    if (!look) {
      setText("");
      setFiles([]);
    }
    if (problems.length > 0) setSaid({ ok: false, text: problems.slice(0, 5).join(" ") });
  }

  async function take(file: File) {
    const isPack = await isPackage(file);
    const words = isPack ? "" : await textOf(file);
    setPack(isPack ? file : null);
    anew(() => setText(words ?? ""));
    if (words === null)
      setSaid({ ok: false, text: `“${file.name}” holds no text. Choose a text file, or a package of Anki.` });
  }

  async function undo(steps: readonly string[]) {
    setPending("Taking it back …");
    for (const [done, stepId] of steps.toReversed().entries()) {
      const outcome = await takeBack(stepId).catch(() => null);
      if (outcome?.ok) continue;
      setPending(null);
      // What is left can be tried again.
      setTold((told) => told && { ...told, steps: steps.slice(0, steps.length - done) });
      setSaid({
        ok: false,
        text: outcome?.message ?? "This needs the network. Try again when you are back.",
      });
      return;
    }
    setPending(null);
    setTold(null);
    setSaid({ ok: true, text: "Taken back." });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(told === null);
  }

  const ready = told?.looked === true && told.added + told.changed > 0;
  return (
    <form className="stack note-import-form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${id}-file`}>Text file or Anki package</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".txt,.tsv,.csv,.apkg,.colpkg,text/plain,text/csv,text/tab-separated-values"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void take(file);
          }}
        />
      </div>
      {pack ? (
        // Another file is another package.
        <PackageImport key={`${pack.name} ${pack.size} ${pack.lastModified}`} file={pack} />
      ) : (
        <>
          <div className="field">
            <label htmlFor={`${id}-text`}>Or paste lines</label>
            <textarea
              id={`${id}-text`}
              rows={6}
              value={text}
              dir="auto"
              spellCheck={false}
              aria-describedby={`${id}-text-hint`}
              onChange={(event) => anew(() => setText(event.target.value))}
            />
            <span className="hint" id={`${id}-text-hint`}>
              One note a line. Gaps as {"{{c1::words}}"}. Lines of <code>#</code> at the head say more, as in
              Anki.
            </span>
          </div>
          <div className="field">
            <label htmlFor={`${id}-deck`}>Into</label>
            <select
              id={`${id}-deck`}
              value={deckId}
              onChange={(event) => anew(() => setDeckId(event.target.value))}
            >
              <option value="">The decks that the file names</option>
              {decks.map((deck) => (
                <option key={deck.id} value={deck.id}>
                  {deck.path}
                </option>
              ))}
            </select>
          </div>
          {deckId === "" ? (
            <div className="field">
              <label htmlFor={`${id}-new`}>Where the file names none</label>
              <input
                id={`${id}-new`}
                value={newDeck}
                maxLength={400}
                required
                onChange={(event) => anew(() => setNewDeck(event.target.value))}
              />
            </div>
          ) : null}
          <div className="field">
            <label htmlFor={`${id}-known`}>A note that you have already</label>
            <select
              id={`${id}-known`}
              value={known}
              onChange={(event) => anew(() => setKnown(event.target.value))}
            >
              {KNOWN.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
            <span className="hint">Known by its question. What you remember of it stays.</span>
          </div>
          {ready && told.media.names.length > 0 ? (
            <PicturesField names={told.media.names} files={files} onFiles={setFiles} />
          ) : null}
          <div className="row">
            <button
              type="submit"
              className="btn go"
              disabled={pending !== null || text.trim() === "" || (told !== null && !ready)}
            >
              {ready ? `Bring in ${counted(told.added + told.changed, "note")}` : "Look at it first"}
            </button>
            <Link className="btn plain" href="/#own-decks" prefetch={false}>
              Your decks
            </Link>
          </div>
          <output className={said?.ok === false ? "problem" : ""}>{pending ?? said?.text ?? ""}</output>
          {told ? <ImportResult told={told} heading={result} onUndo={(steps) => void undo(steps)} /> : null}
        </>
      )}
    </form>
  );
}
