import type { Draft, KeptAnswers } from "./kept-answers.ts";
import { sendAnswers, sendSubmit } from "./send-answers.ts";

/** So long after the last change an answer is sent. */
const PAUSE_MS = 500;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** `waiting`: to be handed in as soon as the server can be reached. */
export type Phase = "answering" | "handing-in" | "waiting" | "refused";

export type SenderState = {
  /** Answers on this device that the server does not have yet. */
  readonly waiting: number;
  readonly phase: Phase;
  readonly problem: string;
  /** The server's clock less the device's. */
  readonly offset: number;
  /** The end by the server's clock; more time may be given meanwhile. */
  readonly endsAt: number | null;
  /** Whether what an earlier page left on this device was looked at. */
  readonly ready: boolean;
  /** The server could not be reached the last time. */
  readonly away: boolean;
};

type Options = {
  readonly attemptId: string;
  readonly open: () => Promise<KeptAnswers>;
  readonly onChange: (change: Partial<SenderState>) => void;
  /** What an earlier page could not send. */
  readonly onFound: (drafts: readonly Draft[]) => void;
  /** It was handed in: here, by the server when the time was over, or in another window. */
  readonly onOver: () => void;
};

/**
 * Sends the answers of one attempt: each is kept on the device first, and sent again and again until the server has it.
 * Handing in waits for all of them.
 */
export class AttemptSender {
  readonly #options: Options;
  #store: KeptAnswers | null = null;
  /** Given before the device's store was open. */
  readonly #early: Draft[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending = false;
  #failures = 0;
  #handing = false;
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes up what an earlier page left behind. */
  async start(serverNow: number): Promise<void> {
    const store = await this.#options.open();
    const drafts = await store.all();
    if (this.#stopped) return;
    this.#store = store;
    this.#options.onFound(drafts);
    for (const draft of this.#early) await store.put(draft);
    this.#options.onChange({
      ready: true,
      waiting: drafts.length + this.#early.length,
      offset: serverNow - Date.now(),
    });
    await this.flush();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Keeps an answer on this device; it is sent a moment later. */
  async keep(draft: Draft): Promise<void> {
    if (this.#store === null) {
      this.#early.push(draft);
      return;
    }
    await this.#store.put(draft);
    this.#later(PAUSE_MS);
  }

  /** Hands in once everything is sent. */
  submit(): void {
    this.#handing = true;
    this.#options.onChange({ phase: "handing-in" });
    this.#later(0);
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    const store = this.#store;
    if (store === null || this.#sending || this.#stopped) return;
    this.#sending = true;
    const away = (await this.#send(store)) || (await this.#handIn(store));
    this.#sending = false;
    const left = (await store.all()).length;
    this.#options.onChange({ waiting: left, away });
    this.#failures = away ? this.#failures + 1 : 0;
    if (away && this.#handing) this.#options.onChange({ phase: "waiting" });
    if (away) this.#later(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1)));
    else if (left > 0) this.#later(PAUSE_MS);
  }

  /** Says whether the server was away. */
  async #send(store: KeptAnswers): Promise<boolean> {
    const drafts = await store.all();
    if (drafts.length === 0) return false;
    const sent = await sendAnswers(this.#options.attemptId, drafts);
    if (sent.kind === "refused") this.#refused(sent.message);
    if (sent.kind !== "done") return sent.kind === "away";
    await store.settle(sent.value.saved);
    this.#options.onChange({ offset: sent.value.now - Date.now(), endsAt: sent.value.endsAt });
    if (sent.value.submitted) this.#over();
    return false;
  }

  async #handIn(store: KeptAnswers): Promise<boolean> {
    if (!this.#handing || this.#stopped || (await store.all()).length > 0) return false;
    const done = await sendSubmit(this.#options.attemptId);
    if (done.kind === "refused") this.#refused(done.message);
    if (done.kind === "done") this.#over();
    return done.kind === "away";
  }

  #over(): void {
    this.stop();
    this.#options.onOver();
  }

  #refused(problem: string): void {
    this.stop();
    this.#options.onChange({ phase: "refused", problem });
  }

  #later(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
