"use client";

import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { FieldMedia, MediaPanel } from "./media-panel.tsx";
import { mediaShown } from "./media-shown.ts";
import { mediumText, type Sent, sendMedia } from "./send-media.ts";
import { stressedBy } from "./stress.ts";

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problem?: string | undefined;
  readonly rows?: number;
  readonly language?: FieldLanguage;
  readonly onLanguage?: (language: FieldLanguage) => void;
  /** Wraps what is selected, for keys of its own such as those of gaps; answers null for any other key. */
  readonly wrap?: (
    event: KeyboardEvent<HTMLTextAreaElement>,
    text: string,
  ) => readonly [string, string] | null;
  /** Buttons that wrap what is selected, for who has no such keys. */
  readonly wraps?: readonly {
    readonly word: string;
    readonly keys?: string;
    readonly marks: (text: string) => readonly [string, string];
  }[];
  readonly media?: boolean;
  readonly name: string;
};

/** As long as a page, as the server has it too. */
const LONGEST = 10_000;
const CUT =
  "A field takes 10,000 characters: what is beyond them was left out. A long text is better handed in as a document.";

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
    wraps = [],
    media = true,
  } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  // A file takes its time: what was written meanwhile, here and in other fields, is what it is put into.
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });

  function put(text: string): void {
    const { value: now, onChange: write } = latest.current;
    const at = area.current?.selectionEnd ?? now.length;
    write(`${now.slice(0, at)}${text}${now.slice(at)}`);
  }

  function insert(before: string, after: string): void {
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
      // In at once: who goes on without words for it has it all the same.
      put(mediumText(outcome, ""));
    }
  }

  function describe(medium: Sent, words: string): void {
    setSent(null);
    onChange(value.replace(mediumText(medium, ""), () => mediumText(medium, words)));
    area.current?.focus();
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const { files } = event.clipboardData;
    if (!media || files.length === 0) {
      // The browser cuts what is too long, and says nothing.
      const { selectionStart: from, selectionEnd: to } = event.currentTarget;
      const length = value.length - (to - from) + event.clipboardData.getData("text").length;
      setSaid(length > LONGEST ? CUT : null);
      return;
    }
    event.preventDefault();
    void add(files);
  }

  function onDrop(event: DragEvent<HTMLTextAreaElement>): void {
    if (!media || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void add(event.dataTransfer.files);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const marks = wrap?.(event, value) ?? stressedBy(event);
    if (marks === null) return;
    event.preventDefault();
    insert(...marks);
  }

  const describing = sent !== null && value.includes(mediumText(sent, "")) ? sent : null;
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
        maxLength={LONGEST}
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
      {media ? (
        <FieldMedia media={mediaShown(value).filter(({ hash }) => hash !== describing?.hash)} of={label} />
      ) : null}
      {describing ? (
        <MediaPanel key={describing.hash} sent={describing} onDone={(words) => describe(describing, words)} />
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
        {wraps.map(({ word, keys, marks }) => (
          <button
            key={word}
            type="button"
            className="btn plain small"
            onClick={() => insert(...marks(value))}
          >
            {word} {keys ? <kbd>{keys}</kbd> : null}
          </button>
        ))}
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
