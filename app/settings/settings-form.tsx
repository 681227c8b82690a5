"use client";

import { type FormEvent, useEffect, useState } from "react";
import { setSingleKeys, useSingleKeys } from "#app/_ui/single-keys.ts";
import { keepHabitsHere, useHabits } from "#app/study/habits-here.ts";
import { parseHabits, type StudyHabits } from "#lib/study/habits.ts";
import { saveSettings } from "./actions.ts";
import { KeysTable } from "./keys-table.tsx";
import { PaceFields } from "./pace-fields.tsx";
import { SwipeSwitch } from "./swipe-switch.tsx";
import { keepUnsaved, keptUnsaved } from "./unsaved.ts";
import { VoiceFields } from "./voice-fields.tsx";

type Props = {
  /** What the server keeps; null when it keeps nothing yet. */
  readonly told: StudyHabits | null;
  readonly visitor: boolean;
  readonly dayStart: number;
};

type Said = { readonly ok: boolean; readonly text: string };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** All habits in one form with one button; nothing counts before it is pressed. */
export function SettingsForm({ told, visitor, dayStart: keptDayStart }: Props) {
  const kept = useHabits(told);
  const single = useSingleKeys();
  const [changed, setChanged] = useState<StudyHabits | null>(null);
  const [dayStart, setDayStart] = useState(keptDayStart);
  const [savedDayStart, setSavedDayStart] = useState(keptDayStart);
  const [said, setSaid] = useState<Said | null>(null);
  const [saving, setSaving] = useState(false);
  const habits = changed ?? kept;
  const unsaved = changed !== null || dayStart !== savedDayStart;
  useEffect(() => {
    const before = keptUnsaved(told);
    if (before === null) return;
    setChanged(before.habits);
    setDayStart(before.dayStart);
    setSaid({ ok: true, text: "What you changed before is still here, and not saved." });
  }, [told]);
  useEffect(() => {
    if (unsaved) keepUnsaved(told, { habits: changed ?? kept, dayStart });
  }, [unsaved, changed, kept, dayStart, told]);
  function change(part: Partial<StudyHabits>) {
    setSaid(null);
    setChanged({ ...habits, ...part });
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
      <PaceFields habits={habits} onChange={change} />
      <VoiceFields speech={habits.speech} onChange={(speech) => change({ speech })} />
      <section aria-labelledby="day">
        <h2 id="day">Your day</h2>
        <div className="field">
          <label htmlFor="day-start">A new day begins at</label>
          <select
            id="day-start"
            value={dayStart}
            disabled={visitor}
            aria-describedby="day-hint"
            onChange={(event) => {
              setSaid(null);
              setDayStart(Number(event.target.value));
            }}
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
        <KeysTable chosen={habits.keys} onChange={(keys) => change({ keys })} />
      </section>
      <div className="settings-end">
        <button type="submit" className="btn go" disabled={saving}>
          {saving ? "Saving" : "Save"}
        </button>
        <output className={said && !said.ok ? "err" : "quiet"}>
          {said?.text ?? (unsaved ? "Not saved yet." : "")}
        </output>
      </div>
    </form>
  );
}
