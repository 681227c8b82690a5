import { sharedLength } from "#lib/base/text.ts";
import { keyText } from "#lib/cards/identity.ts";
import type { Card } from "#lib/cards/types.ts";
import { contentWords } from "#lib/cards/words.ts";
import type { Claim } from "#lib/conflicts/types.ts";

/** For comparing words that are shown with words that are kept: case, articles and marks aside. */
export function sameWords(text: string): string {
  return keyText(text);
}

/**
 * Which side of a disagreement a fact card is on: that of the claim its own proof stands in, else the only side that
 * its document takes. Null when its document takes none, or both and nothing tells which; `close`: only by the proof.
 */
export function heldBy(card: Card, claims: readonly Claim[], how: "close" | "any" = "any"): string | null {
  const inReadings = new Set(card.readings?.flatMap(({ evidence }) => evidence));
  const proofs = card.evidence.filter((one, index) => one.role === "proof" && !inReadings.has(index));
  const near = claims.filter((claim) =>
    proofs.some((proof) => {
      if (proof.document !== claim.document) return false;
      return sharedLength(proof, claim) * 2 >= Math.min(proof.end - proof.start, claim.end - claim.start);
    }),
  );
  if (near.length > 0) return only(near) ?? only(near.filter(({ value }) => isWorded(card, value)));
  if (how === "close") return null;
  const documents = new Set(proofs.map(({ document }) => document));
  return only(claims.filter((claim) => documents.has(claim.document)));
}

function only(claims: readonly Claim[]): string | null {
  const [first, ...others] = new Set(claims.map(({ value }) => value));
  return first !== undefined && others.length === 0 ? first : null;
}

/** Whether the answer of a card is about a value: they share words, and all words of the shorter one. */
export function isWorded(card: Pick<Card, "answer">, value: string): boolean {
  const answer = new Set(contentWords(card.answer));
  const words = contentWords(value);
  const shared = words.filter((word) => answer.has(word)).length;
  return shared > 0 && (shared === words.length || shared === answer.size);
}

// According to “The Long Bridge of Veldmar”, on what date … · According to the second document, who …
const ATTRIBUTED =
  /^According to (?:“[^“”]{1,200}”|(?:the document that begins )?“[^”]{1,200}”(?: \([^()]{1,120}\))?|[^,“”]{1,200}(?:“[^“”]{1,200}”)?),\s(?<question>\S.{0,600})$/su;

/** The question without its source; as it is where no source is named at its beginning. */
export function plainWording(question: string): string {
  const plain = ATTRIBUTED.exec(question)?.groups?.question;
  return plain === undefined ? question : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
