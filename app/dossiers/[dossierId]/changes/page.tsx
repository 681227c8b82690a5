import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { CategoryMark } from "#app/_ui/category.tsx";
import { DossierHead } from "#app/_ui/dossier-head.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, countedInWords, dateWords } from "#app/_ui/words.ts";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type ChangesView, changesView, type ShownChange } from "#lib/services/dossiers/changes-view.ts";
import { addedNote } from "./added-note.ts";
import { SettleList } from "./settle-list.tsx";

type Props = { readonly params: Promise<{ readonly dossierId: string }> };
type Kind = ChangesView["kinds"][number]["kind"];

const load = cache(async (dossierId: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(changesView(ctx, dossierId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load(decodeURIComponent((await params).dossierId));
  return { title: `Changes, ${view.title}` };
}

const HEADS: Readonly<Record<Kind, { readonly title: string; readonly note: string }>> = {
  "disputed-now": {
    title: "Disputed now",
    note: "Documents disagree on these since the last change. They are asked as questions about the documents.",
  },
  changed: { title: "Changed", note: "The same facts in other words or with other receipts." },
  moved: { title: "Moved", note: "Recognised by their receipts; what was learnt stays." },
  added: { title: "New", note: "" },
  revived: { title: "Back", note: "They were gone and are found again." },
  retired: { title: "Gone", note: "Nothing proves them any more. What was learnt is kept." },
  "to-settle": { title: "To settle", note: "" },
};

const COUNTS: Readonly<Record<string, string>> = {
  added: "new",
  changed: "changed",
  moved: "moved",
  retired: "gone",
  revived: "back",
  "to-settle": "to settle",
  "disputed-now": "disputed",
};

/** So many changes of one kind are shown at once. */
const SHOWN = 12;

/** What the last making of the cards changed, and what waits for a decision. */
export default async function ChangesPage({ params }: Props) {
  const { ctx, view } = await load(decodeURIComponent((await params).dossierId));
  const clock =
    ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  const today = studyDay(ctx.now(), clock);
  const day = (at: number): string => dateWords(studyDay(at, clock), today);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <DossierHead
          dossier={view}
          owned
          current="changes"
          headline={headline(view)}
          {...(view.toSettle.length > 0 ? { counts: { changes: view.toSettle.length } } : {})}
        >
          {ledeOf(view, day)}
        </DossierHead>
        {view.toSettle.length === 0 ? null : (
          <section className="section" aria-labelledby="to-settle">
            <header>
              <h2 id="to-settle">Yours or the new words?</h2>
              <p>
                You changed these, and their documents say it otherwise now. Until you choose, yours are
                asked.
              </p>
            </header>
            <SettleList dossierId={view.id} cards={view.toSettle} />
          </section>
        )}
        {view.kinds.map(({ kind, cards }) => (
          <section key={kind} className="section" aria-labelledby={`kind-${kind}`}>
            <header>
              <h2 id={`kind-${kind}`}>
                {HEADS[kind].title} <span className="num quiet">{cards.length}</span>
              </h2>
              <p>{kind === "added" ? addedNote(cards) : HEADS[kind].note}</p>
            </header>
            <Cards cards={cards} gone={kind === "retired"} />
          </section>
        ))}
        {view.earlier.length === 0 ? null : (
          <section className="section" aria-labelledby="earlier">
            <header>
              <h2 id="earlier">Earlier</h2>
            </header>
            <ul className="changes">
              {view.earlier.map(({ at, counts }) => (
                <li key={at} className="small">
                  {capital(day(at))}:{" "}
                  {Object.entries(counts)
                    .map(([kind, n]) => `${n} ${COUNTS[kind] ?? kind}`)
                    .join(", ")}
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

/** Many are folded away: a first making is all new. */
function Cards({ cards, gone }: { readonly cards: readonly ShownChange[]; readonly gone: boolean }) {
  const list = (some: readonly ShownChange[]) => (
    <ul className="changes">
      {some.map((card) => (
        <Changed key={card.cardId} card={card} gone={gone} />
      ))}
    </ul>
  );
  const rest = cards.slice(SHOWN);
  return (
    <div>
      {list(cards.slice(0, SHOWN))}
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{counted(rest.length, "more card")}</summary>
          {list(rest)}
        </details>
      )}
    </div>
  );
}

function Changed({ card, gone }: { readonly card: ShownChange; readonly gone: boolean }) {
  return (
    <li>
      <p className="small">
        <CategoryMark category={card.category} />
      </p>
      <p className={gone ? "q gone" : "q"}>{typeset(card.now.question)}</p>
      <p className="a">{typeset(card.now.answer)}</p>
      {card.before === null ? null : (
        <p className="small quiet">
          Before: {typeset(card.before.question)} {typeset(card.before.answer)}
        </p>
      )}
    </li>
  );
}

function ledeOf({ at, earlier }: ChangesView, day: (at: number) => string): string {
  if (at === null) {
    return "When documents are added, replaced or removed, the cards are made again, and the difference is shown here. Edits, decisions and what was learnt stay.";
  }
  return earlier.length === 0
    ? `The cards were made for the first time on ${day(at)}. After the next change to the documents, the difference stands here.`
    : `The cards were made again on ${day(at)}. Edits, decisions and what was learnt stayed.`;
}

function headline({ at, kinds, toSettle }: ChangesView): string {
  if (toSettle.length > 0) {
    const verb = toSettle.length === 1 ? "waits" : "wait";
    return `${capital(countedInWords(toSettle.length, "card"))} ${verb} for your choice`;
  }
  if (at === null) return "Nothing has changed yet";
  const words = kinds.map(({ kind, cards }) => `${counted(cards.length, "card")} ${COUNTS[kind] ?? kind}`);
  return words.length === 0 ? "The last making changed no card" : capital(words.join(", "));
}
