import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { hasWords, momentWords } from "#app/_ui/account-words.ts";
import { type PersonRecord, personRecord } from "#lib/services/account/server/person-record.ts";
import { adminPage } from "../../../admin-page.tsx";
import { PrintButton } from "../../../forms.tsx";

export const metadata: Metadata = { title: "Record" };

type Props = { readonly params: Promise<{ readonly personId: string }> };

/** Everything that is kept of one learner, to be printed. */
export default async function RecordPage({ params }: Props) {
  const { personId } = await params;
  return adminPage(
    (ctx) => personRecord(ctx, personId),
    (record, ctx) => {
      if (record === null) notFound();
      const zone = ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : "UTC";
      return <Record record={record} zone={zone} now={ctx.now()} />;
    },
  );
}

function Record({
  record,
  zone,
  now,
}: {
  readonly record: PersonRecord;
  readonly zone: string;
  readonly now: number;
}) {
  const { person, has, classes, cards, answers, cut } = record;
  const page = `/admin/people/${encodeURIComponent(person.id)}`;
  return (
    <>
      <p className="crumb">
        <Link href={page} prefetch={false}>
          Back
        </Link>
      </p>
      <h1 dir="auto">Record of {person.name}</h1>
      <p className="lede">
        {hasWords(has) ?? "Nothing recorded"}. As of {momentWords(now, zone)}.
        {cut ? " Only the first 5,000 lines of each table are printed; the download has all." : ""}
      </p>
      <div className="row spaced">
        <PrintButton />
        <a className="btn" href={`/api/admin/people/${encodeURIComponent(person.id)}`} download>
          Download everything
        </a>
      </div>
      <section className="section apart" aria-labelledby="account">
        <header>
          <h2 id="account">Account</h2>
        </header>
        <dl className="ledger">
          <dt>Signs in as</dt>
          <dd dir="auto">{person.signInName}</dd>
          <dt>Since</dt>
          <dd>{momentWords(person.createdAt, zone)}</dd>
          <dt>Last here</dt>
          <dd>{momentWords(person.lastSeenAt, zone)}</dd>
          <dt>Classes</dt>
          <dd>{classes.length === 0 ? "none" : classes.map((one) => one.name).join(", ")}</dd>
        </dl>
      </section>
      <section className="section" aria-labelledby="cards">
        <header>
          <h2 id="cards">Cards</h2>
          <p>What is known of their memory.</p>
        </header>
        <table className="record-table">
          <thead>
            <tr>
              <th scope="col">Deck</th>
              <th scope="col">Question</th>
              <th scope="col">Due</th>
              <th scope="col">Answers</th>
              <th scope="col">Lapses</th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <tr key={card.cardId}>
                <td>{card.deck ?? ""}</td>
                <td>{card.question ?? card.cardId}</td>
                <td>{card.dueDay ?? (card.dueAt === null ? "" : momentWords(card.dueAt, zone))}</td>
                <td className="num">{card.reps ?? 0}</td>
                <td className="num">{card.lapses ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="section" aria-labelledby="answers">
        <header>
          <h2 id="answers">Answers</h2>
          <p>In the order in which they arrived.</p>
        </header>
        <table className="record-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Question</th>
              <th scope="col">Rating</th>
              <th scope="col">Typed</th>
            </tr>
          </thead>
          <tbody>
            {answers.map((one) => (
              <tr key={one.seq}>
                <td>{momentWords(one.effectiveAt, zone)}</td>
                <td>{one.kind}</td>
                <td>{one.question ?? one.cardId}</td>
                <td className="num">{one.rating ?? ""}</td>
                <td>{one.response ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
