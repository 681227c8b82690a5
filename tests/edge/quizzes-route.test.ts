import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newToken } from "#app/_edge/session-cookie.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { context, visitor } from "#tests/db/services/fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-edge-"));
const HOST = "127.0.0.1:3000";
type Post = (request: Request) => Promise<Response>;
let answers: Post;
let submit: Post;
let preview: Post;
let csv: (request: Request, context: { params: Promise<{ quizId: string }> }) => Promise<Response>;
let store: Store;
let quizId: string;
let attemptId: string;
let questions: readonly { readonly id: string; readonly prompt: string }[];
const mine = newToken();
const theirs = newToken();

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ POST: answers } = await import("#app/api/quizzes/answers/route.ts"));
  ({ POST: submit } = await import("#app/api/quizzes/submit/route.ts"));
  ({ POST: preview } = await import("#app/api/quizzes/preview/route.ts"));
  ({ GET: csv } = await import("#app/api/quizzes/[quizId]/csv/route.ts"));
  const { storeOfServer } = await import("#lib/services/server.ts");
  const { quizOf, shipped } = await import("#tests/db/services/quiz-fixtures.ts");
  const { startAttempt } = await import("#lib/services/quizzes/start-attempt.ts");
  const { attemptView } = await import("#lib/services/quizzes/attempt-view.ts");
  store = await storeOfServer();
  await shipped(store, path.join(folder, "decks"));
  const { now } = { now: Date.now() };
  quizId = await quizOf(context(store, visitor(mine), now));
  await quizOf(context(store, visitor(theirs), now));
  const ctx = await learner(mine);
  ({ attemptId } = await startAttempt(ctx, { quizId }));
  ({ questions } = await attemptView(ctx, attemptId));
});

async function learner(token: string): Promise<Ctx> {
  const { holder } = await import("#tests/db/services/fixtures.ts");
  return holder(store, token, Date.now());
}

afterAll(async () => {
  await store.close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function request(where: string, body: unknown, token: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://${HOST}/api/quizzes/${where}`, {
    method: "POST",
    headers: {
      host: HOST,
      origin: `http://${HOST}`,
      cookie: `dossier=${token}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
  });
}
const answerOf = (at: number, sequence = 1) => ({
  questionId: questions[at]?.id,
  sequence,
  response: { kind: "text", text: "1750" },
});

/** The years of the cards are looked for; an id or a moment may hold the same digits by chance. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f-]{36}/gu, "");

describe("the routes of a quiz", () => {
  it("keep an answer, and say nothing of the key", async () => {
    const reply = await answers(request("answers", { attemptId, answers: [answerOf(0)] }, mine));
    const text = await reply.text();
    expect(reply.status).toBe(200);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(JSON.parse(text)).toMatchObject({ saved: [{ sequence: 1 }], late: [], submitted: false });
    expect(withoutIds(text)).not.toMatch(/\b18\d\d\b|right|answer"/u);
  });

  it("say what could be asked without saying what is answered", async () => {
    const selection = [{ kind: "cards", cardIds: ["card-1", "card-2", "card-3", "card-4"] }];
    const reply = await preview(request("preview", { selection, count: 4 }, mine));
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ cards: 4 });
    expect(withoutIds(text)).not.toMatch(/\b18\d\d\b/u);
  });

  it("do not know anybody else's attempt or quiz", async () => {
    const refused = await Promise.all([
      answers(request("answers", { attemptId, answers: [answerOf(0, 9)] }, theirs)),
      submit(request("submit", { attemptId }, theirs)),
      submit(request("submit", { attemptId }, newToken())),
      csv(request("x/csv", {}, theirs), { params: Promise.resolve({ quizId }) }),
      csv(request("x/csv", {}, theirs), { params: Promise.resolve({ quizId: "none" }) }),
    ]);
    expect(refused.map((reply) => reply.status)).toEqual([404, 404, 404, 404, 404]);
  });

  it("refuse what comes from elsewhere, and what is no answer", async () => {
    const body = { attemptId, answers: [answerOf(1)] };
    const elsewhere = await answers(request("answers", body, mine, { origin: "https://evil.example" }));
    expect(elsewhere.status).toBe(403);
    const odd = { attemptId, answers: [{ ...answerOf(1), response: { kind: "chosen", chosen: ["a"] } }] };
    expect((await answers(request("answers", odd, mine))).status).toBe(400);
  });

  it("hand in once, and give the table to whose quiz it is", async () => {
    const replies = await Promise.all([1, 2, 3].map(() => submit(request("submit", { attemptId }, mine))));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    const late = await answers(request("answers", { attemptId, answers: [answerOf(2, 9)] }, mine));
    expect(await late.json()).toMatchObject({ submitted: true, late: [questions[2]?.id] });
    const table = await csv(request("x/csv", {}, mine), { params: Promise.resolve({ quizId }) });
    expect(table.headers.get("content-type")).toContain("text/csv");
    expect(await table.text()).toContain("You,1,");
  });
});
