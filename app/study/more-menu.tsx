"use client";

import { Dialog } from "#app/_ui/dialog.tsx";
import type { KeyMap } from "#lib/study/chords.ts";
import { COMMANDS, type CommandGroup, type CommandName, commandWords } from "#lib/study/commands.ts";
import { KeyHint } from "./key-hint.tsx";
import type { StudyCommand } from "./study-commands.ts";

const GROUPS: readonly { readonly group: CommandGroup; readonly head: string }[] = [
  { group: "card", head: "This card" },
  { group: "flag", head: "Flag" },
  { group: "sitting", head: "This sitting" },
];
/** How answers are given, in a word each: they stand side by side at the head. */
const WAYS = [
  ["way-show", "Show"],
  ["way-typed", "Type"],
  ["way-choice", "Choose"],
  ["way-mixed", "Mixed"],
] as const satisfies readonly (readonly [CommandName, string])[];
const ELSEWHERE: ReadonlySet<string> = new Set(["more"]);

type Props = {
  readonly open: boolean;
  readonly commands: readonly StudyCommand[];
  readonly keys: KeyMap;
  readonly onClose: () => void;
};

/** Everything that can be done to the card and the sitting, with its key: for those who do not know the keys by heart. */
export function MoreMenu({ open, commands, keys, onClose }: Props) {
  return (
    <Dialog title="More" open={open} onClose={onClose}>
      {commands.some((command) => command.name === "way-show") ? (
        <section className="menu" aria-labelledby="menu-way">
          <h3 id="menu-way">How you answer</h3>
          <div className="chips">
            {WAYS.map(([name, word]) => {
              const command = commands.find((one) => one.name === name);
              return (
                <button
                  key={name}
                  type="button"
                  className="chip"
                  aria-pressed={command?.chosen === true}
                  onClick={() => {
                    onClose();
                    command?.run();
                  }}
                >
                  {word}
                </button>
              );
            })}
          </div>
        </section>
      ) : null}
      {GROUPS.map(({ group, head }) => {
        const own = COMMANDS.flatMap(({ name, group: of }) =>
          of === group && !ELSEWHERE.has(name) ? (commands.find((one) => one.name === name) ?? []) : [],
        );
        return own.length === 0 ? null : (
          <section key={group} className="menu" aria-labelledby={`menu-${group}`}>
            <h3 id={`menu-${group}`}>{head}</h3>
            <ul>
              {own.map((command) => (
                <li key={command.name}>
                  <button
                    type="button"
                    className="btn plain"
                    disabled={command.unavailable !== undefined}
                    onClick={() => {
                      onClose();
                      command.run();
                    }}
                  >
                    <span className={group === "flag" ? `flag ${command.name}` : undefined}>
                      {command.does ?? commandWords(command.name)}
                    </span>
                    <KeyHint keys={keys[command.name]} />
                  </button>
                  {command.unavailable === undefined ? null : (
                    <p className="small quiet">{command.unavailable}</p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Dialog>
  );
}
