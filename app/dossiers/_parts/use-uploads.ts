import { useCallback, useEffect, useRef, useState } from "react";
import { type Sent, sendFile, type Taken, type Target } from "./send-file.ts";

export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly state:
    | { readonly kind: "waiting" }
    | { readonly kind: "sending"; readonly sent: number }
    | { readonly kind: "reading" }
    | { readonly kind: "done"; readonly taken: Taken }
    | { readonly kind: "failed"; readonly message: string; readonly again: boolean };
};

/** What is to be sent: a file, or pasted text under a title. */
export type Item = { readonly name: string; readonly body: Blob; readonly title?: string | undefined };

/** So many are on their way at once; the server reads as many. */
const AT_ONCE = 2;
/** A server that is busy is asked again by itself when it names so short a wait. */
const LONGEST_WAIT_S = 10;
const TRIES = 20;

type Options = {
  /** Where the files go; asked for once, with the first file, so that a dossier is begun only when it is needed. */
  readonly target: (first: Item) => Promise<Target | { readonly message: string }>;
  /** Why a file cannot be taken, before it is sent; null when it can. */
  readonly refusal: (item: Item) => string | null;
  readonly onTaken?: (taken: Taken) => void;
};

/** Sends files one after the other, two at a time; each has its own progress, and one that fails holds up no other. */
export function useUploads(options: Options) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const work = useRef<Work | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const made = newWork(setUploads, () => latest.current);
    work.current = made;
    return () => made.abort.abort();
  }, []);
  const add = useCallback((items: readonly Item[]) => work.current?.add(items), []);
  const again = useCallback((key: number) => work.current?.again(key), []);
  const forget = useCallback((key: number) => {
    setUploads((all) => all.filter((one) => one.key !== key));
  }, []);
  const busy = uploads.some(({ state }) => state.kind !== "done" && state.kind !== "failed");
  return { uploads, add, again, forget, busy };
}

type Work = {
  readonly abort: AbortController;
  add(items: readonly Item[]): void;
  again(key: number): void;
};

function newWork(
  setUploads: (change: (all: readonly Upload[]) => readonly Upload[]) => void,
  options: () => Options,
): Work {
  const abort = new AbortController();
  const items = new Map<number, Item>();
  const queue: number[] = [];
  let running = 0;
  let lastKey = 0;
  // In seconds, so that what is added later comes later, also from another page.
  const since = Math.floor(Date.now() / 1000);
  let target: Promise<Target | { readonly message: string }> | null = null;

  const show = (key: number, state: Upload["state"]): void =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, state } : one)));

  async function send(key: number, item: Item): Promise<void> {
    target ??= options().target(item);
    const to = await target;
    if ("message" in to) {
      target = null;
      show(key, { kind: "failed", message: to.message, again: true });
      return;
    }
    const sent = await sendPatiently(key, item, to);
    if (sent.ok) {
      show(key, { kind: "done", taken: sent.taken });
      options().onTaken?.(sent.taken);
    } else show(key, { kind: "failed", message: sent.message, again: sent.retry !== null });
  }

  async function sendPatiently(key: number, item: Item, to: Target): Promise<Sent> {
    for (let tries = 1; ; tries += 1) {
      const onSent = (bytes: number): void =>
        show(key, bytes < item.body.size ? { kind: "sending", sent: bytes } : { kind: "reading" });
      show(key, { kind: "sending", sent: 0 });
      const sent = await sendFile({
        target: to,
        ...item,
        place: since + key,
        onSent,
        signal: abort.signal,
      });
      const waits = !sent.ok && sent.retry !== null && sent.retry > 0 && sent.retry <= LONGEST_WAIT_S;
      if (!waits || tries >= TRIES || abort.signal.aborted) return sent;
      show(key, { kind: "waiting" });
      await new Promise((resolve) => setTimeout(resolve, 1000 * (sent.retry ?? 1)));
    }
  }

  function next(): void {
    while (running < AT_ONCE) {
      const key = queue.shift();
      const item = key === undefined ? undefined : items.get(key);
      if (key === undefined || item === undefined) return;
      running += 1;
      void send(key, item).finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return {
    abort,
    add: (added) => {
      const fresh = added.map((item): Upload => {
        lastKey += 1;
        items.set(lastKey, item);
        const refusal = options().refusal(item);
        if (refusal === null) queue.push(lastKey);
        const state = refusal === null ? ({ kind: "waiting" } as const) : failed(refusal);
        return { key: lastKey, name: item.title ?? item.name, size: item.body.size, state };
      });
      setUploads((all) => [...all, ...fresh]);
      next();
    },
    again: (key) => {
      show(key, { kind: "waiting" });
      queue.push(key);
      next();
    },
  };
}

function failed(message: string): Upload["state"] {
  return { kind: "failed", message, again: false };
}
