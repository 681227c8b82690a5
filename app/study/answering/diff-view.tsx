import { languageAttributes } from "#app/_ui/rich-text.tsx";
import type { Piece } from "#lib/answers/judge-typed.ts";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { bare, type DrawnPiece, differenceWords, drawnPieces, hasInCommon } from "./diff-words.ts";

type Props = { readonly pieces: readonly Piece[]; readonly field: FieldLanguage | undefined };

/**
 * What was typed above what belongs there, where the two have anything in common; else what was typed alone, for the
 * answer stands above it. What is wrong is struck through, what belongs there underlined, in a nearly
 * right word only the letters; whoever hears it hears both whole, and then what is different. Nothing depends on colour.
 */
export function DiffView({ pieces, field }: Props) {
  const drawn = drawnPieces(pieces);
  return (
    <>
      <dl className="diff">
        <Row name="You wrote" side="typed" drawn={drawn} field={field} />
        {hasInCommon(pieces) ? <Row name="It is" side="expected" drawn={drawn} field={field} /> : null}
      </dl>
      <p className="sr">{differenceWords(pieces)}</p>
    </>
  );
}

type Side = "typed" | "expected";
type RowProps = {
  readonly name: string;
  readonly side: Side;
  readonly drawn: readonly DrawnPiece[];
  readonly field: FieldLanguage | undefined;
};

function Row({ name, side, drawn, field }: RowProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd {...languageAttributes(field)}>
        {/* A voice would stumble over words in parts. */}
        <span className="sr">{drawn.map((piece) => piece[side]).join("")}</span>
        <span aria-hidden="true">
          {drawn.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names, and never move.
            <Marked key={at} piece={piece} side={side} />
          ))}
        </span>
      </dd>
    </div>
  );
}

/** A piece of one side; the space and the stop behind it are no part of what is wrong. */
function Marked({ piece, side }: { readonly piece: DrawnPiece; readonly side: Side }) {
  const text = piece[side];
  if (piece.kind === "same" || bare(text) === "") return text;
  const Mark = side === "typed" ? "del" : "ins";
  const word = bare(text);
  const start = text.indexOf(word);
  return (
    <>
      {text.slice(0, start)}
      {piece.letters ? (
        piece.letters.map((letter, at) =>
          letter.kind === "same" || letter[side] === "" ? (
            letter[side]
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: letters have no names, and never move.
            <Mark key={at}>{letter[side]}</Mark>
          ),
        )
      ) : (
        <Mark>{word}</Mark>
      )}
      {text.slice(start + word.length)}
    </>
  );
}
