import type { StudyCard } from "#lib/study/types.ts";
import { newId } from "./outbox.ts";
import { keepDeed } from "./waiting-deeds.ts";
import { withWords } from "./with-deeds.ts";

/** A card with other words, and the step that takes them back. `card` is null when it is studied no longer. */
export type Edited = { readonly stepId: string; readonly label: string; readonly card: StudyCard | null };

/** Longer than this nobody waits for a save. */
const PATIENCE_MS = 15_000;

/**
 * Sends the words of a form; without the network they wait on this device for their owner, where
 * there is one. Null `edited`: nothing was changed. Never
 * throws; what went wrong is a sentence.
 */
export async function sendEdit(
  card: StudyCard,
  form: FormData,
  owner?: string | null,
): Promise<{ readonly problem: string } | { readonly edited: Edited | null }> {
  const content: Record<string, string> = {};
  for (const name of ["question", "answer"] as const) {
    const value = form.get(name);
    // A form normalises line ends.
    const text = typeof value === "string" ? value.replaceAll("\r\n", "\n") : null;
    if (text !== null && text !== card[name]) content[name] = text;
  }
  if (Object.keys(content).length === 0) return { edited: null };
  const memory = form.get("memory");
  const id = newId();
  const sent = {
    id,
    cardId: card.id,
    content,
    ...(memory === "suited" || memory === null ? {} : { memory }),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  try {
    const response = await fetch("/api/cards", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sent),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    // Safe: our own route answers this for 200.
    if (response.ok) return { edited: body as Edited };
    return { problem: sentenceIn(body) };
  } catch {
    const effect = { kind: "words", cardId: card.id, content } as const;
    const deed = { id, owner: owner ?? "", at: Date.now(), body: sent, label: "Card edited", effect };
    if (owner && (await keepDeed({ ...deed, about: card.question })))
      return {
        edited: {
          stepId: id,
          label: `${deed.label}; it waits on this device`,
          card: withWords(card, content),
        },
      };
    return { problem: "This needs the network. Your words stay here; save again when you are back." };
  }
}

function sentenceIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not take it. Your words stay here; try again.";
}
