import { randomUUID } from "node:crypto";
import { cardOf, type LoadLearner } from "./learners.ts";
import { Poster, type Trouble } from "./post.ts";

/** What came of one answer. */
export type Sent = {
  readonly id: string;
  /** Milliseconds from when it was due to leave until the reply was read: a late start counts. */
  readonly took: number;
  readonly status: number;
  readonly accepted: boolean;
  /** Why there was no reply; null when there was one. */
  readonly trouble: Trouble | null;
  /** Why it left a second time, and over a new connection; null when once was enough. */
  readonly resent: Trouble | null;
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
  const poster = new Poster(256);
  const total = rate * seconds;
  const begun = performance.now();
  const waiting: Promise<Sent>[] = [];
  for (let turn = 0; turn < total; turn += 1) {
    const due = begun + (turn / rate) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const learner = learners[turn % learners.length];
    if (learner) waiting.push(send(poster, url, learner, turn, due));
  }
  const sent = await Promise.all(waiting);
  poster.close();
  return sent;
}

async function send(
  poster: Poster,
  url: string,
  learner: LoadLearner,
  turn: number,
  due: number,
): Promise<Sent> {
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
  const { status, text, trouble, resent } = await poster.post({
    url: `${url}/api/reviews`,
    headers: { "content-type": "application/json", cookie: `dossier=${learner.token}`, origin: url },
    body,
  });
  const took = performance.now() - due;
  return { id, took, status, accepted: status === 200 && text.includes(id), trouble, resent };
}
