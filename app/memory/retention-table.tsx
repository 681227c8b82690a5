import { Scrolled } from "#app/_ui/scrolled.tsx";
import { figure } from "#app/_ui/words.ts";
import type { Retention, RetentionRow } from "#lib/memory/retention.ts";
import { percent } from "./_charts/calibration-chart.tsx";

const PERIODS: Readonly<Record<RetentionRow["period"], string>> = {
  today: "Today",
  yesterday: "Yesterday",
  week: "7 days",
  month: "30 days",
  year: "365 days",
  all: "All",
};

/** True retention, young and mature, beside what was predicted. */
export function RetentionTable({ rows }: { readonly rows: readonly RetentionRow[] }) {
  const month = rows.find(({ period }) => period === "month");
  const asked = month?.total.asked ?? 0;
  return (
    <section className="section" aria-labelledby="retention">
      <header>
        <h2 id="retention">True retention</h2>
        <p>
          Of answers to cards with an interval of a day or more, the share that was not Again. Mature: 21 days
          or more. As in Anki.
        </p>
      </header>
      <div>
        <Scrolled label="True retention, as a table">
          <table aria-labelledby="retention">
            <thead>
              <tr>
                <th scope="col">Days</th>
                <th scope="col" className="r">
                  Young
                </th>
                <th scope="col" className="r">
                  Mature
                </th>
                <th scope="col" className="r">
                  Both
                </th>
                <th scope="col" className="r">
                  Answers
                </th>
                <th scope="col" className="r">
                  Predicted
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.period}>
                  <th scope="row">{PERIODS[row.period]}</th>
                  <td className="r">{share(row.young)}</td>
                  <td className="r">{share(row.mature)}</td>
                  <td className="r">{share(row.total)}</td>
                  <td className="r">{figure(row.total.asked)}</td>
                  <td className="r">{row.predicted === null ? "–" : percent(row.predicted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
        <p className="small quiet figure-note">
          {asked === 0
            ? "Nothing was asked again in the last 30 days."
            : `In 30 days ${share(month?.total)} were known of ${figure(asked)}; with so many answers the truth lies between ${percent(month?.total.low ?? 0)} and ${percent(month?.total.high ?? 1)}.`}
        </p>
      </div>
    </section>
  );
}

function share(retention: Retention | undefined): string {
  if (retention === undefined || retention.asked === 0) return "–";
  return percent(retention.passed / retention.asked);
}
