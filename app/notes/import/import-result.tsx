import type { RefObject } from "react";
import { counted } from "#app/_ui/words.ts";
import { KINDS } from "#app/notes/draft.ts";
import type { ImportedNotes } from "#lib/services/notes/import-notes.ts";

type Props = {
  readonly told: ImportedNotes;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onUndo: (steps: readonly string[]) => void;
};

/** What a file would make, or what it made: counts, where it goes, how the first lines were read, and what was not. */
export function ImportResult({ told, heading, onUndo }: Props) {
  const { looked, steps, decks, sample, problems, refused, left, media } = told;
  return (
    <section className="stack" aria-labelledby="import-head">
      <h2 id="import-head" ref={heading} tabIndex={-1} className="title">
        {headOf(told)}
      </h2>
      {steps.length > 0 ? (
        <p>
          <button type="button" className="btn" onClick={() => onUndo(steps)}>
            Undo
          </button>
        </p>
      ) : null}
      {left > 0 ? <p>{counted(left, "note")} that you have already stay as they are.</p> : null}
      {!looked && media.missing > 0 ? (
        <p>
          {counted(media.missing, "picture or sound", "pictures and sounds")}{" "}
          {media.missing === 1 ? "is" : "are"} missing. Their names stand in the notes; add them there.
        </p>
      ) : null}
      {decks.length > 0 ? (
        <ul className="note-import-list">
          {decks.slice(0, 30).map(({ path, notes }) => (
            <li key={path}>
              {path}: {counted(notes, "note")}
            </li>
          ))}
          {decks.length > 30 ? <li>and {decks.length - 30} more decks</li> : null}
        </ul>
      ) : null}
      {sample.length > 0 && looked ? (
        <>
          <h3>How the first ones are read</h3>
          <ol className="note-import-list">
            {sample.map(({ title, kind }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two notes may begin alike, and the list never changes.
              <li key={i}>
                <span dir="auto">{title}</span>{" "}
                <span className="quiet small">{KINDS.find((one) => one.kind === kind)?.word}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {refused > 0 ? (
        <>
          <h3>
            {counted(refused, "line")} that {refused === 1 ? "makes" : "make"} no note
          </h3>
          <ul className="note-import-list">
            {problems.map(({ line, message }) => (
              <li key={line}>
                Line {line}: {message}
              </li>
            ))}
            {refused > problems.length ? <li>and {refused - problems.length} more</li> : null}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function headOf({ added, changed, looked }: ImportedNotes): string {
  if (added + changed === 0) return "Nothing new is in it.";
  const parts = [
    added > 0 ? `${counted(added, "note")} ${looked ? "would be added" : "added"}` : "",
    changed > 0 ? `${counted(changed, "note")} ${looked ? "would get other words" : "changed"}` : "",
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
