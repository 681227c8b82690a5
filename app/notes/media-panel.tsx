"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { mediaPath, Sound } from "#app/_ui/rich-text.tsx";
import type { ShownMedium } from "./media-shown.ts";
import type { Sent } from "./send-media.ts";

/** What the signs of a field stand for, drawn below it: nobody has to read a hash. */
export function FieldMedia({ media, of }: { readonly media: readonly ShownMedium[]; readonly of: string }) {
  if (media.length === 0) return null;
  return (
    <ul className="note-shown" aria-label={`Pictures and sounds in ${of}`}>
      {media.map(({ hash, kind, words }) => (
        <li key={hash}>
          {kind === "image" ? (
            // biome-ignore lint/performance/noImgElement: it is served as it is kept, in one size.
            <img src={mediaPath(hash)} alt={words === "" ? "A picture without words" : words} />
          ) : (
            <Sound hash={hash} words={words} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Asks for the words of what was just added; who leaves them empty is told whom that leaves out. */
export function MediaPanel({
  sent,
  onDone,
}: {
  readonly sent: Sent;
  readonly onDone: (words: string) => void;
}) {
  const id = useId();
  const [words, setWords] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const picture = sent.kind === "image";

  // No form of its own: it stands inside the note's.
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onDone(words);
  }

  return (
    <fieldset className="note-medium">
      <legend>{picture ? "What does the picture show?" : "What is heard?"}</legend>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: it is served as it is kept, in one size.
        <img src={mediaPath(sent.hash)} alt="" />
      ) : (
        <Sound hash={sent.hash} words="" />
      )}
      <label htmlFor={id}>
        {picture ? "In words, for those who cannot see it" : "In words, for those who cannot hear it"}
      </label>
      <input
        id={id}
        ref={field}
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="row">
        <button type="button" className="btn" onClick={() => onDone(words)}>
          {words.trim() === "" ? "Leave it without words" : "Keep these words"}
        </button>
      </div>
    </fieldset>
  );
}
