"use client";

import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { FieldMedia, MediaPanel } from "./media-panel.tsx";
import { mediaShown } from "./media-shown.ts";
import type { FieldHandle } from "./note-tools.tsx";
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
  /** Wraps what is selected, for keys of its own such as those of gaps; answers null for any other key. */
  readonly wrap?: (
    event: KeyboardEvent<HTMLTextAreaElement>,
    text: string,
  ) => readonly [string, string] | null;
  readonly media?: boolean;
  readonly name: string;
  readonly onFocus?: () => void;
  readonly ref?: Ref<FieldHandle>;
};

/** As long as a page, as the server has it too. */
const LONGEST = 10_000;
const CUT =
  "A field takes 10,000 characters: what is beyond them was left out. A long text is better handed in as a document.";

/** One field of a note: its words, pictures and sounds by paste or drop; `note-tools.tsx` has its buttons. */
export function NoteField({
  label,
  name,
  hint,
  value,
  onChange,
  onFocus,
  problem,
  rows = 3,
  language = {},
  wrap,
  media = true,
  ref,
}: Props) {
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

  useImperativeHandle(ref, () => ({ insert, add }));

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
        name={name}
        rows={rows}
        maxLength={LONGEST}
        value={value}
        lang={language.language}
        dir={language.direction ?? "auto"}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described === "" ? undefined : described}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
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
      <output className="small quiet">{said}</output>
    </div>
  );
}
