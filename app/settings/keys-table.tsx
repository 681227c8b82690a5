import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Chord, chordsOf, chordWords, withChosen } from "#lib/study/chords.ts";
import { COMMANDS, type CommandGroup, type CommandName, commandWords } from "#lib/study/commands.ts";
import type { StudyHabits } from "#lib/study/habits.ts";

type Chosen = StudyHabits["keys"];

const HEADS: Readonly<Record<CommandGroup, string>> = {
  answer: "Answering",
  way: "How you answer",
  card: "The card",
  flag: "Flags",
  sitting: "The sitting",
};
const GROUPS: readonly CommandGroup[] = ["answer", "way", "card", "flag", "sitting"];
const MOST_KEYS = 4;

/** A key that was pressed for a command while another has it. */
type Conflict = { readonly name: CommandName; readonly chord: Chord; readonly held: CommandName };

/** Every command with its keys: add one by pressing it, take one away, or go back to the default ones. */
export function KeysTable({
  chosen,
  onChange,
}: {
  readonly chosen: Chosen;
  readonly onChange: (keys: Chosen) => void;
}) {
  const map = withChosen(chosen);
  const [capturing, setCapturing] = useState<CommandName | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  function give(name: CommandName, chord: Chord, from?: CommandName) {
    const added = { ...chosen, [name]: [...map[name], chord].slice(-MOST_KEYS) };
    onChange(from ? { ...added, [from]: map[from].filter((one) => one !== chord) } : added);
    setConflict(null);
    backTo(name);
  }
  function capture(name: CommandName, chord: Chord) {
    setCapturing(null);
    backTo(name);
    const held = COMMANDS.find((command) => map[command.name].includes(chord))?.name;
    if (held === name) return;
    if (held) setConflict({ name, chord, held });
    else give(name, chord);
  }
  return (
    <div className="keys-table">
      {GROUPS.map((group) => (
        <section key={group} aria-labelledby={`keys-${group}`}>
          <h3 id={`keys-${group}`}>{HEADS[group]}</h3>
          <ul>
            {COMMANDS.filter((command) => command.group === group).map(({ name, does }) => (
              <li key={name}>
                <span className="does" id={`does-${name}`}>
                  {does}
                </span>
                <span className="held">
                  {map[name].map((chord) => (
                    <button
                      key={chord}
                      type="button"
                      className="chip"
                      onClick={() => {
                        onChange({ ...chosen, [name]: map[name].filter((one) => one !== chord) });
                        backTo(name);
                      }}
                    >
                      {chordWords(chord)}
                      <span className="sr"> for {does}: take it away</span>
                      <span aria-hidden="true">×</span>
                    </button>
                  ))}
                  {map[name].length === 0 ? <span className="quiet">No key</span> : null}
                  {capturing === name ? (
                    <Capture
                      does={does}
                      onPress={(chord) => capture(name, chord)}
                      onBlur={() => setCapturing(null)}
                      onEscape={() => {
                        setCapturing(null);
                        backTo(name);
                      }}
                    />
                  ) : (
                    <button
                      id={`add-${name}`}
                      type="button"
                      className="btn small"
                      disabled={map[name].length >= MOST_KEYS}
                      onClick={() => {
                        setConflict(null);
                        setCapturing(name);
                      }}
                    >
                      Add<span className="sr"> a key for {does}</span>
                    </button>
                  )}
                </span>
                {conflict?.name === name ? (
                  <p className="conflict" role="alert">
                    {chordWords(conflict.chord)} is the key for “{commandWords(conflict.held)}”.{" "}
                    <button
                      type="button"
                      className="btn small"
                      onClick={() => give(name, conflict.chord, conflict.held)}
                    >
                      Use it here
                    </button>{" "}
                    <button
                      type="button"
                      className="btn small"
                      onClick={() => {
                        setConflict(null);
                        backTo(name);
                      }}
                    >
                      Keep it there
                    </button>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <button
        type="button"
        className="btn"
        disabled={Object.keys(chosen).length === 0}
        onClick={() => {
          setConflict(null);
          onChange({});
        }}
      >
        Restore the default keys
      </button>
    </div>
  );
}

/** What had the focus is gone: it goes on beside it, not at the head of the page. */
function backTo(name: CommandName): void {
  requestAnimationFrame(() => document.getElementById(`add-${name}`)?.focus());
}

/** Takes the next key that is pressed. Escape and Tab leave it as it was. */
function Capture({
  does,
  onPress,
  onEscape,
  onBlur,
}: {
  readonly does: string;
  readonly onPress: (chord: Chord) => void;
  readonly onEscape: () => void;
  readonly onBlur: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  function take(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return onEscape();
    const [chord] = chordsOf(event.nativeEvent);
    if (chord !== undefined) onPress(chord);
  }
  return (
    <input
      ref={field}
      className="capture"
      aria-label={`The new key for ${does}: press it; Escape leaves it as it was`}
      placeholder="Press a key"
      value=""
      readOnly
      onKeyDown={take}
      onBlur={onBlur}
    />
  );
}
