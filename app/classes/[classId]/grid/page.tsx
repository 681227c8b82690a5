import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { capital, countedInWords } from "#app/_ui/words.ts";
import { type MorningView, morningView } from "#lib/services/morning/morning-view.ts";
import { Live } from "../_morning/live.tsx";
import { headWords, NOT_STARTED_RULE, STUCK_RULE, WILL_MISS_RULE } from "../_morning/morning-words.ts";
import { PupilGrid } from "../_morning/pupil-grid.tsx";

type Props = {
  readonly params: Promise<{ readonly classId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export const metadata: Metadata = { title: "Pupils and assignments" };

const SHOWN = [
  { show: "all", word: "Everyone", list: null, rule: null },
  { show: "not-started", word: "Not started", list: "notStarted", rule: NOT_STARTED_RULE },
  { show: "stuck", word: "Stuck", list: "stuck", rule: STUCK_RULE },
  { show: "will-miss", word: "Will miss the goal", list: "willMiss", rule: WILL_MISS_RULE },
] as const;

/** Every pupil and every assignment, or those of one list. */
export default async function GridPage({ params, searchParams }: Props) {
  const [ctx, { classId }, query] = await Promise.all([requestContext(), params, searchParams]);
  const view = await orNotFound(morningView(ctx, classId));
  const shown = SHOWN.find(({ show }) => show === query.show) ?? SHOWN[0];
  const rows = rowsOf(view, shown.list);
  const base = `/classes/${encodeURIComponent(classId)}`;
  return (
    <div className="morning">
      <h1 className="headline">
        {shown.list === null
          ? `${capital(countedInWords(rows.length, "pupil"))}.`
          : `${shown.word}: ${countedInWords(rows.length, "pupil")}.`}
      </h1>
      <p className="lede">
        {shown.rule ??
          "Percent expected to be remembered on the day. After the stroke: as checked by the app."}
      </p>
      <nav className="chips deeds" aria-label="Which pupils">
        {SHOWN.map(({ show, word }) => (
          <Link
            key={show}
            className="chip"
            href={show === "all" ? `${base}/grid` : `${base}/grid?show=${show}`}
            prefetch={false}
            aria-current={show === shown.show ? "page" : undefined}
          >
            {word}
          </Link>
        ))}
      </nav>
      <Live classId={classId} {...view.stamp} />
      {rows.length === 0 ? (
        <p className="quiet">Nobody.</p>
      ) : (
        <PupilGrid classId={classId} heads={view.assignments} rows={rows} today={view.today} />
      )}
      <section className="section" aria-labelledby="what">
        <header>
          <h2 id="what">What is assigned</h2>
        </header>
        <ul className="assigned-list">
          {view.assignments.map((head) => (
            <li key={head.id}>
              <h3>
                <Link href={`${base}/assignments/${encodeURIComponent(head.id)}`} prefetch={false}>
                  {head.title}
                </Link>
              </h3>
              <p className="small quiet">
                {capital(headWords(head, view.today))}. {head.begun} of {head.pupils} pupils have begun,{" "}
                {head.cards} cards.
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function rowsOf(view: MorningView, list: (typeof SHOWN)[number]["list"]): MorningView["rows"] {
  if (list === null) return view.rows;
  const rows = new Map(view.rows.map((row) => [row.pupilId, row]));
  return view.help[list].flatMap(({ pupilId }) => rows.get(pupilId) ?? []);
}
