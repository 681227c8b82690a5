import { isReachable } from "#app/_ui/reachable.ts";
import type { SentReview } from "#lib/study/types.ts";
import { cookiesAreKept } from "./cookies.ts";
import { adoptDecks, noteSent } from "./decks-here.ts";
import { keepDecks, QUIET_MS, SETTLED_MS } from "./keep-decks.ts";
import { alone } from "./one-tab.ts";
import { type Draft, forgetfulOutbox, type Outbox, openOutbox, VISITOR } from "./outbox.ts";
import { sendAll } from "./send-all.ts";
import { sendDeeds } from "./send-deeds.ts";
import { type Receipt, waitAfter } from "./sending.ts";
import { FIRST_LOOK_MS, LONGEST_WAIT_MS, watchFromShell } from "./shell-watch.ts";
import { NOTHING_YET, type SyncState } from "./sync-state.ts";
import { CHANNEL, THIS_TAB, type Told } from "./tabs.ts";
import { deedsOf, deedsOfOthers, forgetDeeds, watchDeeds } from "./waiting-deeds.ts";

export type SyncEvents = {
  /** An answer given in another tab by the same learner. */
  readonly onElsewhere?: (draft: Draft) => void;
  /** The server has a batch: its states, and whose answers they are. */
  readonly onReceived?: (receipt: Receipt, stillWaiting: ReadonlySet<string>) => void;
};

export type Sync = {
  subscribe(listener: () => void): () => void;
  state(): SyncState;
  /** Unsent events of this learner, oldest first, once the outbox is open. */
  unsent(): Promise<readonly SentReview[]>;
  /** Keeps an event and sends it when it can. */
  add(draft: Draft): void;
  sendNow(): void;
  forgetRefused(): Promise<void>;
  /** Removes what other learners left here. */
  forgetOthers(): Promise<void>;
  stop(): void;
};

/**
 * Starts keeping and sending one learner's answers (`userId` null: a visitor). All tabs share one outbox; a lock lets
 * one of them send at a time, and they tell each other what was answered.
 */
export function startSync(userId: string | null, events: SyncEvents): Sync {
  let owner = userId ?? VISITOR;
  let state = NOTHING_YET;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending = false;
  let again = false;
  let stopped = false;
  /** Added but not yet on disk: counted at once, so that the bar never says "Saved" too early. */
  let writing = 0;
  let theirDeeds = 0;
  const listeners = new Set<() => void>();
  /** Holds what the disk would not take; sent like the rest. */
  const spare = forgetfulOutbox();
  const channel = new BroadcastChannel(CHANNEL);
  let outbox = open();
  const decks = keepDecks({
    owner: () => owner,
    isQuiet: () => !stopped && state.durable && !state.nameless && state.waiting === 0,
    isLearner: async () => (await (await outbox).lastUser()) !== null,
    show,
  });

  async function open(): Promise<Outbox> {
    try {
      const opened = await openOutbox();
      if (userId !== null) await opened.adopt(userId, false);
      return opened;
    } catch {
      show({ durable: false });
      return forgetfulOutbox();
    }
  }

  function show(change: Partial<SyncState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  async function recount(change: Partial<SyncState> = {}): Promise<void> {
    try {
      const box = await outbox;
      const waiting = (await box.count(owner)) + (await spare.count(owner));
      const refused = [...(await box.refused(owner)), ...(await spare.refused(owner))];
      const others = (await box.others(owner)) + theirDeeds;
      show({ known: true, waiting: waiting + writing, refused, others, ...change });
    } catch {
      // The database was closed under us; the next answer opens it again.
      show({ known: true, ...change });
    }
  }

  /** Read when they change, not with every answer. */
  async function readDeeds(): Promise<void> {
    theirDeeds = await deedsOfOthers(owner);
    show({ deeds: await deedsOf(owner) });
    await recount();
  }

  function tell(draft: Draft | null): void {
    if (!stopped) channel.postMessage({ owner, draft } satisfies Told);
  }

  async function keep(draft: Draft): Promise<void> {
    writing += 1;
    show({ waiting: state.waiting + 1 });
    await write(draft);
    writing -= 1;
    tell(draft);
    await recount();
    if (timer === null) void flush();
  }

  /** To the disk; after a second try on a fresh connection (browsers lose them) into memory, and the bar says so. */
  async function write(draft: Draft): Promise<void> {
    try {
      await (await outbox).add(owner, draft);
    } catch {
      outbox = open();
      try {
        await (await outbox).add(owner, draft);
      } catch {
        show({ durable: false });
        await spare.add(owner, draft);
      }
    }
  }

  async function flush(): Promise<void> {
    if (stopped || state.nameless) return;
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    try {
      const box = await outbox;
      await alone(() => drain(box));
      await drain(spare);
      // What was answered first: a deletion must not be there before the last answer.
      if (timer === null && state.deeds.length > 0) await sendDeeds(owner);
    } catch {
      // The outbox could not be read just now; what is in it is tried again.
      failures += 1;
      timer = setTimeout(() => void flush(), waitAfter(failures, Math.random()));
    }
    sending = false;
    await recount();
    if (again && timer === null) {
      again = false;
      void flush();
    }
  }

  /** Sends until nothing is left or the server cannot take more now. */
  async function drain(box: Outbox): Promise<void> {
    const putOff = await sendAll(box, {
      owner: () => owner,
      stopped: () => stopped,
      received: (receipt, batch) => received(box, receipt, batch),
    });
    if (putOff === null) return;
    failures += 1;
    show({ offline: !putOff.reachable, held: putOff.reachable, signedOut: putOff.signedOut });
    timer = setTimeout(() => void flush(), putOff.afterMs ?? waitAfter(failures, Math.random()));
  }

  async function received(box: Outbox, receipt: Receipt, batch: readonly SentReview[]): Promise<void> {
    failures = 0;
    if (owner === VISITOR) {
      // The name first: an answer that is added from here on carries it, one added before stands in line before the
      // adoption. The other way round, an answer could slip in between as a visitor's and wait there unseen.
      owner = receipt.userId;
      await box.adopt(receipt.userId, true);
      await spare.adopt(receipt.userId, true);
      await adoptDecks(VISITOR, receipt.userId);
    }
    const accepted = new Set(receipt.accepted);
    // First there, then gone from here: a crash in between leaves it in both, where it counts once.
    await noteSent(
      owner,
      batch.filter((review) => accepted.has(review.id)),
    );
    await box.settle(owner, receipt.accepted, receipt.refused, Date.now());
    const left = await box.unsent(owner, 1_000);
    await recount({ offline: false, held: false, signedOut: false });
    events.onReceived?.(receipt, new Set(left.map((review) => review.cardId)));
    tell(null);
    decks.soon(QUIET_MS);
  }

  function wake(): void {
    if (document.visibilityState === "hidden") return;
    failures = 0;
    void flush();
    decks.soon(SETTLED_MS);
  }
  function lost(): void {
    show({ offline: true });
  }
  /** The network is back. Where nothing waits to be sent, only asking tells whether the server is there too. */
  function back(): void {
    wake();
    void lookForServer(FIRST_LOOK_MS);
  }
  async function lookForServer(wait: number): Promise<void> {
    const reached = await isReachable();
    if (stopped || !state.offline) return;
    if (reached) show({ offline: false });
    else if (navigator.onLine)
      setTimeout(() => void lookForServer(2 * wait), Math.min(wait, LONGEST_WAIT_MS));
  }
  function leaving(event: BeforeUnloadEvent): void {
    // Only where leaving would lose something: the browser then asks.
    if (!state.durable && !state.nameless && state.waiting > 0) event.preventDefault();
  }
  function heard(message: MessageEvent<Told>): void {
    const { draft, owner: theirs } = message.data;
    // Tabs opened by one visitor share a cookie: the user that one of them becomes, all of them are.
    const asVisitors = userId === null && (theirs === VISITOR || owner === VISITOR);
    if (theirs !== owner && !asVisitors) return;
    if (message.data.left !== undefined && message.data.left !== THIS_TAB) location.reload();
    if (draft) events.onElsewhere?.(draft);
    if (asVisitors && owner === VISITOR && theirs !== VISITOR) void become(theirs);
    else void recount();
  }
  /** Another tab became a user with this tab's cookie: what was added here as a visitor's since then follows. */
  async function become(user: string): Promise<void> {
    owner = user;
    try {
      await (await outbox).adopt(user, false);
      await spare.adopt(user, false);
    } catch {
      // The next page adopts them when it opens the outbox.
    }
    await recount();
    if (state.waiting > 0 && timer === null) void flush();
  }

  channel.addEventListener("message", heard);
  window.addEventListener("online", back);
  window.addEventListener("offline", lost);
  window.addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", wake);
  const unwatchDeeds = watchDeeds(() => void readDeeds());
  const watch = watchFromShell((reached) => {
    show({ offline: !reached });
    if (reached) wake();
  });
  const begun = { offline: !navigator.onLine || watch.inShell, nameless: !cookiesAreKept() };
  void Promise.all([recount(begun), readDeeds()]).then(() => {
    if (state.waiting > 0 || state.deeds.length > 0) void flush();
    decks.soon(SETTLED_MS);
  });
  void decks.look();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    unsent: async () => [...(await (await outbox).unsent(owner, 10_000))],
    add: (draft) => void keep(draft),
    sendNow: wake,
    async forgetRefused() {
      await (await outbox).forgetRefused(owner);
      await spare.forgetRefused(owner);
      await recount();
      tell(null);
    },
    async forgetOthers() {
      await (await outbox).forget(null, owner);
      await forgetDeeds(null, owner);
      await recount();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      decks.stop();
      watch.stop();
      unwatchDeeds();
      channel.close();
      window.removeEventListener("online", back);
      window.removeEventListener("offline", lost);
      window.removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", wake);
      listeners.clear();
    },
  };
}
