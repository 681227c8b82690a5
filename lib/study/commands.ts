/** Everything that can be done while studying, by name. A key, a line of a menu and a line of the palette are ways to it. */
export const COMMANDS = [
  { name: "go", does: "Show the answer, then Good", group: "answer", keys: ["Space", "Enter"] },
  { name: "again", does: "Again", group: "answer", keys: ["1"] },
  { name: "hard", does: "Hard", group: "answer", keys: ["2"] },
  { name: "good", does: "Good", group: "answer", keys: ["3"] },
  { name: "easy", does: "Easy", group: "answer", keys: ["4"] },
  { name: "hint", does: "Hint", group: "answer", keys: ["H"] },
  { name: "count-right", does: "Count what was typed as right", group: "answer", keys: ["C"] },
  { name: "receipt", does: "Receipt", group: "answer", keys: ["S"] },
  { name: "undo", does: "Undo", group: "answer", keys: ["U", "Ctrl+Z"] },
  { name: "redo", does: "Redo", group: "answer", keys: ["Ctrl+Shift+Z"] },
  { name: "edit", does: "Edit the card", group: "card", keys: ["E"] },
  { name: "copy", does: "Write a note like this one", group: "card", keys: ["Ctrl+Alt+E"] },
  { name: "info", does: "Card info", group: "card", keys: ["I"] },
  { name: "info-before", does: "Info of the card before", group: "card", keys: ["Ctrl+Alt+I"] },
  { name: "challenge", does: "The source does not say this", group: "card", keys: ["X"] },
  { name: "compare", does: "Compare with the one it was confused with", group: "card", keys: ["K"] },
  { name: "mark", does: "Mark, or take the mark away", group: "card", keys: ["*"] },
  { name: "bury", does: "Bury until tomorrow", group: "card", keys: ["-"] },
  { name: "bury-note", does: "Bury all cards of the note", group: "card", keys: ["="] },
  { name: "suspend", does: "Suspend", group: "card", keys: ["@"] },
  { name: "suspend-note", does: "Suspend all cards of the note", group: "card", keys: ["!"] },
  { name: "reset", does: "Start again as new", group: "card", keys: ["Ctrl+Alt+N"] },
  { name: "due-set", does: "Set the due date", group: "card", keys: ["Ctrl+Shift+D"] },
  {
    name: "delete",
    does: "Delete the card, with its note",
    group: "card",
    keys: ["Ctrl+Delete", "Ctrl+Backspace"],
  },
  { name: "flag-1", does: "Red flag", group: "flag", keys: ["Ctrl+1"] },
  { name: "flag-2", does: "Orange flag", group: "flag", keys: ["Ctrl+2"] },
  { name: "flag-3", does: "Green flag", group: "flag", keys: ["Ctrl+3"] },
  { name: "flag-4", does: "Blue flag", group: "flag", keys: ["Ctrl+4"] },
  { name: "flag-5", does: "Pink flag", group: "flag", keys: ["Ctrl+5"] },
  { name: "flag-6", does: "Turquoise flag", group: "flag", keys: ["Ctrl+6"] },
  { name: "flag-7", does: "Purple flag", group: "flag", keys: ["Ctrl+7"] },
  { name: "way-show", does: "Show answers", group: "way", keys: [] },
  { name: "way-typed", does: "Type answers", group: "way", keys: [] },
  { name: "way-choice", does: "Choose answers", group: "way", keys: [] },
  { name: "way-mixed", does: "Choose first, type later", group: "way", keys: [] },
  { name: "read", does: "Play the recording, or read aloud", group: "sitting", keys: ["R", "F5"] },
  { name: "pause", does: "Pause: the recording, else the sitting", group: "sitting", keys: ["5"] },
  { name: "seek-back", does: "Recording: 5 seconds back", group: "sitting", keys: ["6"] },
  { name: "seek-on", does: "Recording: 5 seconds on", group: "sitting", keys: ["7"] },
  { name: "own-play", does: "Play your own voice", group: "sitting", keys: ["V"] },
  { name: "own-record", does: "Record your own voice", group: "sitting", keys: ["Shift+V"] },
  { name: "auto", does: "Auto-advance on or off", group: "sitting", keys: ["Shift+A"] },
  { name: "options", does: "Deck options", group: "sitting", keys: ["O"] },
  { name: "decks", does: "To the decks", group: "sitting", keys: ["D"] },
  { name: "add", does: "Add notes", group: "sitting", keys: ["A"] },
  { name: "browse", does: "Browse all cards", group: "sitting", keys: ["B"] },
  { name: "memory", does: "What you know: statistics", group: "sitting", keys: ["T"] },
  { name: "palette", does: "Go to or do anything", group: "sitting", keys: ["Ctrl+K", "/"] },
  { name: "more", does: "More", group: "sitting", keys: ["M"] },
  { name: "keys", does: "All keys", group: "sitting", keys: ["?"] },
] as const satisfies readonly CommandEntry[];

type CommandEntry = {
  readonly name: string;
  readonly does: string;
  readonly group: CommandGroup;
  /** As in Anki, where Anki has it. */
  readonly keys: readonly string[];
};

/** How the lists of them are divided. */
export type CommandGroup = "answer" | "card" | "flag" | "way" | "sitting";

export type CommandName = (typeof COMMANDS)[number]["name"];

const NAMES: ReadonlySet<string> = new Set(COMMANDS.map((command) => command.name));

export function isCommandName(name: string): name is CommandName {
  return NAMES.has(name);
}

/** What a command does, in words. */
export function commandWords(name: CommandName): string {
  return COMMANDS.find((command) => command.name === name)?.does ?? name;
}
