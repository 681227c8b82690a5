import { documentPath } from "#app/_ui/document-link.ts";
import type { Category } from "#lib/cards/types.ts";
import type { TimelineEvent } from "#lib/services/dossiers/timeline-view.ts";
import { type Axis, axisOf } from "./axis.ts";
import { placeLabels } from "./place-labels.ts";
import { drawable, type Window } from "./window.ts";

const WIDTH = 1120;
const ROWS = 4;
const ROW_HEIGHT = 42;
const AXIS_Y = 20 + ROWS * ROW_HEIGHT;
const HEIGHT = 2 * AXIS_Y + 16;
/** Letters of a label's second line, and what a letter is wide. */
const LETTERS = 30;
const LETTER = 6.3;
const OVERVIEW_HEIGHT = 64;

type Props = { readonly events: readonly TimelineEvent[]; readonly window: Window; readonly whole: Window };

/**
 * The drawn timeline: above, all of it with the stretch that is looked at; below, that stretch with its events named.
 * For eyes and pointers: the table beside it holds the same for everybody, so nothing in here takes the focus.
 */
export function Drawing({ events, window, whole }: Props) {
  const close = window.from > whole.from || window.to < whole.to;
  return (
    <div className="wide" aria-hidden="true">
      {close ? <Overview events={events} window={window} whole={whole} /> : null}
      <Close events={drawable(events, window)} window={window} />
    </div>
  );
}

function Overview({ events, window, whole }: Props) {
  const axis = axisOf(whole, WIDTH);
  const y = 24;
  const [left, right] = [axis.at(window.from), axis.at(window.to)];
  return (
    <svg aria-hidden="true" className="chart tl" viewBox={`0 0 ${WIDTH} ${OVERVIEW_HEIGHT + 36}`}>
      <Line axis={axis} y={y} />
      <path
        className="dash"
        d={`M${left} ${y + 10}L0 ${OVERVIEW_HEIGHT + 34}M${right} ${y + 10}L${WIDTH} ${OVERVIEW_HEIGHT + 34}`}
      />
      <rect className="lens" x={left} y={y - 10} width={Math.max(4, right - left)} height={20} rx={2} />
      {drawable(events, whole).map((event) => (
        <Mark key={event.id} event={event} axis={axis} y={y} small />
      ))}
    </svg>
  );
}

function Close({ events, window }: { readonly events: readonly TimelineEvent[]; readonly window: Window }) {
  const axis = axisOf(window, WIDTH);
  const clamp = (x: number): number => Math.min(Math.max(0, x), WIDTH);
  const placed = placeLabels(
    events
      .map((event) => ({ id: event.id, x: clamp(axis.at(event.from)), width: widthOf(event) }))
      .sort((a, b) => a.x - b.x),
    { width: WIDTH, rows: ROWS },
  );
  const byId = new Map(events.map((event) => [event.id, event]));
  return (
    <svg aria-hidden="true" className="chart tl" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <Line axis={axis} y={AXIS_Y} />
      {placed.map(({ id, left, side, row }) => {
        const event = byId.get(id);
        if (event === undefined) return null;
        const x = clamp(axis.at(event.from));
        const up = side === "above";
        const top = up ? AXIS_Y - 14 - (row + 1) * ROW_HEIGHT + 14 : AXIS_Y + 36 + row * ROW_HEIGHT;
        const text = left + 5;
        return (
          <g key={id}>
            <line
              className={event.certainty === "implied" ? "dash" : "axis"}
              x1={x}
              x2={x}
              y1={AXIS_Y}
              y2={up ? top + 20 : top - 12}
            />
            <a href={pathOf(event)} tabIndex={-1}>
              <text className="strong" x={text} y={top}>
                {event.when}
              </text>
              <text x={text} y={top + 15}>
                {shortened(event.what)}
              </text>
            </a>
          </g>
        );
      })}
      {events.map((event) => (
        <Mark key={event.id} event={event} axis={axis} y={AXIS_Y} />
      ))}
    </svg>
  );
}

function Line({ axis, y }: { readonly axis: Axis; readonly y: number }) {
  return (
    <>
      <line className="axis" x1={0} x2={WIDTH} y1={y} y2={y} />
      {axis.ticks.map(({ x, label }) => (
        <g key={x}>
          <line className="axis" x1={x} x2={x} y1={y} y2={y + 5} />
          <text
            className="faint"
            x={x}
            y={y + 19}
            textAnchor={x < 30 ? "start" : x > WIDTH - 30 ? "end" : "middle"}
          >
            {label}
          </text>
        </g>
      ))}
    </>
  );
}

/** The shape of the category; a dashed outline for what is disputed; a bar for what lasts. */
function Mark({
  event,
  axis,
  y,
  small = false,
}: {
  readonly event: TimelineEvent;
  readonly axis: Axis;
  readonly y: number;
  readonly small?: boolean;
}) {
  const left = Math.max(0, axis.at(event.from));
  const right = Math.min(WIDTH, axis.at(event.to));
  const x = Math.min(left, WIDTH);
  const r = small ? 3.5 : 5.5;
  const lasting = right - left > 3 * r;
  return (
    <a href={pathOf(event)} tabIndex={-1}>
      <g className={`mk ${event.category}`}>
        <title>{`${event.when}: ${event.what}`}</title>
        {lasting ? (
          <rect
            className={event.disputed ? "ghost" : "stretch"}
            x={left}
            y={y - r}
            width={right - left}
            height={2 * r}
            rx={2}
          />
        ) : null}
        {event.disputed && !lasting ? (
          <rect className="ghost" x={x - 2 * r} y={y - 2 * r} width={4 * r} height={4 * r} rx={2} />
        ) : null}
        {lasting ? null : shape(event.category, x, y, r)}
      </g>
    </a>
  );
}

function shape(category: Category, x: number, y: number, r: number) {
  switch (category) {
    case "date":
      return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} />;
    case "participant":
      return <circle cx={x} cy={y} r={r} />;
    case "quote":
      return (
        <path
          d={`M${x - r} ${y - r}h${r * 0.8}v${2 * r}h${-r * 0.8}zM${x + r * 0.2} ${y - r}h${r * 0.8}v${2 * r}h${-r * 0.8}z`}
        />
      );
    case "proposal":
      return (
        <path d={`M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}-${r * 1.3} ${r * 1.3}-${r * 1.3}-${r * 1.3}z`} />
      );
    case "outcome":
      return <path d={`M${x} ${y - r * 1.2}l${r * 1.2} ${r * 2.1}h${-r * 2.4}z`} />;
  }
}

function pathOf({ receipts }: TimelineEvent): string {
  const [first] = receipts;
  return first === undefined ? "" : documentPath(first.documentId, first);
}

function widthOf(event: TimelineEvent): number {
  return 5 + LETTER * Math.max(event.when.length * 1.05, shortened(event.what).length);
}

function shortened(what: string): string {
  if (what.length <= LETTERS) return what;
  return `${what.slice(0, Math.max(LETTERS / 2, what.lastIndexOf(" ", LETTERS)))} …`;
}
