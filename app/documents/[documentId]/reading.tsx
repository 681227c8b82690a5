import Link from "next/link";
import { CategoryMark } from "#app/_ui/category.tsx";
import { documentPath, HERE } from "#app/_ui/document-link.ts";
import { EvidenceLines, noiseWords } from "#app/_ui/evidence-lines.tsx";
import { withoutTitle } from "#app/_ui/own-title.ts";
import { Whereabouts } from "#app/_ui/proof.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted } from "#app/_ui/words.ts";
import type { Category } from "#lib/cards/types.ts";
import type { CitingCard, DocumentBlock, DocumentPiece, Excerpt } from "#lib/study/document-view.ts";

type Context = { readonly documentId: string; readonly cards: readonly CitingCard[] };

/** The document as it reads: headings, paragraphs, quotations; what was left out in grey, with its reason. */
export function ReadingText({
  blocks: all,
  title,
  ...context
}: Context & { readonly blocks: readonly DocumentBlock[]; readonly title: string }) {
  const blocks = withoutTitle(all, title);
  // The marked place is one place, though it may be cut into several pieces: the first of them is where it begins.
  const here = blocks.findIndex((block) => block.pieces.some((piece) => piece.current));
  return (
    <div className="document-text">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes, so its blocks have no other name.
        <BlockView key={index} block={block} here={index === here} {...context} />
      ))}
    </div>
  );
}

function BlockView({
  block,
  here,
  ...context
}: Context & { readonly block: DocumentBlock; readonly here: boolean }) {
  const { zone, language, reason } = block;
  const lang = language === "und" || language === "en" ? undefined : language;
  const text = <Pieces pieces={block.pieces} cards={context.cards} here={here} />;
  if (zone === "noise") {
    return (
      <div className="left-out-block">
        <p className="why">Left out: {noiseWords(reason)}</p>
        <p lang={lang}>{text}</p>
      </div>
    );
  }
  return (
    <>
      {zone === "heading" ? <Heading block={block}>{text}</Heading> : null}
      {zone === "block-quote" ? <blockquote lang={lang}>{text}</blockquote> : null}
      {zone === "body" ? <p lang={lang}>{text}</p> : null}
      <CardsFrom numbers={block.cards} {...context} />
    </>
  );
}

/** The document's title is the page's; its own headings begin one level below, whatever they skip. */
function Heading({ block, children }: { readonly block: DocumentBlock; readonly children: React.ReactNode }) {
  const Tag = block.level <= 2 ? "h2" : "h3";
  return <Tag lang={block.language === "und" ? undefined : block.language}>{children}</Tag>;
}

/** Neighbouring pieces that are marked stand in one mark: the place is one, however its underlines are cut. */
function Pieces({
  pieces,
  cards,
  here,
}: {
  readonly pieces: readonly DocumentPiece[];
  readonly cards: readonly CitingCard[];
  readonly here: boolean;
}) {
  const runs: DocumentPiece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.[0]?.current && piece.current) last.push(piece);
    else runs.push([piece]);
  }
  const first = runs.findIndex((run) => run[0]?.current);
  return runs.map((run, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    const lined = run.map((piece, i) => <PieceView key={i} piece={piece} cards={cards} />);
    if (!run[0]?.current) return lined;
    const isHere = here && index === first;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <mark key={index} className="current" id={isHere ? HERE : undefined} tabIndex={isHere ? -1 : undefined}>
        {lined}
      </mark>
    );
  });
}

function PieceView({
  piece,
  cards,
}: {
  readonly piece: DocumentPiece;
  readonly cards: readonly CitingCard[];
}) {
  const kinds = [...new Set(piece.cards.map((index) => cards[index]?.category ?? "mixed"))];
  return <EvidenceLines kinds={kinds}>{piece.text}</EvidenceLines>;
}

/** The cards that a passage proves; folded, so that the document stays something to read. */
function CardsFrom({ numbers, ...context }: Context & { readonly numbers: readonly number[] }) {
  if (numbers.length === 0) return null;
  return (
    <details className="cards-from">
      <summary>{capital(counted(numbers.length, "card"))} from this passage</summary>
      <CardLinks numbers={numbers} {...context} />
    </details>
  );
}

function CardLinks({ numbers, documentId, cards }: Context & { readonly numbers: readonly number[] }) {
  return (
    <ul>
      {numbers.map((number) => {
        const card = cards[number];
        if (!card) return null;
        return (
          <li key={card.id}>
            <CategoryMark category={card.category} />{" "}
            <Link href={documentPath(documentId, { cardId: card.id })} prefetch={false}>
              {typeset(card.question)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** What the cards quote of a document that is not here, in its order. */
export function Excerpts({ excerpts, ...context }: Context & { readonly excerpts: readonly Excerpt[] }) {
  const here = excerpts.findIndex((excerpt) => excerpt.current);
  return (
    <ol className="excerpts">
      {excerpts.map((excerpt, index) => (
        <li key={`${excerpt.start}-${excerpt.end}`}>
          <blockquote className="proof">
            {excerpt.current ? (
              <mark
                className="current"
                id={index === here ? HERE : undefined}
                tabIndex={index === here ? -1 : undefined}
              >
                {excerpt.quote}
              </mark>
            ) : (
              <span className={`ev ${kindOf(excerpt, context.cards)} line-0`}>{excerpt.quote}</span>
            )}
            <cite>
              <Whereabouts of={excerpt} capitals />
            </cite>
          </blockquote>
          <CardsFrom numbers={excerpt.cards} {...context} />
        </li>
      ))}
    </ol>
  );
}

function kindOf({ cards: numbers }: Excerpt, cards: readonly CitingCard[]): Category | "mixed" {
  return cards[numbers[0] ?? -1]?.category ?? "mixed";
}
