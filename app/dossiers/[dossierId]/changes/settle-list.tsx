"use client";

import { useActionState } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import type { ToSettle, Words } from "#lib/services/dossiers/changes-view.ts";
import { settle } from "./actions.ts";

type Props = { readonly dossierId: string; readonly cards: readonly ToSettle[] };

/** The cards that two sides changed, each with both wordings and a button under each. Works as plain forms too. */
export function SettleList({ dossierId, cards }: Props) {
  const [told, action, pending] = useActionState(settle, null);
  return (
    <div aria-busy={pending}>
      <output className={told?.ok === false ? "said danger" : "said quiet"}>{told?.text}</output>
      {cards.map((card) => (
        <form key={`${card.cardId} ${card.version}`} action={action} className="settle">
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="cardId" value={card.cardId} />
          <input type="hidden" name="version" value={card.version} />
          <p>
            <CategoryMark category={card.category} />
          </p>
          <div className="two-words">
            <Side title="Yours" words={card.yours} />
            <Side title="From the documents now" words={card.generated} />
          </div>
          <div className="row">
            <button className="btn" type="submit" name="take" value="yours" disabled={pending}>
              Keep yours
            </button>
            <button className="btn" type="submit" name="take" value="generated" disabled={pending}>
              Take the new
            </button>
          </div>
        </form>
      ))}
    </div>
  );
}

function Side({ title, words }: { readonly title: string; readonly words: Words }) {
  return (
    <div>
      <h3 className="side-title">{title}</h3>
      <p className="q">{typeset(words.question)}</p>
      <p className="a">{typeset(words.answer)}</p>
    </div>
  );
}
