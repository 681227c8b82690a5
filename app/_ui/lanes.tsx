import type { DocumentView } from "#lib/study/document-view.ts";
import { capital, counted } from "./words.ts";

const WIDTH = 600;
const HEIGHT = 10;
type Lane = DocumentView["lanes"][number];
const WORDS: Readonly<Record<Lane["kind"], string>> = {
  date: "dates",
  participant: "participants",
  quote: "quotes",
  proposal: "proposals",
  outcome: "outcomes",
  "left-out": "left out",
};

/** Coverage: a lane for each category from the start to the end of the document, and a hollow one for what was left out. */
export function Lanes({
  lanes,
  here,
}: Pick<DocumentView, "lanes"> & {
  /** Where the reader is, on its lane: framed. */
  readonly here?: { readonly kind: string; readonly spans: Lane["spans"] } | undefined;
}) {
  if (lanes.length === 0) return null;
  return (
    <dl className="lanes">
      {lanes.map(({ kind, spans, count }) => (
        <div key={kind}>
          <dt className={kind === "left-out" ? "hollow" : `cat ${kind}`}>
            {capital(WORDS[kind])} <span className="num">{count}</span>
          </dt>
          <dd>
            <svg
              className={`lane ${kind}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made of shapes has no file for an img.
              role="img"
              aria-label={labelOf(kind, spans, count)}
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
              height={HEIGHT}
            >
              {spans.map((span, index) => (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: the marks have no identity beyond their place.
                  key={index}
                  x={round(span.from * WIDTH)}
                  width={Math.max(1.5, round((span.to - span.from) * WIDTH))}
                  y={1}
                  height={HEIGHT - 2}
                />
              ))}
              {here?.kind === kind
                ? here.spans.map((span, index) => (
                    <rect
                      className="here"
                      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                      key={`here ${index}`}
                      x={round(span.from * WIDTH) - 1}
                      width={Math.max(4, round((span.to - span.from) * WIDTH) + 2)}
                      y={0.5}
                      height={HEIGHT - 1}
                    />
                  ))
                : null}
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}

/** "12 cards, from 3 to 97 per cent of the way through". */
function labelOf(
  kind: DocumentView["lanes"][number]["kind"],
  spans: readonly { readonly from: number; readonly to: number }[],
  count: number,
): string {
  const from = Math.round(100 * Math.min(...spans.map((span) => span.from)));
  const to = Math.round(100 * Math.max(...spans.map((span) => span.to)));
  const what = kind === "left-out" ? counted(count, "passage") : counted(count, "card");
  return `${what}, from ${from} to ${to} per cent of the way through`;
}
