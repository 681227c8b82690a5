import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { CategoryMark } from "#app/_ui/category.tsx";
import { documentPath } from "#app/_ui/document-link.ts";
import { DossierHead } from "#app/_ui/dossier-head.tsx";
import type { KeyList } from "#app/_ui/key-sheet.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { shownTitle, typeset } from "#app/_ui/typeset.ts";
import { capital, countedInWords } from "#app/_ui/words.ts";
import type { Category } from "#lib/cards/types.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type TimelineEvent, type TimelineView, timelineView } from "#lib/services/dossiers/timeline-view.ts";
import { Drawing } from "./drawing.tsx";
import { type Asked, addressOf, KINDS, kindsIn } from "./filter.ts";
import { Steps } from "./steps.tsx";
import {
  askedWindow,
  crowdedWindow,
  drawable,
  type Step,
  stepFrom,
  type Window,
  wholeWindow,
  within,
} from "./window.ts";

type Props = {
  readonly params: Promise<{ readonly dossierId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const KEYS: KeyList = [
  { keys: ["+"], does: "Closer" },
  { keys: ["−"], does: "Wider" },
  { keys: ["←"], does: "Earlier" },
  { keys: ["→"], does: "Later" },
  { keys: ["0"], does: "All of it" },
  { keys: ["?"], does: "This list" },
];

const load = cache(async (dossierId: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(timelineView(ctx, dossierId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load(decodeURIComponent((await params).dossierId));
  return { title: `Timeline, ${view.title}` };
}

/** What happened when, drawn and as a table; every event opens the words that say so. */
export default async function TimelinePage({ params, searchParams }: Props) {
  const { ctx, view } = await load(decodeURIComponent((await params).dossierId));
  const query = await searchParams;
  const kinds = kindsIn(query.kinds);
  const shown = view.events.filter((event) => kinds.includes(event.category));
  return (
    <>
      <TopBar userId={userIdOf(ctx)} keys={KEYS} />
      <main id="main" className="page">
        <DossierHead dossier={view} owned={view.owned} current="timeline" headline={headline(view.events)}>
          {view.events.length === 0 ? emptyWords(view) : summary(view)}
        </DossierHead>
        {view.events.length === 0 ? null : <Filled view={view} shown={shown} kinds={kinds} query={query} />}
      </main>
    </>
  );
}

type FilledProps = {
  readonly view: TimelineView;
  readonly shown: readonly TimelineEvent[];
  readonly kinds: readonly Category[];
  readonly query: Readonly<Record<string, unknown>>;
};

function Filled({ view, shown, kinds, query }: FilledProps) {
  const whole = wholeWindow(view.events);
  const asked = query.from === "all" ? whole : askedWindow(query, whole);
  const window = asked ?? (shown.length === 0 ? whole : (crowdedWindow(shown) ?? whole));
  const inside = within(shown, window);
  const base = { dossierId: view.id, kinds };
  return (
    <>
      <nav className="chips figure" aria-label="Kinds of events">
        {KINDS.map(({ kind, word }) => {
          const on = kinds.includes(kind);
          const next = on ? kinds.filter((one) => one !== kind) : [...kinds, kind];
          const address = addressOf({ ...base, kinds: next, window: asked });
          return (
            <Link
              key={kind}
              className="chip"
              href={address}
              prefetch={false}
              scroll={false}
              aria-current={on ? "true" : undefined}
            >
              <span className={`cat ${kind}`}>{word}</span>
            </Link>
          );
        })}
      </nav>
      {shown.length === 0 ? (
        <p className="quiet figure">No event is of these kinds. Show another kind.</p>
      ) : (
        <>
          <div className="figure">
            <Moves base={base} window={window} whole={whole} />
            <Drawing events={shown} window={window} whole={whole} />
          </div>
          <p className="small quiet figure-note wide">{notesOf(inside, window)}</p>
          <List events={asked === null ? shown : inside} />
          <Table events={inside} all={shown.length} />
        </>
      )}
    </>
  );
}

function Moves({
  base,
  window,
  whole,
}: {
  readonly base: Asked;
  readonly window: Window;
  readonly whole: Window;
}) {
  const steps: readonly { readonly step: Step; readonly word: string; readonly key: string }[] = [
    { step: "earlier", word: "Earlier", key: "←" },
    { step: "later", word: "Later", key: "→" },
    { step: "closer", word: "Closer", key: "+" },
    { step: "wider", word: "Wider", key: "−" },
  ];
  const all = window.from <= whole.from && window.to >= whole.to;
  return (
    <Steps>
      {steps.map(({ step, word, key }) => {
        const next = stepFrom(window, whole, step);
        return next === null ? (
          <span key={step} className="btn plain off" aria-hidden="true">
            {word}
          </span>
        ) : (
          <Link
            key={step}
            className="btn plain"
            data-step={step}
            href={addressOf({ ...base, window: next })}
            prefetch={false}
            scroll={false}
          >
            {word} <kbd>{key}</kbd>
          </Link>
        );
      })}
      {all ? null : (
        <Link
          className="btn plain"
          data-step="all"
          href={addressOf({ ...base, window: "all" })}
          prefetch={false}
          scroll={false}
        >
          All of it <kbd>0</kbd>
        </Link>
      )}
    </Steps>
  );
}

/** On narrow screens: down the page, as one reads. */
function List({ events }: { readonly events: readonly TimelineEvent[] }) {
  return (
    <ol className="vtl narrow">
      {events.map((event) => (
        <li key={event.id} className={event.disputed ? "disputed" : undefined}>
          <span className={`cat ${event.category}`} aria-hidden="true" />
          <p className="when">
            {event.when}
            {event.certainty === "implied" ? ", partly implied" : ""}
          </p>
          <p>
            <Link href={pathOf(event)} prefetch={false}>
              {typeset(event.what)}
            </Link>
            {event.disputed ? <span className="small quiet"> Disputed</span> : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Table({ events, all }: { readonly events: readonly TimelineEvent[]; readonly all: number }) {
  return (
    <section className="section figure wide" aria-labelledby="as-table">
      <header>
        <h2 id="as-table">The same as a table</h2>
        <p>
          {events.length === all ? "Sorted by time." : `${events.length} of ${all} fall into this stretch.`}
        </p>
      </header>
      <table className="time-table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Kind</th>
            <th scope="col" className="r">
              Receipts
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td>
                {event.when}
                {event.certainty === "implied" ? <span className="small quiet"> implied</span> : null}
              </td>
              <td className="q">
                {typeset(event.what)}
                {event.disputed ? <span className="small quiet"> Disputed</span> : null}
              </td>
              <td>
                <CategoryMark category={event.category} />
              </td>
              <td className="r">
                {event.receipts.map((one, i) => (
                  <Link
                    key={`${one.documentId} ${one.start}`}
                    className="ref"
                    href={documentPath(one.documentId, one)}
                    prefetch={false}
                    aria-label={`Receipt ${i + 1} for ${event.when}: ${shownTitle(one.documentTitle)}`}
                  >
                    {i + 1}
                  </Link>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function emptyWords({ owned }: TimelineView): string {
  return owned
    ? "The timeline draws what the documents date. Add documents that say when something happened, or wait until they are read."
    : "This dossier came without a timeline. Its date cards are in the deck Dates.";
}

/** What the drawing's lines mean, as far as they are in it. */
function notesOf(events: readonly TimelineEvent[], window: Window): string {
  const drawn = drawable(events, window);
  const long = events.length - drawn.length;
  return [
    drawn.some((event) => event.certainty === "implied")
      ? "Dashed stem: a part of the date is carried from elsewhere in the document."
      : "",
    drawn.some((event) => event.disputed) ? "Dashed outline: the documents disagree." : "",
    long > 0
      ? `${capital(countedInWords(long, "event"))} dated only to a longer time ${long === 1 ? "is" : "are"} in the table alone.`
      : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function pathOf({ receipts }: TimelineEvent): string {
  const [first] = receipts;
  return first === undefined ? "" : documentPath(first.documentId, first);
}

function headline(events: readonly TimelineEvent[]): string {
  const [first] = events;
  const last = events.reduce<TimelineEvent | undefined>(
    (latest, event) => (latest === undefined || event.from >= latest.from ? event : latest),
    undefined,
  );
  if (first === undefined || last === undefined) return "No dated event yet";
  const count = capital(countedInWords(events.length, "dated event"));
  return first.when === last.when ? `${count}, ${first.when}` : `${count}, ${first.when} to ${last.when}`;
}

function summary({ documents, events }: TimelineView): string {
  const disputed = events.filter((event) => event.disputed).length;
  const from = `From ${countedInWords(documents, "document")}. Each opens its receipt.`;
  if (disputed === 0) return from;
  const verb = disputed === 1 ? "is" : "are";
  return `${from} ${capital(countedInWords(disputed, "date"))} ${verb} disputed, and drawn in outline until someone rules.`;
}
