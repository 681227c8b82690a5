import { AFTERWARDS, type Afterwards, type StudyHabits } from "#lib/study/habits.ts";

const AFTERWARDS_WORDS: Readonly<Record<Afterwards, string>> = {
  bury: "Bury it until tomorrow",
  again: "Answer Again",
  good: "Answer Good",
  wait: "Wait for me",
};

type Props = {
  readonly habits: StudyHabits;
  readonly onChange: (part: Partial<StudyHabits>) => void;
};

/** The goal of a sitting, the timer, and auto-advance. */
export function PaceFields({ habits: { goal, timer, auto }, onChange }: Props) {
  return (
    <>
      <section aria-labelledby="goal">
        <h2 id="goal">Goal and time</h2>
        <div className="field">
          <label htmlFor="goal-unit">A sitting aims at</label>
          <div className="pair">
            {goal === null ? null : (
              <input
                type="number"
                inputMode="numeric"
                aria-label={goal.unit === "cards" ? "How many cards" : "How many minutes"}
                min={1}
                max={999}
                required
                value={Number.isNaN(goal.count) ? "" : goal.count}
                onChange={(event) => onChange({ goal: { ...goal, count: event.target.valueAsNumber } })}
              />
            )}
            <select
              id="goal-unit"
              value={goal?.unit ?? "none"}
              onChange={({ target: { value } }) => {
                if (value === "cards") onChange({ goal: { unit: value, count: 20 } });
                else if (value === "minutes") onChange({ goal: { unit: value, count: 15 } });
                else onChange({ goal: null });
              }}
            >
              <option value="none">Nothing in particular</option>
              <option value="cards">cards</option>
              <option value="minutes">minutes</option>
            </select>
          </div>
          <p className="hint">It is said when you are there, and you may go on.</p>
        </div>
        <label className="switch">
          <input
            type="checkbox"
            checked={timer}
            onChange={(event) => onChange({ timer: event.target.checked })}
          />
          <span>Show the seconds on a card. No more than 60 are counted.</span>
        </label>
      </section>
      <section aria-labelledby="auto">
        <h2 id="auto">Auto-advance</h2>
        <p className="hint">
          Goes on by itself once you switch it on in a sitting, and stops when nobody seems to be there.
        </p>
        <div className="field">
          <label htmlFor="auto-question">Seconds until the answer</label>
          <Seconds
            id="auto-question"
            value={auto.questionSeconds}
            onChange={(questionSeconds) => onChange({ auto: { ...auto, questionSeconds } })}
          />
        </div>
        <div className="field">
          <label htmlFor="auto-answer">Seconds on the answer</label>
          <Seconds
            id="auto-answer"
            value={auto.answerSeconds}
            onChange={(answerSeconds) => onChange({ auto: { ...auto, answerSeconds } })}
          />
          <p className="hint">With 0 it waits for you.</p>
        </div>
        <div className="field">
          <label htmlFor="auto-then">Then with the card</label>
          <select
            id="auto-then"
            value={auto.afterwards}
            onChange={({ target: { value } }) => {
              const afterwards = AFTERWARDS.find((one) => one === value);
              if (afterwards) onChange({ auto: { ...auto, afterwards } });
            }}
          >
            {AFTERWARDS.map((one) => (
              <option key={one} value={one}>
                {AFTERWARDS_WORDS[one]}
              </option>
            ))}
          </select>
        </div>
      </section>
    </>
  );
}

function Seconds({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: number;
  readonly onChange: (seconds: number) => void;
}) {
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      min={0}
      max={600}
      required
      value={Number.isNaN(value) ? "" : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}
