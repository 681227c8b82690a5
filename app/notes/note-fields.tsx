"use client";

import { useRef, useState } from "react";
import type { NoteKind } from "#lib/notes/types.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { type Draft, gapNumber } from "./draft.ts";
import { NoteField } from "./note-field.tsx";
import { type FieldHandle, NoteTools, type Wrap } from "./note-tools.tsx";

type Props = {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly problems: Readonly<Record<string, string>>;
};

/** What the two fields of words are called, by kind; null where there is no second. */
const LABELS: Readonly<Record<NoteKind, readonly [first: string, second: string | null]>> = {
  basic: ["Front", "Back"],
  reversed: ["Front", "Back"],
  cloze: ["Text with gaps", "Below the answer"],
  choice: ["Question", "Why, below the answer"],
  order: ["Question", null],
  list: ["Question", null],
};

/** The fields of the kind. The words stand in the same places whatever the kind, so that none are lost by changing it. */
export function NoteFields({ draft, change, problems }: Props) {
  const { kind } = draft;
  const [firstLabel, secondLabel] = LABELS[kind];
  const [last, setLast] = useState<"first" | "second">("first");
  const firstField = useRef<FieldHandle>(null);
  const secondField = useRef<FieldHandle>(null);
  const first = {
    name: "first",
    label: firstLabel,
    value: draft.first,
    onChange: (text: string) => change({ first: text }),
    language: draft.firstLanguage,
    onFocus: () => setLast("first"),
    ref: firstField,
  };
  const second = {
    name: "second",
    label: secondLabel ?? "",
    value: draft.second,
    onChange: (text: string) => change({ second: text }),
    language: draft.secondLanguage,
    onFocus: () => setLast("second"),
    ref: secondField,
  };
  const tools =
    last === "first" || secondLabel === null ? (
      <NoteTools
        label={firstLabel}
        value={draft.first}
        language={draft.firstLanguage}
        onLanguage={(firstLanguage) => change({ firstLanguage })}
        wraps={kind === "cloze" ? gapMakers(draft.first) : NO_WRAPS}
        field={firstField}
      />
    ) : (
      <NoteTools
        label={secondLabel}
        value={draft.second}
        language={draft.secondLanguage}
        onLanguage={(secondLanguage) => change({ secondLanguage })}
        field={secondField}
      />
    );
  if (kind === "basic" || kind === "reversed") {
    return (
      <>
        {tools}
        <NoteField {...first} problem={problems.front} />
        <NoteField {...second} problem={problems.back} />
        <label className="switch">
          <input
            type="checkbox"
            checked={draft.typed}
            onChange={(event) => change({ typed: event.target.checked })}
          />
          <span>Ask me to type the answer, where it is short</span>
        </label>
      </>
    );
  }
  if (kind === "cloze") {
    return (
      <>
        {tools}
        <NoteField
          {...first}
          rows={5}
          hint="Select what is asked and make a gap of it. It stands as {{c1::what is asked}}, or with a hint as {{c1::what is asked::a hint}}. Gaps of one number are asked at once."
          problem={problems.text}
          wrap={(event, text) =>
            event.ctrlKey && event.shiftKey && event.code === "KeyC"
              ? [`{{c${gapNumber(text, event.altKey)}::`, "}}"]
              : null
          }
        />
        <NoteField {...second} problem={problems.extra} />
      </>
    );
  }
  if (kind === "choice") {
    return (
      <>
        {tools}
        <NoteField {...first} problem={problems.question} />
        <ChoiceFields
          options={draft.options}
          onOptions={(options) => change({ options })}
          problem={problems.options}
        />
        <NoteField {...second} problem={problems.explanation} />
      </>
    );
  }
  return (
    <>
      {tools}
      <NoteField {...first} problem={problems.question} />
      <NoteField
        name="lines"
        label={kind === "order" ? "In the right order" : "What belongs to the answer"}
        hint="One on each line."
        rows={5}
        media={false}
        value={draft.lines}
        onChange={(lines) => change({ lines })}
        problem={kind === "order" ? problems.items : problems.ideas}
      />
    </>
  );
}

const NO_WRAPS: readonly Wrap[] = [];

/** A gap of the next number, and one more of the last where there is one. */
function gapMakers(text: string): readonly Wrap[] {
  const next: Wrap = {
    word: "Make a gap",
    keys: "Ctrl Shift C",
    marks: (now) => [`{{c${gapNumber(now, false)}::`, "}}"],
  };
  if (gapNumber(text, false) <= 1) return [next];
  return [
    next,
    {
      word: "One more of that number",
      keys: "with Alt",
      marks: (now) => [`{{c${gapNumber(now, true)}::`, "}}"],
    },
  ];
}
