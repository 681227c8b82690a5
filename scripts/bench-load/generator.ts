import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { cardOf, type LoadLearner } from "./learners.ts";

/** What came of one answer. */
export type Sent = {
  readonly id: string;
  /** Milliseconds from when it was due to leave until the reply was read: a late start counts. */
  readonly took: number;
  readonly status: number;
  readonly accepted: boolean;
};

type Load = {
  readonly url: string;
  readonly learners: readonly LoadLearner[];
  /** Answers a second. */
  readonly rate: number;
  readonly seconds: number;
};

/**
 * Sends answers at a steady rate, one request each, whether the server keeps up or not: learners do not wait for each
 * other. Each learner answers in turn. Ends when every reply is there.
 */
export async function load({ url, learners, rate, seconds }: Load): Promise<readonly Sent[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const total = rate * seconds;
  const begun = performance.now();
  const waiting: Promise<Sent>[] = [];
  for (let turn = 0; turn < total; turn += 1) {
    const due = begun + (turn / rate) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const learner = learners[turn % learners.length];
    if (learner) waiting.push(send(agent, url, learner, turn, due));
  }
  const sent = await Promise.all(waiting);
  agent.destroy();
  return sent;
}

function send(agent: Agent, url: string, learner: LoadLearner, turn: number, due: number): Promise<Sent> {
  const id = randomUUID();
  const now = Date.now();
  const round = Math.floor(turn / 1_000);
  const body = JSON.stringify({
    deviceId: learner.userId,
    sentAt: now,
    userId: learner.userId,
    reviews: [
      {
        id,
        kind: "answered",
        cardId: cardOf(turn * 7 + round),
        cardVersion: 1,
        rating: turn % 9 === 0 ? 1 : 3,
        target: null,
        deviceId: learner.userId,
        deviceSequence: turn,
        deviceTime: now,
        utcOffsetMinutes: 0,
        zone: "UTC",
        tookMs: 4_000,
        mode: "study",
        dueShown: null,
      },
    ],
  });
  return new Promise((resolve) => {
    const done = (status: number, text: string): void =>
      resolve({ id, took: performance.now() - due, status, accepted: status === 200 && text.includes(id) });
    const asked = request(
      `${url}/api/reviews`,
      {
        agent,
        method: "POST",
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          cookie: `dossier=${learner.token}`,
          origin: url,
        },
      },
      (reply) => {
        let text = "";
        reply.setEncoding("utf8");
        reply.on("data", (part: string) => {
          text += part;
        });
        reply.on("end", () => done(reply.statusCode ?? 0, text));
        reply.on("error", () => done(0, ""));
      },
    );
    asked.on("error", () => done(0, ""));
    asked.end(body);
  });
}
