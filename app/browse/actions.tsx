"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { usePaletteItems } from "#app/_ui/palette-commands.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { Asked, DayForm, TagForm } from "./asked.tsx";
import { FLAGS } from "./columns.ts";
import { type Asking, chosenItems } from "./palette-items.ts";
import { ReplaceForm } from "./replace-form.tsx";
import { ResetForm } from "./reset-form.tsx";
import { counted, figure } from "./words.ts";

type Props = {
  readonly count: number;
  readonly ownDecks: readonly { readonly id: string; readonly name: string }[];
  readonly tags: readonly string[];
  /** How far a deed is; null when none is being done. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly onStop: () => void;
  readonly onDeed: (deed: BrowseDeed) => void;
  readonly onClear: () => void;
  /** The address at which the chosen cards are practised; null for so many that no address could name them. */
  readonly practice: string | null;
  /** The same for the form that assigns them; null also for who has no classes. */
  readonly assign: string | null;
  /** The line of the palette that a key stood for; each press is another object, and is to be forgotten once done. */
  readonly pressed: { readonly id: string } | null;
  readonly onPressed: () => void;
};

/** For the button that begins what takes long. */
const VERBS: Readonly<Record<BrowseDeed["kind"], string>> = {
  suspended: "Suspend",
  unsuspended: "Bring back",
  buried: "Bury",
  unburied: "Unbury",
  marked: "Mark",
  unmarked: "Unmark",
  reset: "Set back",
  flagged: "Set the flag of",
  "due-set": "Set the day of",
  "tag-add": "Tag",
  "tag-remove": "Take tags from",
  move: "Move",
  place: "Put elsewhere in their decks",
  replace: "Replace words in the notes of",
  delete: "Delete",
};

/** More than this is asked about first: it takes a while, and many steps. */
const ASK_FROM = 500;

const PLAIN: readonly { readonly deed: BrowseDeed; readonly word: string }[] = [
  { deed: { kind: "suspended" }, word: "Suspend" },
  { deed: { kind: "unsuspended" }, word: "Bring back" },
  { deed: { kind: "buried" }, word: "Bury" },
  { deed: { kind: "unburied" }, word: "Unbury" },
  { deed: { kind: "marked" }, word: "Mark" },
  { deed: { kind: "unmarked" }, word: "Unmark" },
  { deed: { kind: "delete" }, word: "Delete" },
];

/** What stands in the bar before what asks for one thing more, and behind it; the rest is one press further. */
const FIRST: readonly string[] = ["Suspend", "Bring back", "Bury", "Mark"];
const LAST: readonly string[] = ["Delete"];

/** What can be done to the chosen cards. Everything can be taken back, so nothing is asked but what takes long. */
export function Actions({
  count,
  ownDecks,
  tags,
  progress,
  onStop,
  onDeed,
  onClear,
  practice,
  assign,
  pressed,
  onPressed,
}: Props) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [sure, setSure] = useState<BrowseDeed | null>(null);

  function act(deed: BrowseDeed): void {
    setAsking(null);
    if (count > ASK_FROM) setSure(deed);
    else onDeed(deed);
  }

  const idle = progress === null;
  const items = idle
    ? chosenItems({
        count,
        plain: PLAIN,
        moves: ownDecks.length > 0,
        onDeed: act,
        onAsk: setAsking,
        onClear,
      })
    : [];
  usePaletteItems("browse-chosen", items);
  const run = useEffectEvent((id: string) => {
    const does = items.find((item) => item.id === id)?.does;
    onPressed();
    if (does?.kind === "run") does.run();
  });
  const ran = useRef<Props["pressed"]>(null);
  useEffect(() => {
    if (pressed === null || ran.current === pressed) return;
    ran.current = pressed;
    run(pressed.id);
  }, [pressed]);

  if (progress !== null) {
    return (
      <fieldset className="browse-actions" aria-label="Being done">
        <output>
          {figure(progress.done)} of {figure(progress.of)} cards
        </output>
        <progress value={progress.done} max={progress.of} aria-label="Done so far" />
        <button type="button" className="btn small" onClick={onStop}>
          Stop
        </button>
      </fieldset>
    );
  }
  const cards = counted(count, "card");
  const plain = (which: (word: string) => boolean) =>
    PLAIN.filter(({ word }) => which(word)).map(({ deed, word }) => (
      <button key={word} type="button" className="btn small" onClick={() => act(deed)}>
        {word}
      </button>
    ));
  const further = (what: Asking, words: string) => (
    <button type="button" className="btn small" aria-haspopup="dialog" onClick={() => setAsking(what)}>
      {words}
    </button>
  );
  return (
    <fieldset className="browse-actions" aria-label="With the chosen cards">
      {plain((word) => FIRST.includes(word))}
      <Asked
        word="Flag"
        title={`A flag for ${cards}`}
        open={asking === "flag"}
        onOpen={(open) => setAsking(open ? "flag" : null)}
      >
        {["No flag", ...FLAGS.slice(1)].map((word, flag) => (
          <button
            key={word}
            type="button"
            className="btn small"
            onClick={() => act({ kind: "flagged", flag })}
          >
            {word}
          </button>
        ))}
      </Asked>
      <Asked
        word="Tag"
        title={`Tags for ${cards}`}
        open={asking === "tag"}
        onOpen={(open) => setAsking(open ? "tag" : null)}
      >
        <TagForm tags={tags} onDeed={act} />
      </Asked>
      <Asked
        word="Day"
        title={`A day for ${cards}`}
        open={asking === "day"}
        onOpen={(open) => setAsking(open ? "day" : null)}
      >
        <DayForm onDeed={act} />
      </Asked>
      {ownDecks.length === 0 ? null : (
        <Asked
          word={null}
          title={`When ${cards} come, while new`}
          open={asking === "order"}
          onOpen={(open) => setAsking(open ? "order" : null)}
        >
          <p className="small quiet">In decks of your own, where new cards come in the order of the deck.</p>
          <button type="button" className="btn small" onClick={() => act({ kind: "place", to: "first" })}>
            Before all others
          </button>
          <button type="button" className="btn small" onClick={() => act({ kind: "place", to: "last" })}>
            After all others
          </button>
        </Asked>
      )}
      <Asked
        word={null}
        title={`Set ${cards} back to new`}
        open={asking === "reset"}
        onOpen={(open) => setAsking(open ? "reset" : null)}
      >
        <ResetForm onDeed={act} />
      </Asked>
      <Asked
        word={null}
        title={`Replace words in the notes of ${cards}`}
        open={asking === "replace"}
        onOpen={(open) => setAsking(open ? "replace" : null)}
      >
        <ReplaceForm onDeed={act} />
      </Asked>
      {ownDecks.length === 0 ? null : (
        <Asked
          word="Move"
          title={`Move ${cards}`}
          open={asking === "move"}
          onOpen={(open) => setAsking(open ? "move" : null)}
        >
          {ownDecks.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="btn small"
              onClick={() => act({ kind: "move", deckId: id })}
            >
              {name.replaceAll("::", " › ")}
            </button>
          ))}
        </Asked>
      )}
      <Asked
        word="More"
        title={`With ${cards}`}
        open={asking === "more"}
        onOpen={(open) => setAsking(open ? "more" : null)}
      >
        {plain((word) => !FIRST.includes(word) && !LAST.includes(word))}
        {further("reset", "Set back to new…")}
        {further("replace", "Replace words…")}
        {ownDecks.length === 0 ? null : further("order", "Order while new…")}
      </Asked>
      {plain((word) => LAST.includes(word))}
      {practice === null ? null : (
        <a className="btn small" href={practice}>
          Practise
        </a>
      )}
      {assign === null ? null : (
        <a className="btn small" href={assign}>
          Assign
        </a>
      )}
      <button type="button" className="btn plain small" onClick={onClear}>
        Choose none
      </button>
      <Dialog title={`This is about ${cards}`} open={sure !== null} onClose={() => setSure(null)}>
        <p>It takes a moment, can be stopped on the way, and can be taken back afterwards.</p>
        <div className="row">
          <button
            type="button"
            className="btn go"
            onClick={() => {
              const deed = sure;
              setSure(null);
              if (deed) onDeed(deed);
            }}
          >
            {sure === null ? "" : VERBS[sure.kind]} {cards}
          </button>
        </div>
      </Dialog>
    </fieldset>
  );
}
