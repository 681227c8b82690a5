import { Fragment } from "react";
import type { Piece } from "#lib/answers/judge-typed.ts";

/**
 * What was typed beside what belongs there. Wrong words are struck through and the right ones underlined, and each is
 * named for whoever hears it: nothing depends on colour.
 */
export function DiffView({
  pieces,
  language,
}: {
  readonly pieces: readonly Piece[];
  readonly language?: string | undefined;
}) {
  return (
    <p className="diff" dir="auto" lang={language}>
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names, and never move.
        <Fragment key={at}>
          {piece.kind === "same" ? piece.typed : null}
          {piece.kind === "extra" || piece.kind === "changed" ? (
            <>
              <span className="sr"> you wrote </span>
              <del>{piece.typed.trim()}</del>{" "}
            </>
          ) : null}
          {piece.kind === "missing" || piece.kind === "changed" ? (
            <>
              <span className="sr">{piece.kind === "changed" ? " it is " : " missing: "}</span>
              <ins>{piece.expected.trim()}</ins>{" "}
            </>
          ) : null}
        </Fragment>
      ))}
    </p>
  );
}
