import type { Writer } from "./write-queue.ts";

/**
 * Work on several items of one kind: one result for each item, in order. Waiting items are handed over together, so
 * that they are read and written in a few statements; when it throws, each item gets a call of its own. Nothing but SQL
 * and pure calls: it may run again after trouble with the store.
 */
export type GroupWork<Item, Result> = (tx: Writer, items: readonly Item[]) => Promise<readonly Result[]>;

/** One promise that waits for its item. */
export type Member<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/** What the queue knows of waiting things, whatever their types. */
export type Waits = {
  readonly work: unknown;
  /** When the first of them came, by the clock that only goes forward. */
  readonly since: number;
  /** Does the work; what it returns keeps the promises, and is called once the commit is on the disk. */
  run(tx: Writer): Promise<() => void>;
  /** The same items, each on its own. */
  parts(): readonly Waits[];
  reject(error: unknown): void;
};

/** Items that wait for one call of their work. A job of its own is work of one item that nothing joins. */
export class Waiting<Item, Result> implements Waits {
  readonly work: GroupWork<Item, Result>;
  readonly members: Member<Item, Result>[];
  readonly since: number;

  constructor(work: GroupWork<Item, Result>, members: Member<Item, Result>[], since: number) {
    this.work = work;
    this.members = members;
    this.since = since;
  }

  async run(tx: Writer): Promise<() => void> {
    // The members of this call: others may join the waiting ones meanwhile.
    const members = [...this.members];
    const results = await this.work(
      tx,
      members.map(({ item }) => item),
    );
    if (results.length !== members.length)
      throw new Error(`The work gave ${results.length} results for ${members.length} items.`);
    return () => {
      results.forEach((result, i) => {
        members[i]?.resolve(result);
      });
    };
  }

  parts(): Waiting<Item, Result>[] {
    return this.members.map((member) => new Waiting(this.work, [member], this.since));
  }

  reject(error: unknown): void {
    for (const member of this.members) member.reject(error);
  }
}

/** Whether waiting things are of this work, and so of its item and result: one function has one pair of types. */
export function joins<Item, Result>(
  waiting: Waits,
  work: GroupWork<Item, Result>,
): waiting is Waiting<Item, Result> {
  return waiting.work === work;
}
