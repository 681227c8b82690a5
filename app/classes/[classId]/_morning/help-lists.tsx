import Link from "next/link";
import { typeset } from "#app/_ui/typeset.ts";
import type { HelpLine } from "#lib/classes/whom-to-help.ts";
import type { MorningView } from "#lib/services/morning/morning-view.ts";
import { lineWords, NOT_STARTED_RULE, STUCK_RULE, WILL_MISS_SHORT } from "./morning-words.ts";

const LISTS = [
  { key: "notStarted", title: "Not started", rule: NOT_STARTED_RULE, show: "not-started" },
  { key: "stuck", title: "Stuck", rule: STUCK_RULE, show: "stuck" },
  { key: "willMiss", title: "Will miss the goal", rule: WILL_MISS_SHORT, show: "will-miss" },
] as const;
/** So many names stand above the fold; the number opens all of them. */
const MOST_NAMES = 4;

/** Whom to help first: three lists of names, each with its rule. */
export function HelpLists({ view }: { readonly view: MorningView }) {
  const base = `/classes/${encodeURIComponent(view.classId)}`;
  const titles = new Map(view.assignments.map(({ id, title }) => [id, title]));
  return (
    <div className="help-lists">
      {LISTS.map(({ key, title, rule, show }) => {
        const lines = view.help[key];
        return (
          <div key={key}>
            <h3>
              {title}{" "}
              <Link
                className="count num"
                href={`${base}/grid?show=${show}`}
                prefetch={false}
                aria-label={`${title}: ${lines.length}, show them`}
              >
                {lines.length}
              </Link>
            </h3>
            <p className="small quiet rule">{rule}</p>
            {lines.length === 0 ? (
              <p className="small quiet none">Nobody.</p>
            ) : (
              <ul>
                {lines.slice(0, MOST_NAMES).map((line) => (
                  <Line key={line.pupilId} line={line} list={key} base={base} titles={titles} />
                ))}
              </ul>
            )}
            {lines.length > MOST_NAMES ? (
              <p className="small">
                <Link href={`${base}/grid?show=${show}`} prefetch={false}>
                  All {lines.length}
                </Link>
              </p>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

function Line({
  line,
  list,
  base,
  titles,
}: {
  readonly line: HelpLine;
  readonly list: (typeof LISTS)[number]["key"];
  readonly base: string;
  readonly titles: ReadonlyMap<string, string>;
}) {
  return (
    <li>
      <Link href={`${base}/pupils/${encodeURIComponent(line.pupilId)}`} prefetch={false}>
        {line.name}
      </Link>
      <p className="small quiet">{typeset(lineWords(line, list, titles.get(line.assignmentId) ?? ""))}</p>
    </li>
  );
}
