import type { Draft } from "./kept-answers.ts";

/** What the server says to answers. */
export type SaveReply = {
  readonly saved: readonly { readonly questionId: string; readonly sequence: number }[];
  readonly late: readonly string[];
  readonly submitted: boolean;
  readonly endsAt: number | null;
  readonly now: number;
};

/** `away`: nothing is wrong with it, try again. `refused`: with a sentence for the person. */
export type Sent<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "away" }
  | { readonly kind: "refused"; readonly message: string };

const PATIENCE_MS = 15_000;

export function sendAnswers(attemptId: string, answers: readonly Draft[]): Promise<Sent<SaveReply>> {
  return post("/api/quizzes/answers", { attemptId, answers });
}

export function sendSubmit(attemptId: string): Promise<Sent<{ readonly attemptId: string }>> {
  return post("/api/quizzes/submit", { attemptId });
}

/** Posts once. Never throws. */
async function post<T>(path: string, body: unknown): Promise<Sent<T>> {
  try {
    const reply = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (reply.ok) return { kind: "done", value: valueIn<T>(await reply.json()) };
    if (reply.status === 400 || reply.status === 404)
      return { kind: "refused", message: await messageIn(reply) };
    return { kind: "away" };
  } catch {
    return { kind: "away" };
  }
}

/** Our own server's reply; its shape is promised by the route, so it is named rather than checked. */
function valueIn<T>(body: unknown): T {
  return body as T;
}

async function messageIn(reply: Response): Promise<string> {
  const body: unknown = await reply.json().catch(() => null);
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string")
    return body.message;
  return "The server did not take the answers. They stay on this device; reload the page.";
}
