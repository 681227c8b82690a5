import type { DeskCard, DeskReply } from "#lib/study/review.ts";
import type { Command } from "./desk-state.ts";

/** A step that the server would not take, in its words. */
export type Refusal = { readonly code: string; readonly message: string; readonly reply: DeskReply | null };

export type SenderEvents = {
  readonly onDone: (command: Command, reply: DeskReply) => void;
  readonly onRefused: (command: Command, refusal: Refusal) => void;
  /** Whether the server cannot be reached for the moment. */
  readonly onTrouble: (trouble: boolean) => void;
  /** What is known of a card when its step goes out: the answer to the step before may just have come. */
  readonly confirmedCard: (id: string) => DeskCard | undefined;
};

const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000];

/** Sends steps one after the other, in order, and again until the server answered: each counts once. */
export class Sender {
  readonly #address: string;
  readonly #dossierId: string;
  readonly #events: SenderEvents;
  #queue: Command[] = [];
  #running: Promise<void> | null = null;

  constructor(dossierId: string, events: SenderEvents) {
    this.#dossierId = dossierId;
    this.#address = `/api/dossiers/${encodeURIComponent(dossierId)}/review`;
    this.#events = events;
  }

  add(command: Command): void {
    this.#queue.push(command);
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    for (let command = this.#queue[0]; command; command = this.#queue[0]) {
      await this.#send(command);
      this.#queue = this.#queue.filter((one) => one !== command);
    }
    this.#running = null;
  }

  async #send(command: Command): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.#post(command).catch(() => null);
      if (answer) {
        this.#events.onTrouble(false);
        if ("message" in answer) {
          // What was meant to undo this step has nothing to undo any more.
          this.#queue = this.#queue.filter((one) => !("target" in one && one.target === command.id));
          this.#events.onRefused(command, answer);
        } else this.#events.onDone(command, answer);
        return;
      }
      this.#events.onTrouble(true);
      const pause = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)];
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Null when it is worth trying again. */
  async #post(command: Command): Promise<DeskReply | Refusal | null> {
    const response = await fetch(this.#address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(this.#bodyOf(command)),
      keepalive: true,
    });
    if (response.status >= 500) return null;
    return answerIn(await response.json());
  }

  #bodyOf(command: Command): object {
    const { id } = command;
    const step = { id, dossierId: this.#dossierId };
    switch (command.kind) {
      case "accept":
        return { kind: "decide", ...step, ...this.#seen(command.cardId), decision: "accepted" };
      case "reject": {
        const { reason } = command;
        return { kind: "decide", ...step, ...this.#seen(command.cardId), decision: "rejected", reason };
      }
      case "edit":
        return { kind: "edit", ...step, ...this.#seen(command.cardId), ...command.words };
      case "merge":
        return { kind: "merge", ...step, ...this.#seen(command.cardId), into: command.into };
      case "write": {
        const { documentId, versionId, start, end } = command.passage;
        const { category, words } = command;
        return { kind: "write", ...step, documentId, versionId, start, end, category, ...words };
      }
      case "take": {
        const { position, question } = command.candidate;
        return { kind: "take", ...step, position, question };
      }
      case "limit":
        return { kind: "limit", ...step, keep: command.keep };
      case "undo":
      case "redo":
        return { kind: "undo", ...step, target: command.target, redo: command.kind === "redo" };
    }
  }

  #seen(cardId: string): { readonly cardId: string; readonly seen: string } {
    return { cardId, seen: this.#events.confirmedCard(cardId)?.stamp ?? "gone" };
  }
}

/** Safe: only our own route answers here, with one of these two. */
function answerIn(body: unknown): DeskReply | Refusal {
  const answer = body as DeskReply | (Omit<Refusal, "reply"> & { readonly reply?: DeskReply });
  return "message" in answer ? { ...answer, reply: answer.reply ?? null } : answer;
}
