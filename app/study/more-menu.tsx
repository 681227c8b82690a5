"use client";

import { Dialog } from "#app/_ui/dialog.tsx";
import type { KeyMap } from "#lib/study/chords.ts";
import { COMMANDS, type CommandGroup, type CommandName, commandWords } from "#lib/study/commands.ts";
import { KeyHint } from "./key-hint.tsx";
import type { StudyCommand } from "./study-commands.ts";

/** Ways back and forth stand first: without a keyboard, Redo is nowhere else for long. */
const TURNS: ReadonlySet<CommandName> = new Set(["undo", "redo"]);
type MenuGroup = CommandGroup | "turn";
const GROUPS: readonly { readonly group: MenuGroup; readonly head: string }[] = [
  { group: "turn", head: "The last step" },
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
/** What a word of the trade does, for whoever never used one. */
const MEANING: Partial<Record<CommandName | MenuGroup, string>> = {
  challenge: "Puts the card aside, and tells whoever made it.",
  mark: "To find it again: “Marked” on the page of all cards.",
  bury: "Not asked again today; nothing else changes.",
  suspend: "Not asked again until you bring it back, on its own page or among all cards.",
  reset: "As if you had never seen it; what you answered stays in its history.",
  flag: "A colour for what you like, to find it again among all cards.",
};
const ELSEWHERE: ReadonlySet<string> = new Set(["more"]);

function groupOf(name: CommandName, group: CommandGroup): MenuGroup {
  return TURNS.has(name) ? "turn" : group;
}

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
          groupOf(name, of) === group && !ELSEWHERE.has(name)
            ? (commands.find((one) => one.name === name) ?? [])
            : [],
        );
        return own.length === 0 ? null : (
          <section key={group} className="menu" aria-labelledby={`menu-${group}`}>
            <h3 id={`menu-${group}`}>{head}</h3>
            {MEANING[group] === undefined ? null : <p className="small quiet">{MEANING[group]}</p>}
            <ul>
              {own
                .map((command) => [command, command.unavailable ?? MEANING[command.name]] as const)
                .map(([command, said]) => (
                  <li key={command.name}>
                    <button
                      type="button"
                      className="btn plain"
                      disabled={command.unavailable !== undefined}
                      aria-describedby={said === undefined ? undefined : `menu-of-${command.name}`}
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
                    {said === undefined ? null : (
                      <p className="small quiet" id={`menu-of-${command.name}`}>
                        {said}
                      </p>
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
