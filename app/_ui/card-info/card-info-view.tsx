import { counted, figure, stateWords } from "#app/_ui/words.ts";
import { FLAG_WORDS } from "#app/study/step-words.ts";
import type { CardInfo } from "#lib/study/card-info.ts";
import { Curve } from "./curve.tsx";
import {
  deedWords,
  momentWords,
  plannedSentence,
  standingSentence,
  timeWords,
  tookWords,
  waitWords,
} from "./info-words.ts";

type Props = {
  readonly info: CardInfo;
  /** Below the heading of what it stands in. */
  readonly heading?: "h2" | "h3";
};

/** How well a card is remembered: a sentence, the curve, the numbers, and everything that happened to it. */
export function CardInfoView({ info, heading: Heading = "h3" }: Props) {
  const { card, clock, today, history, versions, addedAt } = info;
  const { memory, flag, marked } = card.state;
  const time = timeWords(history);
  const facts: readonly (readonly [string, string])[] = [
    ["Now", stateWords(card.state, info.now, today)],
    ...(memory.kind === "seen"
      ? [
          ["Falls to 90 % in", `${figure(Math.round(memory.stability * 10) / 10)} days`] as const,
          ["Difficulty", `${figure(Math.round(memory.difficulty * 10) / 10)} of 10`] as const,
          ...(memory.phase === "review" ? [["Interval", counted(memory.intervalDays, "day")] as const] : []),
          ["Lapses", lapseWords(memory.lapses, info.leechAfter)] as const,
        ]
      : []),
    ...(time === null ? [] : [["Time", time] as const]),
    ...(flag === undefined ? [] : [["Flag", FLAG_WORDS[flag]] as const]),
    ...(marked ? [["Mark", "marked"] as const] : []),
    ...(addedAt === null ? [] : [["Added", momentWords(addedAt, clock, today)] as const]),
  ];
  return (
    <section className="card-info" aria-label="How well it is remembered">
      <p>{standingSentence(info)}</p>
      {info.planned ? <p>{plannedSentence(info.planned)}</p> : null}
      <Curve info={info} />
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Heading>What happened</Heading>
      {history.length === 0 ? (
        <p className="quiet">Nothing yet.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Known before</th>
              <th scope="col">Next after</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            {history.map((line) => (
              <tr key={line.id} className={line.undone ? "undone" : undefined}>
                <th scope="row">{momentWords(line.at, clock, today)}</th>
                <td>
                  {deedWords(line, today)}
                  {line.response === null ? null : <q className="response">{line.response}</q>}
                  {line.undone ? <span className="quiet"> (taken back)</span> : null}
                </td>
                <td>{line.recallBefore === null ? "" : `${Math.round(line.recallBefore * 100)} %`}</td>
                <td>{waitWords(line)}</td>
                <td>{tookWords(line.tookMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {versions.length === 0 ? null : (
        <details>
          <summary>Earlier wordings</summary>
          <ul>
            {versions.map((one) => (
              <li key={one.version}>
                <span className="quiet small">{momentWords(one.at, clock, today)}</span>
                <br />
                {one.question} <b>{one.answer}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function lapseWords(lapses: number, leechAfter: number): string {
  return lapses >= leechAfter ? `${figure(lapses)}: a leech` : figure(lapses);
}
