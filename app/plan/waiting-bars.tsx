import { dateWords } from "#app/_ui/words.ts";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";

const WIDTH = 560;
const HEIGHT = 120;
const BASE = 96;
/** Days drawn: until a little after the end, and not so many that a bar is thinner than a pixel. */
const MOST_DAYS = 60;

/** How the backlog shrinks: a bar for what waits at the end of each day. The sentence above says the same in words. */
export function WaitingBars({
  waiting,
  today,
}: {
  readonly waiting: readonly number[];
  readonly today: StudyDay;
}) {
  const ends = waiting.indexOf(0);
  const shown = waiting.slice(0, Math.min(MOST_DAYS, ends < 0 ? MOST_DAYS : Math.max(7, ends + 3)));
  const most = Math.max(1, ...shown);
  const step = WIDTH / shown.length;
  const days = shown.map((count, i) => ({ count, day: addDays(today, i), x: i * step }));
  return (
    <svg className="waiting" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {days.map(({ count, day, x }) => {
        const height = (count / most) * (BASE - 8);
        return <rect key={day} x={x + 1} y={BASE - height} width={Math.max(1, step - 2)} height={height} />;
      })}
      <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
      <text x={0} y={HEIGHT - 6}>
        today
      </text>
      <text x={WIDTH} y={HEIGHT - 6} textAnchor="end">
        {dateWords(days.at(-1)?.day ?? today, today)}
      </text>
    </svg>
  );
}
