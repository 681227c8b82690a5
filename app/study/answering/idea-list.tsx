"use client";

import type { KeyboardEvent } from "react";
import { languageAttributes } from "#app/_ui/rich-text.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { answerField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";
import type { Answering } from "./use-answering.ts";

type Props = {
  readonly card: StudyCard;
  readonly ideas: readonly string[];
  readonly answering: Answering;
  /** Gives the proposed rating. */
  readonly onGo: () => void;
};

/** The ideas of an answer, each to be ticked off if it was said; the proposed rating follows. Enter gives it. */
export function IdeaList({ card, ideas, answering, onGo }: Props) {
  const { attempt } = answering;
  const ticked = attempt?.kind === "list" ? attempt.ticked : new Set<number>();
  const written = languageAttributes(answerField(card));

  function tick(at: number) {
    const next = new Set(ticked);
    if (!next.delete(at)) next.add(at);
    answering.onAttempt({ kind: "list", ideas, ticked: next });
  }

  // A box takes Space for itself, and nothing for Enter.
  function onKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    onGo();
  }

  return (
    <fieldset className="ideas" id="told">
      <legend>Tick what you said</legend>
      {ideas.map((idea, at) => (
        <label key={idea} className="idea" {...written}>
          <input type="checkbox" checked={ticked.has(at)} onChange={() => tick(at)} onKeyDown={onKey} />
          <span>{typeset(idea)}</span>
        </label>
      ))}
      <output className="small quiet">
        {ticked.size} of {ideas.length}
      </output>
    </fieldset>
  );
}
