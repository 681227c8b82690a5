"use client";

import { type RefObject, useId } from "react";
import type { FieldLanguage } from "#lib/notes/types.ts";

/** What the tools do to a field. */
export type FieldHandle = {
  /** Puts two texts around what is selected in it. */
  readonly insert: (before: string, after: string) => void;
  /** Sends a picture or a sound and puts it where the caret is. */
  readonly add: (files: Iterable<File>) => Promise<void>;
};

/** A button that wraps what is selected, for who does not use its keys. */
export type Wrap = {
  readonly word: string;
  readonly keys?: string;
  readonly marks: (text: string) => readonly [string, string];
};

type Props = {
  readonly label: string;
  readonly value: string;
  readonly language: FieldLanguage;
  readonly onLanguage: (language: FieldLanguage) => void;
  readonly wraps?: readonly Wrap[];
  readonly field: RefObject<FieldHandle | null>;
};

/**
 * The tools of the field that one was last in. One row for all of them, before the first: the tabulator goes from field
 * to field, as who writes many notes expects it.
 */
export function NoteTools({ label, value, language, onLanguage, wraps = [], field }: Props) {
  const id = useId();
  return (
    <fieldset className="row note-tools" aria-labelledby={id}>
      <span className="small quiet" id={id}>
        For “{label}”:
      </span>
      <label className="btn small">
        Picture or sound
        <input
          type="file"
          className="sr"
          accept="image/png,image/jpeg,image/gif,image/webp,audio/*"
          onChange={(event) => {
            void field.current?.add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </label>
      {wraps.map(({ word, keys, marks }) => (
        <button
          key={word}
          type="button"
          className="btn small"
          onClick={() => field.current?.insert(...marks(value))}
        >
          {word} {keys ? <kbd>{keys}</kbd> : null}
        </button>
      ))}
      <LanguageFields language={language} onLanguage={onLanguage} of={label} />
    </fieldset>
  );
}

function LanguageFields({
  language,
  onLanguage,
  of,
}: {
  readonly language: FieldLanguage;
  readonly onLanguage: (language: FieldLanguage) => void;
  readonly of: string;
}) {
  const id = useId();
  const { language: lang = "", direction } = language;
  const both = (tag: string, way: string): FieldLanguage => ({
    ...(tag === "" ? {} : { language: tag }),
    ...(way === "ltr" || way === "rtl" ? { direction: way } : {}),
  });
  return (
    <details className="note-language">
      <summary>Language{lang === "" ? "" : `: ${lang}`}</summary>
      <div className="row">
        <label htmlFor={`${id}-lang`}>
          <span className="sr">{of}: </span>Language, as de or pt-BR
        </label>
        <input
          id={`${id}-lang`}
          value={lang}
          size={8}
          maxLength={35}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onLanguage(both(event.target.value.trim(), direction ?? ""))}
        />
        <label htmlFor={`${id}-dir`}>
          <span className="sr">{of}: </span>Direction
        </label>
        <select
          id={`${id}-dir`}
          value={direction ?? ""}
          onChange={(event) => onLanguage(both(lang, event.target.value))}
        >
          <option value="">As its first letter says</option>
          <option value="ltr">From left to right</option>
          <option value="rtl">From right to left</option>
        </select>
      </div>
    </details>
  );
}
