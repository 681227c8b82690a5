import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { ModelSettings } from "../environment.ts";

/** A language model asked once: what it answered, as text. Throws `DomainError` with a sentence. */
export type Model = {
  readonly name: string;
  readonly ask: (instruction: string, matter: string, signal: AbortSignal) => Promise<string>;
};

/** Slow models on small machines are normal; one that says nothing for so long is away. */
const PATIENCE_MS = 120_000;
/** An answer larger than this is none. */
const MOST_BYTES = 1_000_000;

const Reply = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * A model behind the OpenAI chat protocol (`POST /chat/completions`). It follows no redirect: what is sent goes to the
 * address that the operator named, and nowhere else.
 */
export function httpModel({ baseUrl, name, apiKey }: ModelSettings, patienceMs = PATIENCE_MS): Model {
  return {
    name,
    ask: async (instruction, matter, signal) => {
      const response = await send(`${baseUrl}/chat/completions`, {
        method: "POST",
        redirect: "error",
        headers: {
          "content-type": "application/json",
          ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({
          model: name,
          temperature: 0,
          messages: [
            { role: "system", content: instruction },
            { role: "user", content: matter },
          ],
        }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      });
      const reply = Reply.safeParse(json(response));
      if (!reply.success) throw away("answered in a form that is not the OpenAI chat protocol");
      return reply.data.choices[0]?.message.content ?? "";
    },
  };
}

async function send(url: string, init: RequestInit): Promise<string> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) {
      await response.body?.cancel();
      throw away(`answered with status ${response.status}`);
    }
    return await bounded(response);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof Error && error.name === "TimeoutError") throw away("took too long");
    if (error instanceof Error && error.name === "AbortError")
      throw new DomainError("conflict", "The suggestions were stopped.");
    throw away("cannot be reached");
  }
}

async function bounded(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > MOST_BYTES) {
      await reader?.cancel();
      throw away("answered with more than fits");
    }
    chunks.push(part.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function away(what: string): DomainError {
  return new DomainError(
    "unreadable",
    `The language model ${what}. Nothing was added. The cards from the rules do not need it.`,
  );
}
