"use client";

import { type FormEvent, useState } from "react";
import { setSingleKeys, useSingleKeys } from "#app/_ui/single-keys.ts";
import { keepHabitsHere, useHabits } from "#app/study/habits-here.ts";
import { parseHabits, type StudyHabits } from "#lib/study/habits.ts";
import { saveSettings } from "./actions.ts";
import { KeysTable } from "./keys-table.tsx";
import { PaceFields } from "./pace-fields.tsx";
import { SwipeSwitch } from "./swipe-switch.tsx";
import { keepUnsaved, type Unsaved, useUnsaved } from "./unsaved.ts";
import { VoiceFields } from "./voice-fields.tsx";

type Props = {
  /** What the server keeps; null when it keeps nothing yet. */
  readonly told: StudyHabits | null;
  readonly visitor: boolean;
  readonly dayStart: number;
};

type Said = { readonly ok: boolean; readonly text: string };

const STILL_HERE = "What you changed before is still here, and not saved.";
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** All habits in one form with one button; nothing counts before it is pressed. */
export function SettingsForm({ told, visitor, dayStart: keptDayStart }: Props) {
  const kept = useHabits(told);
  const single = useSingleKeys();
  // What was changed on this page before one went to look at another.
  const before = useUnsaved(told);
  const [changed, setChanged] = useState<Unsaved | null>(null);
  const [savedDayStart, setSavedDayStart] = useState(keptDayStart);
  const [said, setSaid] = useState<Said | null>(null);
  const [saving, setSaving] = useState(false);
  const unsaved = changed ?? before;
  const { habits, dayStart } = unsaved ?? { habits: kept, dayStart: savedDayStart };
  function change(part: Partial<Unsaved>) {
    const next = { habits, dayStart, ...part };
    setSaid(null);
    setChanged(next);
    keepUnsaved(told, next);
  }
  function changeHabits(part: Partial<StudyHabits>) {
    change({ habits: { ...habits, ...part } });
  }
  /** What is on the screen is what is kept. */
  function settle() {
    setChanged(null);
    setSavedDayStart(dayStart);
    keepUnsaved(told, null);
  }
  async function save(event: FormEvent) {
    event.preventDefault();
    const clean = parseHabits(habits);
    if (visitor) {
      const here = keepHabitsHere(clean);
      if (here) settle();
      setSaid({
        ok: here,
        text: here ? "Kept in this browser." : "This browser keeps nothing for the page.",
      });
      return;
    }
    setSaving(true);
    const result = await saveSettings({ habits: clean, dayStart }).catch(() => null);
    setSaving(false);
    if (result?.ok) {
      keepHabitsHere(result.value);
      settle();
    }
    setSaid(
      result === null
        ? {
            ok: false,
            text: "The server cannot be reached. Nothing was saved; what you chose is still here.",
          }
        : { ok: result.ok, text: result.ok ? "Saved." : result.message },
    );
  }
  return (
    <form onSubmit={(event) => void save(event)} className="settings-form">
      <PaceFields habits={habits} onChange={changeHabits} />
      <VoiceFields speech={habits.speech} onChange={(speech) => changeHabits({ speech })} />
      <section aria-labelledby="day">
        <h2 id="day">Your day</h2>
        <div className="field">
          <label htmlFor="day-start">A new day begins at</label>
          <select
            id="day-start"
            value={dayStart}
            disabled={visitor}
            aria-describedby="day-hint"
            onChange={(event) => change({ dayStart: Number(event.target.value) })}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {String(hour).padStart(2, "0")}:00
              </option>
            ))}
          </select>
          <p id="day-hint" className="hint">
            {visitor
              ? "You can choose it after your first answer."
              : "Whoever studies after midnight still studies for the day before. It counts from now on."}
          </p>
        </div>
      </section>
      <SwipeSwitch />
      <section aria-labelledby="keys">
        <h2 id="keys" tabIndex={-1}>
          Keys
        </h2>
        <label className="switch">
          <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
          <span>Single keys work, on this device. Off: buttons, Tab and keys with Ctrl or Alt only.</span>
        </label>
        <KeysTable chosen={habits.keys} onChange={(keys) => changeHabits({ keys })} />
      </section>
      <div className="settings-end">
        <button type="submit" className="btn go" disabled={saving}>
          {saving ? "Saving" : "Save"}
        </button>
        <output className={said && !said.ok ? "err" : "quiet"}>
          {said?.text ?? (changed !== null ? "Not saved yet." : before !== null ? STILL_HERE : "")}
        </output>
      </div>
    </form>
  );
}
