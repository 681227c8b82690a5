/** The part of a service worker's global scope that ours uses; the compiler knows only that of a page. */

export type WorkerEvent = { waitUntil(job: Promise<unknown>): void };
export type FetchEvent = WorkerEvent & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
export type Window = { postMessage(message: unknown): void };
export type MessageToWorker = WorkerEvent & { readonly data: unknown; readonly source: Window | null };

export type WorkerScope = {
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageToWorker) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Window[]>;
  };
};

/** The scope that this script runs in; the cast is safe because nothing but a service worker loads it. */
export function workerScope(): WorkerScope {
  return globalThis as unknown as WorkerScope;
}
