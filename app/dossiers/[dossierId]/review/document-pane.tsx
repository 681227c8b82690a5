import { memo, type ReactNode, type Ref } from "react";
import { EvidenceLines, noiseWords } from "#app/_ui/evidence-lines.tsx";
import type { DocumentBlock, DocumentPiece } from "#lib/study/document-view.ts";

/** What is marked in the document: its kind, and the number of its card on this desk (null: none). */
export type Mark = { readonly kind: string; readonly number: number | null };

type Props = {
  readonly blocks: readonly DocumentBlock[];
  /** By the numbers that the pieces name. */
  readonly marks: readonly Mark[];
  readonly container: Ref<HTMLDivElement>;
};

/**
 * The document with every span in the colour and line of its category, its card's number behind it. Drawn once for a
 * document: what is current is marked from outside, so that going from card to card does not draw the text again.
 */
export const DocumentPane = memo(function DocumentPane({ blocks, marks, container }: Props) {
  return (
    <div className="document-text" ref={container}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes, so its blocks have no other name.
        <BlockView key={index} block={block} next={blocks[index + 1]} marks={marks} />
      ))}
    </div>
  );
});

function BlockView({
  block,
  next,
  marks,
}: {
  readonly block: DocumentBlock;
  readonly next: DocumentBlock | undefined;
  readonly marks: readonly Mark[];
}) {
  const { zone, language, pieces } = block;
  const lang = language === "und" || language === "en" ? undefined : language;
  const text = pieces.map((piece, index) => (
    <PieceView key={piece.start} piece={piece} next={pieces[index + 1] ?? next?.pieces[0]} marks={marks} />
  ));
  if (zone === "heading")
    return (
      <Heading level={block.level} lang={lang}>
        {text}
      </Heading>
    );
  if (zone === "block-quote") return <blockquote lang={lang}>{text}</blockquote>;
  if (zone === "body") return <p lang={lang}>{text}</p>;
  return (
    <div className="left-out-block">
      <p className="why">Left out: {noiseWords(block.reason)}</p>
      <p lang={lang}>{text}</p>
    </div>
  );
}

/** The page's own headings stand above; the document's begin below them, whatever they skip. */
function Heading({
  level,
  lang,
  children,
}: {
  readonly level: number;
  readonly lang: string | undefined;
  readonly children: ReactNode;
}) {
  return level <= 2 ? <h3 lang={lang}>{children}</h3> : <h4 lang={lang}>{children}</h4>;
}

function PieceView({
  piece,
  next,
  marks,
}: {
  readonly piece: DocumentPiece;
  readonly next: DocumentPiece | undefined;
  readonly marks: readonly Mark[];
}) {
  const text = <span data-at={piece.start}>{piece.text}</span>;
  if (piece.cards.length === 0) return text;
  const kinds = [...new Set(piece.cards.map((index) => marks[index]?.kind ?? "mixed"))];
  const seen = kinds.filter((kind) => kind !== "silent");
  const ending = piece.cards.filter((index) => !next?.cards.includes(index));
  const numbered = ending.flatMap((index) => {
    const mark = marks[index];
    return mark && mark.number !== null ? [{ index, number: mark.number, kind: mark.kind }] : [];
  });
  return (
    <>
      <span className={`spot ${seen[0] ?? "silent"}`} data-items={piece.cards.join(" ")}>
        <EvidenceLines kinds={seen}>{text}</EvidenceLines>
      </span>
      {numbered.map(({ index, number, kind }) => (
        <button key={index} type="button" className={`ref spot-ref ${kind}`} data-item={index} tabIndex={-1}>
          <span className="sr">Card </span>
          {number}
        </button>
      ))}
    </>
  );
}
