/** One answer of a pupil to a card, as far as the class's figures go. */
export type Given = {
  readonly pupilId: string;
  readonly cardId: string;
  readonly right: boolean;
  /** What was typed or chosen; null when nobody knows. */
  readonly response: string | null;
  /** Marked by the app or the teacher, not by the pupil. */
  readonly verified: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** How a class did with a card. */
export type ItemFigures = {
  readonly cardId: string;
  /** Pupils who answered it, and how many of them were right the first time in the span that was looked at. */
  readonly pupils: number;
  readonly right: number;
  /** The same for answers that were typed, chosen or heard in class. */
  readonly verified: { readonly pupils: number; readonly right: number };
  /** What was said instead, the most frequent first. */
  readonly wrong: readonly WrongAnswer[];
};

export type WrongAnswer = { readonly text: string; readonly pupils: readonly string[] };

/**
 * The figures of every card in some answers. A pupil counts once, with their first answer: what is repeated in one
 * sitting until it is right says little about who knew it.
 */
export function itemFigures(given: readonly Given[]): readonly ItemFigures[] {
  const byCard = new Map<string, Given[]>();
  for (const one of given) {
    const held = byCard.get(one.cardId);
    if (held) held.push(one);
    else byCard.set(one.cardId, [one]);
  }
  return [...byCard].map(([cardId, answers]) => {
    const first = firstOfEach(answers);
    const checked = firstOfEach(answers.filter((one) => one.verified));
    return {
      cardId,
      pupils: first.length,
      right: first.filter((one) => one.right).length,
      verified: { pupils: checked.length, right: checked.filter((one) => one.right).length },
      wrong: wrongAnswers(answers),
    };
  });
}

function firstOfEach(given: readonly Given[]): readonly Given[] {
  const first = new Map<string, Given>();
  for (const one of given) {
    const held = first.get(one.pupilId);
    if (!held || one.at < held.at) first.set(one.pupilId, one);
  }
  return [...first.values()];
}

/** What pupils said instead, each with who said it, most frequent first. Case, spaces and a full stop make no difference. */
export function wrongAnswers(given: readonly Given[]): readonly WrongAnswer[] {
  const said = new Map<string, { text: string; at: number; pupils: Set<string> }>();
  for (const { right, response, pupilId, at } of given) {
    if (right || response === null) continue;
    const key = alike(response);
    if (key === "") continue;
    const held = said.get(key) ?? { text: response.trim(), at, pupils: new Set<string>() };
    held.pupils.add(pupilId);
    // The earliest wording stands for all, whatever order they are given in.
    if (at < held.at || (at === held.at && response.trim() < held.text)) {
      held.text = response.trim();
      held.at = at;
    }
    said.set(key, held);
  }
  return [...said.entries()]
    .sort(([a, one], [b, other]) => other.pupils.size - one.pupils.size || (a < b ? -1 : 1))
    .map(([, { text, pupils }]) => ({ text, pupils: [...pupils].sort() }));
}

function alike(response: string): string {
  return (
    response
      .normalize("NFC")
      .toLocaleLowerCase("en")
      // "The  Balkans." → "the balkans"
      .replace(/\s{1,100}/gu, " ")
      .trim()
      .replace(/[.!?]{1,3}$/u, "")
  );
}

/** Below so many pupils a share says little. */
export const LEAST_PUPILS = 3;

/**
 * The cards that most of those who were asked got wrong, worst first: by what the share would be after two more answers,
 * one right and one wrong, so that two of two do not stand before twenty of twenty-two.
 */
export function mostMissed(figures: readonly ItemFigures[], most: number): readonly ItemFigures[] {
  const missed = (one: ItemFigures): number => (one.pupils - one.right + 1) / (one.pupils + 2);
  return figures
    .filter((one) => one.pupils >= LEAST_PUPILS && 2 * (one.pupils - one.right) > one.pupils)
    .sort((a, b) => missed(b) - missed(a) || b.pupils - a.pupils || (a.cardId < b.cardId ? -1 : 1))
    .slice(0, most);
}

/** A pupil's share right of one card, and of all the others. */
export type ItemAndRest = { readonly item: number; readonly rest: number };

/** Below so many pupils a correlation is a coin toss. */
const LEAST_TO_CORRELATE = 8;

/**
 * Discrimination: the correlation of a card with all other cards over the pupils (item–rest, Pearson), −1 to 1. Null for
 * too few pupils, or where all did alike. Near 0 the card does not tell who knows the matter; below, look at the card.
 */
export function discriminationOf(pupils: readonly ItemAndRest[]): number | null {
  if (pupils.length < LEAST_TO_CORRELATE) return null;
  const mean = (of: (one: ItemAndRest) => number): number =>
    pupils.reduce((sum, one) => sum + of(one), 0) / pupils.length;
  const item = mean((one) => one.item);
  const rest = mean((one) => one.rest);
  const both = mean((one) => (one.item - item) * (one.rest - rest));
  const spread = Math.sqrt(mean((one) => (one.item - item) ** 2) * mean((one) => (one.rest - rest) ** 2));
  return spread < 1e-9 ? null : Math.max(-1, Math.min(1, both / spread));
}
