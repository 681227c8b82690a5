import { useId } from "react";
import { counted } from "#app/_ui/words.ts";
import { namedAmong } from "./send-pictures.ts";

type Props = {
  /** What the file names. */
  readonly names: readonly string[];
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
};

/** Asks for the pictures and sounds that a text file names; which of them are there is said at once. */
export function PicturesField({ names, files, onFiles }: Props) {
  const id = useId();
  const there = namedAmong(files, names).length;
  return (
    <div className="field">
      <label htmlFor={`${id}-files`}>Its pictures and sounds</label>
      <input
        id={`${id}-files`}
        type="file"
        multiple
        accept="image/*,audio/*"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFiles([...(event.target.files ?? [])])}
      />
      <span className="hint" id={`${id}-hint`}>
        The file names {counted(names.length, "picture or sound", "pictures and sounds")}:{" "}
        {names.slice(0, 3).join(", ")}
        {names.length > 3 ? " …" : ""}. Choose them from Anki’s folder <code>collection.media</code>; only
        those are sent. What a picture shows is taken from the file, else from its name: write better words in
        the note. Choose them again whenever you bring this file in again: a question that is only a picture
        with a program’s name (paste-0f3a…) is known by the picture itself, and would come twice without it.
      </span>
      <output>
        {files.length === 0
          ? ""
          : there === names.length
            ? "All of them are chosen."
            : `${there} of ${names.length} are chosen. The others are told by their names in the notes.`}
      </output>
    </div>
  );
}
