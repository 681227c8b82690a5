"use client";

import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { MediaPanel } from "./media-panel.tsx";
import { mediumText, type Sent, sendMedia } from "./send-media.ts";

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problem?: string | undefined;
  readonly rows?: number;
  readonly language?: FieldLanguage;
  readonly onLanguage?: (language: FieldLanguage) => void;
  /** Wraps what is selected, for the keys of gaps; answers null for any other key. */
  readonly wrap?: (
    event: KeyboardEvent<HTMLTextAreaElement>,
    text: string,
  ) => readonly [string, string] | null;
  readonly media?: boolean;
  readonly name: string;
};

/** One field of a note: its words, pictures and sounds by paste, drop or button, its language and direction. */
export function NoteField(props: Props) {
  const {
    label,
    hint,
    value,
    onChange,
    problem,
    rows = 3,
    language = {},
    onLanguage,
    wrap,
    media = true,
  } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  function insert(before: string, after = ""): void {
    const field = area.current;
    const [start, end] = field ? [field.selectionStart, field.selectionEnd] : [value.length, value.length];
    const selected = value.slice(start, end);
    onChange(`${value.slice(0, start)}${before}${selected}${after}${value.slice(end)}`);
    const caret = start + before.length + selected.length;
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(caret, caret);
    });
  }

  async function add(files: Iterable<File>): Promise<void> {
    const [file] = files;
    if (!file) return;
    setSaid("The file is being sent …");
    const outcome = await sendMedia(file);
    if ("problem" in outcome) setSaid(outcome.problem);
    else {
      setSaid(null);
      setSent(outcome);
    }
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    if (!media || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void add(event.clipboardData.files);
  }

  function onDrop(event: DragEvent<HTMLTextAreaElement>): void {
    if (!media || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void add(event.dataTransfer.files);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const marks = wrap?.(event, value) ?? null;
    if (marks === null) return;
    event.preventDefault();
    insert(...marks);
  }

  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className="field note-field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <textarea
        id={id}
        ref={area}
        name={props.name}
        rows={rows}
        maxLength={10_000}
        value={value}
        lang={language.language}
        dir={language.direction ?? "auto"}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described === "" ? undefined : described}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onDrop={onDrop}
      />
      {problem ? (
        <span className="err" id={`${id}-problem`}>
          {problem}
        </span>
      ) : null}
      {sent ? (
        <MediaPanel
          sent={sent}
          onDone={(words) => {
            setSent(null);
            insert(mediumText(sent, words));
          }}
        />
      ) : null}
      <div className="row note-tools">
        {media ? (
          <label className="btn plain small">
            Picture or sound
            <input
              type="file"
              className="sr"
              accept="image/png,image/jpeg,image/gif,image/webp,audio/*"
              onChange={(event) => {
                void add(event.target.files ?? []);
                event.target.value = "";
              }}
            />
          </label>
        ) : null}
        {onLanguage ? <LanguageFields language={language} onLanguage={onLanguage} of={label} /> : null}
        <output className="small quiet">{said}</output>
      </div>
    </div>
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
