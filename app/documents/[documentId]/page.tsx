import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { Lanes } from "#app/_ui/lanes.tsx";
import { type Reader, rulingWords } from "#app/_ui/ruling-words.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { capital, counted, figure } from "#app/_ui/words.ts";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { documentView } from "#lib/services/documents/document-view.ts";
import type { CitingCard, DocumentView } from "#lib/study/document-view.ts";
import { Arrive } from "./arrive.tsx";
import { type Query, questionFrom } from "./question.ts";
import { Excerpts, ReadingText } from "./reading.tsx";

type Props = {
  readonly params: Promise<{ readonly documentId: string }>;
  readonly searchParams: Promise<Query>;
};

/** The question as JSON, so that the page and its title are one look into the database. */
const load = cache(async (documentId: string, question: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(documentView(ctx, documentId, questionFrom(question))) };
});

async function loaded({ params, searchParams }: Props) {
  const { documentId } = await params;
  return load(decodeURIComponent(documentId), JSON.stringify(await searchParams));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await loaded(props);
  return { title: `${view.title}, ${view.dossierTitle}` };
}

/** A document to read, with every card's evidence underlined where it stands. */
export default async function DocumentPage(props: Props) {
  const { ctx, view } = await loaded(props);
  const { body, part, parts, from } = view;
  const context = { documentId: view.id, cards: view.cards };
  const query = await props.searchParams;
  const byline = [view.author, view.dated].filter((each) => each !== null).join(", ");
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <Arrive at={query.card === undefined && query.start === undefined ? "" : JSON.stringify(query)} />
      <main id="main" className="page document">
        <header className="document-head">
          <p className="crumb">
            <Link href="/" prefetch={false}>
              Today
            </Link>{" "}
            · {typeset(view.dossierTitle)}
          </p>
          <h1>{shownTitle(view.title)}</h1>
          {byline === "" ? null : <p className="small quiet">{byline}</p>}
          <p className="lede">{summary(view)}</p>
          <Lanes lanes={view.lanes} />
        </header>
        {from === null ? null : <Asked card={from} reader={readerOf(ctx)} />}
        {body.kind === "text" ? (
          <ReadingText blocks={body.blocks} title={view.title} {...context} />
        ) : (
          <Excerpts excerpts={body.excerpts} {...context} />
        )}
        {parts > 1 ? <Parts documentId={view.id} part={part} parts={parts} /> : null}
      </main>
    </>
  );
}

function summary({ body, cards, length }: DocumentView): string {
  const size = length === null ? "" : `${figure(length)}\u00a0characters, `;
  const made = cards.length === 0 ? "no cards yet" : counted(cards.length, "card");
  if (body.kind === "text") {
    const how = cards.length === 0 ? "" : " What proves them is underlined.";
    return `${capital(`${size}${made}`)}.${how}`;
  }
  return `${capital(`${size}${made}`)}. The document itself is not on this server; these are the words its cards quote, in its order.`;
}

/** The card that led here, above the text in which its evidence is marked. */
function Asked({ card, reader }: { readonly card: CitingCard; readonly reader: Reader }) {
  return (
    <aside className="asked" aria-label="The card">
      <p className="q">{typeset(card.question)}</p>
      <p className="a">{shownAnswer(card.answer)}</p>
      {card.ruling === null ? null : <p className="ruling">{rulingWords(card.ruling, reader)}</p>}
      <p className="small">
        <Link href={`/decks/${encodeURIComponent(card.deckId)}`} prefetch={false}>
          To its deck
        </Link>
      </p>
    </aside>
  );
}

function readerOf(ctx: Ctx): Reader {
  const clock =
    ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  return { today: studyDay(ctx.now(), clock), clock, own: false };
}

function Parts({
  documentId,
  part,
  parts,
}: {
  readonly documentId: string;
  readonly part: number;
  readonly parts: number;
}) {
  const address = (to: number) => `/documents/${encodeURIComponent(documentId)}?part=${to}`;
  return (
    <nav className="pager" aria-label="Parts of the document">
      <span className="num">
        Part {part} of {parts}
      </span>
      <span className="row">
        {part > 1 ? (
          <Link className="btn" href={address(part - 1)} prefetch={false}>
            Previous
          </Link>
        ) : null}
        {part < parts ? (
          <Link className="btn" href={address(part + 1)} prefetch={false}>
            Next
          </Link>
        ) : null}
      </span>
    </nav>
  );
}
