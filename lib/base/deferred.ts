/** A promise that is settled from outside. */
export type Deferred<Value> = {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
};

export function deferred<Value>(): Deferred<Value> {
  let settle: Pick<Deferred<Value>, "resolve" | "reject"> | null = null;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // A promise calls its function at once.
  if (settle === null) throw new Error("A promise was not begun.");
  const { resolve, reject } = settle as Pick<Deferred<Value>, "resolve" | "reject">;
  return { promise, resolve, reject };
}
