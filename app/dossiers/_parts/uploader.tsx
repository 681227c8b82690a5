"use client";

import { type ChangeEvent, useId, useRef, useState } from "react";
import { counted } from "#app/_ui/words.ts";
import { type Collected, filesOfDrop, filesOfFolder } from "./collect-files.ts";
import { PasteForm } from "./paste-form.tsx";
import { useDrop } from "./use-drop.ts";
import type { Item } from "./use-uploads.ts";

type Props = {
  readonly add: (items: readonly Item[]) => void;
  /** The endings that are read, each with its largest size. */
  readonly endings: Readonly<Record<string, number>>;
};

const KINDS =
  "Text, Markdown and web pages up to 5\u00a0MB, Word (.docx) up to 25\u00a0MB, PDF up to 50\u00a0MB.";

/** The place to drop files, which is also the button to choose them; folders and pasted text beside it. */
export function Uploader({ add, endings }: Props) {
  const [leftOut, setLeftOut] = useState(0);
  const folder = useRef<HTMLInputElement>(null);
  const hint = useId();
  const kinds = Object.keys(endings);
  const over = useDrop((data) => void filesOfDrop(data, kinds).then(take));

  function take({ files, leftOut: others }: Collected): void {
    setLeftOut(others);
    add(files.map((file) => ({ name: file.name, body: file })));
  }
  function choose(event: ChangeEvent<HTMLInputElement>): void {
    take({ files: [...(event.target.files ?? [])], leftOut: 0 });
    // The same file can be chosen again.
    event.target.value = "";
  }
  function chooseFolder(event: ChangeEvent<HTMLInputElement>): void {
    take(filesOfFolder(event.target.files ?? [], kinds));
    event.target.value = "";
  }

  return (
    <div className="uploader">
      <label className={`drop${over ? " over" : ""}`}>
        <input
          type="file"
          multiple
          className="sr"
          accept={kinds.join(",")}
          aria-describedby={hint}
          onChange={choose}
        />
        <span className="drop-words">
          <b>Choose files</b> <span className="wide">or drop files and folders here</span>
        </span>
        <span className="small quiet" id={hint}>
          {KINDS}
        </span>
      </label>
      {/* Phones have no folders to choose. */}
      <div className="row wide">
        <button type="button" className="btn plain small" onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
        <input
          ref={folder}
          type="file"
          hidden
          multiple
          // A folder, in every browser that has this; others choose files.
          {...{ webkitdirectory: "" }}
          onChange={chooseFolder}
        />
      </div>
      {leftOut > 0 ? (
        <p className="small quiet">
          {counted(leftOut, "other file")} in the folder {leftOut === 1 ? "is" : "are"} of a kind that is not
          read, and {leftOut === 1 ? "was" : "were"} left out.
        </p>
      ) : null}
      <PasteForm onPaste={(item) => add([item])} />
    </div>
  );
}
