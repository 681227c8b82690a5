import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { DossierHead } from "#app/_ui/dossier-head.tsx";
import type { KeyList } from "#app/_ui/key-sheet.tsx";
import { type Reader, rulingWords } from "#app/_ui/ruling-words.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { capital, countedInWords, figure } from "#app/_ui/words.ts";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { userIdOf } from "#lib/services/context.ts";
import { disagreementsView } from "#lib/services/dossiers/disagreements-view.ts";
import type { Case, CaseState, DisagreementsView } from "#lib/study/disagreements.ts";
import { CaseArticle } from "./case.tsx";
import { Desk } from "./desk.tsx";
import { LonerPanel } from "./loner-panel.tsx";
import { headline, PAGE, pageIn, stateIn, TABS } from "./words.ts";

type Props = {
  readonly params: Promise<{ readonly dossierId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const KEYS: KeyList = [
  { keys: ["1", "2", "3"], does: "Rule for that reading" },
  { keys: ["K"], does: "Keep contested" },
  { keys: ["N"], does: "Not a contradiction" },
  { keys: ["O"], does: "Open again" },
  { keys: ["U", "Ctrl Z"], does: "Undo" },
  { keys: ["J", "→"], does: "Next disagreement" },
  { keys: ["P", "←"], does: "Previous disagreement" },
  { keys: ["?"], does: "This list" },
];

const load = cache(async (dossierId: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(disagreementsView(ctx, dossierId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load(decodeURIComponent((await params).dossierId));
  return { title: `Disagreements, ${view.title}` };
}

/** What the documents disagree about: each reading with its witnesses, and a decision that the cards follow at once. */
export default async function DisagreementsPage({ params, searchParams }: Props) {
  const { ctx, view } = await load(decodeURIComponent((await params).dossierId));
  const query = await searchParams;
  const clock =
    ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  const reader = { today: studyDay(ctx.now(), clock), clock, own: view.owned };
  const open = view.cases.filter((one) => one.state === "open").length;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} keys={view.owned ? KEYS : undefined} />
      <main id="main" className="page">
        <DossierHead
          dossier={view}
          owned={view.owned}
          current="disagreements"
          counts={{ disagreements: open }}
          headline={headline(view)}
        >
          {lede(view)}
        </DossierHead>
        {view.cases.length === 0 ? (
          <Empty view={view} />
        ) : (
          <Desk dossierId={view.id}>
            <Cases view={view} query={query} reader={reader} />
          </Desk>
        )}
      </main>
    </>
  );
}

type CasesProps = {
  readonly view: DisagreementsView;
  readonly query: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
};

function Cases({ view, query, reader }: CasesProps) {
  const { cases, loner, owned } = view;
  const state = stateIn(query.show) ?? firstFilled(cases);
  const only = loner !== null && query.against === loner.documentId && state === "open" ? loner : null;
  const among = new Set(only?.against.map(({ conflictId }) => conflictId));
  const shown = cases.filter((one) => one.state === state && (only === null || among.has(one.id)));
  const base = `/dossiers/${encodeURIComponent(view.id)}/disagreements`;
  const page = pageIn(query.page, shown.length);
  return (
    <>
      {loner === null || state !== "open" ? null : (
        <LonerPanel loner={loner} base={base} owned={owned} read={only !== null} />
      )}
      {owned ? (
        <nav className="tabs" aria-label="Show">
          {TABS.map((tab) => (
            <Link
              key={tab.state}
              href={`${base}?show=${tab.state}`}
              prefetch={false}
              scroll={false}
              aria-current={tab.state === state ? "page" : undefined}
            >
              {tab.word}{" "}
              <span className="num">{figure(cases.filter((one) => one.state === tab.state).length)}</span>
            </Link>
          ))}
        </nav>
      ) : null}
      {shown.length === 0 ? <p className="quiet nothing">{NOTHING[state]}</p> : null}
      {shown.slice((page - 1) * PAGE, page * PAGE).map((one) => (
        <CaseArticle
          key={one.id}
          one={one}
          owned={owned}
          ruling={
            one.ruling === null || one.state === "dismissed"
              ? null
              : rulingWords(
                  {
                    kind: one.state === "ruled" ? "for" : "contested",
                    ...one.ruling,
                    value: one.ruling.words,
                  },
                  reader,
                )
          }
        />
      ))}
      {shown.length > PAGE ? <Pages base={`${base}?show=${state}`} page={page} all={shown.length} /> : null}
    </>
  );
}

function Pages({ base, page, all }: { readonly base: string; readonly page: number; readonly all: number }) {
  return (
    <nav className="pager" aria-label="Pages of disagreements">
      <span className="num">
        {figure((page - 1) * PAGE + 1)} to {figure(Math.min(page * PAGE, all))} of {figure(all)}
      </span>
      <span className="row">
        {page > 1 ? (
          <Link className="btn" href={`${base}&page=${page - 1}`} prefetch={false}>
            Previous
          </Link>
        ) : null}
        {page * PAGE < all ? (
          <Link className="btn" href={`${base}&page=${page + 1}`} prefetch={false}>
            Next
          </Link>
        ) : null}
      </span>
    </nav>
  );
}

const NOTHING: Readonly<Record<CaseState, string>> = {
  open: "Nothing is open: every disagreement is settled.",
  ruled: "You have not ruled for a reading yet.",
  contested: "Nothing is kept contested. What you keep so is asked as a question about the documents.",
  dismissed: "You have dismissed nothing. What only looks like a contradiction goes here.",
};

function firstFilled(cases: readonly Case[]): CaseState {
  return TABS.find(({ state }) => cases.some((one) => one.state === state))?.state ?? "open";
}

function Empty({ view }: { readonly view: DisagreementsView }) {
  return (
    <div className="empty">
      <p>
        {view.owned
          ? "When two documents date one event differently, name different people for one deed, or tell of two outcomes, it stands here with every receipt. You rule, and the cards follow."
          : "When two documents of a dossier tell one thing differently, it stands here with every receipt."}
      </p>
      {view.owned ? (
        <Link className="btn" href={`/dossiers/${encodeURIComponent(view.id)}`} prefetch={false}>
          To its documents
        </Link>
      ) : null}
    </div>
  );
}

function lede({ owned, cases }: DisagreementsView): string {
  if (cases.length === 0)
    return "They were compared statement by statement when the cards were made. What one of them tells in quite other words can still differ.";
  if (owned)
    return "Until you rule, a disputed fact is asked only as a question about the documents, never as plain fact.";
  const cards = cases.reduce((sum, one) => sum + one.cards, 0);
  const asked = cards === 0 ? "" : ` ${capital(countedInWords(cards, "card"))} ask who says what.`;
  return `A disputed fact is asked only as a question about the documents, never as plain fact.${asked}`;
}
