"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { ChangeFigures } from "#app/_ui/change-figures.tsx";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { OptionsView } from "#lib/services/options/options-view.ts";
import { stepsInWords } from "#lib/study/step-words.ts";
import { act, type OptionsNotice } from "./actions.ts";
import { Chosen, Undo } from "./chosen-options.tsx";
import { WEEK } from "./form-values.ts";
import { KnownCards } from "./known-cards.tsx";
import { Choice, Group, NumberField, TextField } from "./option-fields.tsx";
import { costSentence } from "./words.ts";

type Props = { readonly view: OptionsView };

/** Every option with a sentence that says what it does; saved as one. */
export function OptionsForm({ view }: Props) {
  const [notice, action, pending] = useActionState<OptionsNotice | null, FormData>(act, null);
  // What was saved stands in the fields anew; what was said about it stays.
  const key = `${view.presetId ?? "none"} ${view.presets.map((one) => one.version).join(".")}`;
  return <Fields key={key} view={view} notice={notice} action={action} pending={pending} />;
}

type FieldsProps = Props & {
  readonly notice: OptionsNotice | null;
  readonly action: (form: FormData) => void;
  readonly pending: boolean;
};

function Fields({ view, notice, action, pending }: FieldsProps) {
  const { place } = view;
  // Without scripts the page is drawn anew: what was asked about stands in the fields again.
  const settings = notice?.preview?.asked ?? view.settings;
  const { ways } = settings;
  const own = view.presets.find((preset) => preset.id === view.presetId);
  const [retention, setRetention] = useState(Math.round(settings.desiredRetention * 100));
  const wrong = notice?.fields ?? {};
  const form = useRef<HTMLFormElement>(null);
  const figures = useRef<HTMLDivElement>(null);
  // The form is long: what was answered stands far from where one presses, on a phone above all.
  useEffect(() => {
    if (notice?.ok === false) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else if (notice?.preview) figures.current?.focus();
  }, [notice]);
  const other = own ? own.usedBy.filter((title) => title !== place.title) : [];
  return (
    <>
      {view.presets.length > 0 ? <Chosen view={view} action={action} pending={pending} /> : null}
      <form {...keptForm(action)} ref={form} className="stack options-form">
        <input type="hidden" name="place" value={place.id} />
        <input type="hidden" name="presetId" value={view.presetId ?? ""} />
        <input type="hidden" name="version" value={own?.version ?? 0} />
        <Group title="How much">
          <NumberField
            name="newPerDay"
            label="New cards a day"
            value={settings.newPerDay}
            most={9_999}
            error={wrong.newPerDay}
          >
            Over all decks with these options together. Each new card brings about eight answers in its first
            months.
          </NumberField>
          <NumberField
            name="reviewsPerDay"
            label="Reviews a day, at most"
            value={settings.reviewsPerDay}
            most={9_999}
            error={wrong.reviewsPerDay}
          >
            What does not fit waits. A low limit lets cards fade.
          </NumberField>
          <div className="field">
            <label htmlFor="retention">Known when asked: {retention} %</label>
            <input
              id="retention"
              type="range"
              name="retention"
              min={70}
              max={99}
              value={retention}
              aria-describedby="retention-hint"
              onChange={(event) => setRetention(Number(event.currentTarget.value))}
            />
            <p id="retention-hint" className="hint">
              A card comes back when the chance of knowing it falls to this.{" "}
              {costSentence(view, retention / 100)}
            </p>
          </div>
          <NumberField
            name="maximumInterval"
            label="Longest interval, in days"
            value={settings.maximumIntervalDays}
            most={36_500}
            least={1}
            error={wrong.maximumInterval}
          >
            No card stays away longer than this.
          </NumberField>
        </Group>
        <Group title="New cards, and forgotten ones">
          <TextField
            name="learningSteps"
            label="Steps of a new card"
            value={stepsInWords(settings.learningStepsMinutes)}
            error={wrong.learningSteps}
          >
            Waits before it counts as learnt: 1m 10m asks again after a minute, then after ten.
          </TextField>
          <TextField
            name="relearningSteps"
            label="Steps after forgetting"
            value={stepsInWords(settings.relearningStepsMinutes)}
            error={wrong.relearningSteps}
          >
            Waits after Again on a card you knew. Empty: it comes back another day.
          </TextField>
          <NumberField
            name="leechAfter"
            label="Forgotten so often, a card is a leech"
            value={ways.leechAfter}
            most={99}
            least={1}
            error={wrong.leechAfter}
          >
            Better rewritten than repeated: it is listed under “Cards that do not stick”.
          </NumberField>
          <Choice
            name="leechAction"
            label="Then"
            value={ways.leechAction}
            options={[
              ["tell", "Tell me"],
              ["suspend", "Tell me, and stop asking it"],
            ]}
          />
        </Group>
        <Group title="Order">
          <Choice
            name="newOrder"
            label="New cards"
            value={ways.newOrder}
            options={[
              ["deck", "In the order of the deck"],
              ["importance", "The most important first"],
              ["random", "In random order"],
            ]}
          />
          <Choice
            name="newAmong"
            label="New cards come"
            value={ways.newAmong}
            options={[
              ["mixed", "Among the reviews"],
              ["first", "Before the reviews"],
              ["last", "After the reviews"],
            ]}
          />
          <Choice
            name="reviewOrder"
            label="Reviews"
            value={ways.reviewOrder}
            options={[
              ["shuffled", "Mixed up, the most overdue if there are too many"],
              ["urgent", "The most overdue for their interval first"],
              ["surest", "What is still likeliest to be known first"],
              ["weakest", "What is likeliest to be forgotten first"],
              ["oldest", "The longest due first"],
              ["shortest", "The shortest intervals first"],
              ["longest", "The longest intervals first"],
              ["easiest", "The easiest first"],
              ["hardest", "The hardest first"],
              ["random", "In any order"],
            ]}
          >
            With a backlog, what is still likeliest to be known saves most memory.
          </Choice>
          <Choice
            name="siblingsApart"
            label="Cards of one sentence or note"
            value={ways.siblingsApart}
            options={[
              ["both", "On different days"],
              ["new", "New ones on different days"],
              ["reviews", "Reviews on different days"],
              ["none", "May come on one day"],
            ]}
          >
            Asked on one day, the first would give the others away.
          </Choice>
          <Choice
            name="mode"
            label="Answering"
            value={ways.mode}
            options={[
              ["show", "Show the answer, then rate"],
              ["typed", "Type it"],
              ["choice", "Choose from four"],
              ["mixed", "By how well a card is known"],
            ]}
          />
        </Group>
        <Group title="Days">
          <div className="field check">
            <label>
              <input type="checkbox" name="balance" defaultChecked={ways.balance} /> Even out the days
            </label>
            <p className="hint">Where an interval leaves a choice, the day with less to do is taken.</p>
          </div>
          <fieldset className="week">
            <legend>How much each weekday should carry</legend>
            {WEEK.map((day, i) => (
              <Choice
                key={day}
                name={day}
                label={day[0]?.toUpperCase() + day.slice(1)}
                value={ways.easyDays[i] ?? "normal"}
                options={[
                  ["normal", "As usual"],
                  ["reduced", "Half"],
                  ["minimum", "As little as can be"],
                ]}
              />
            ))}
          </fieldset>
        </Group>
        <div className="field">
          <label htmlFor="name">These options are called</label>
          <input
            id="name"
            name="name"
            maxLength={160}
            required
            defaultValue={own?.name ?? (place.kind === "all" ? "My options" : place.title)}
          />
          {other.length > 0 ? (
            <p className="hint">Also used by {other.join(", ")}: saving changes them there too.</p>
          ) : null}
        </div>
        <div className="row save">
          <button type="submit" className="btn go" name="do" value="save" disabled={pending}>
            {view.presetId === null && place.kind !== "all" ? `Save for this ${place.kind}` : "Save"}
          </button>
          <button type="submit" className="btn" name="do" value="preview" disabled={pending}>
            What would it change?
          </button>
          {notice && notice.of !== "days" ? (
            <output className={notice.ok ? "small" : "small err"} key={notice.at}>
              {notice.text}
            </output>
          ) : null}
        </div>
        {notice?.preview ? (
          <section ref={figures} tabIndex={-1} aria-label="What it would change" key={notice.at}>
            <ChangeFigures view={notice.preview.change} />
          </section>
        ) : null}
      </form>
      {notice?.undo ? <Undo saved={notice.undo} action={action} pending={pending} /> : null}
      <KnownCards place={place.id} notice={notice} action={action} pending={pending} />
    </>
  );
}
