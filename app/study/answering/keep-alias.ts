import type { StudyCard } from "#lib/study/types.ts";
import { newId } from "../outbox.ts";

/** A right answer that a learner added, until the server has it. Belongs to the learner who added it. */
type Waiting = {
  readonly id: string;
  readonly owner: string;
  readonly cardId: string;
  readonly text: string;
};

/** A step of the journal that added an alias. */
export type AliasKept = { readonly stepId: string; readonly label: string; readonly card: StudyCard | null };

const NAME = "dossier.aliases";
const PATIENCE_MS = 10_000;
/** More than this nobody adds without once being on line. */
const MOST_WAITING = 200;

/**
 * Keeps another right answer of a card. Null where the server is out of reach: it then waits on this device and is sent
 * with `sendAliases`. Throws nothing; what the server refuses is a sentence.
 */
export async function keepAlias(
  owner: string,
  cardId: string,
  text: string,
): Promise<{ readonly kept: AliasKept } | { readonly problem: string } | null> {
  const alias = { id: newId(), owner, cardId, text };
  const reply = await send(alias);
  if (reply === null) write([...waiting(), alias].slice(-MOST_WAITING));
  return reply;
}

/**
 * Sends what waits of this learner, and with `wasVisitor` also what was added before they had a name. What the server
 * refuses for good is dropped: the card may be gone.
 */
export async function sendAliases(owner: string, wasVisitor: boolean): Promise<void> {
  for (const alias of waiting()) {
    if (alias.owner !== owner && !(wasVisitor && alias.owner === "visitor")) continue;
    if ((await send(alias)) === null) return;
    write(waiting().filter((other) => other.id !== alias.id));
  }
}

async function send(alias: Waiting): Promise<{ kept: AliasKept } | { problem: string } | null> {
  const { id, cardId, text } = alias;
  try {
    const response = await fetch(`/api/cards/${encodeURIComponent(cardId)}/aliases`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id, text, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    // Safe: our own route answers this for 200.
    if (response.ok) return { kept: body as AliasKept };
    if (response.status >= 500 || response.status === 429 || response.status === 401) return null;
    return { problem: "The server did not take it as another right answer; your rating stands." };
  } catch {
    return null;
  }
}

function waiting(): readonly Waiting[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(read) ? read.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

function isWaiting(value: unknown): value is Waiting {
  return (
    typeof value === "object" &&
    value !== null &&
    ["id", "owner", "cardId", "text"].every(
      (name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === "string",
    )
  );
}

function write(all: readonly Waiting[]): void {
  try {
    if (all.length === 0) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify(all));
  } catch {
    // The rating was given; only the alias is lost where the browser keeps nothing.
  }
}
