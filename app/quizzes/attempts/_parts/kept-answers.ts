import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Response } from "#lib/quiz/types.ts";

/** An answer as it is sent. */
export type Draft = {
  readonly questionId: string;
  readonly sequence: number;
  readonly response: Response | null;
  readonly flagged: boolean;
  readonly tookMs: number;
};

interface Schema extends DBSchema {
  answers: {
    key: [string, string];
    value: Draft & { readonly attemptId: string };
    indexes: { attempt: string };
  };
}

/** Where answers stand until the server has them. */
export type KeptAnswers = {
  put(draft: Draft): Promise<void>;
  all(): Promise<readonly Draft[]>;
  /** Forgets what the server has; a newer answer to the same question stays. */
  settle(saved: readonly Pick<Draft, "questionId" | "sequence">[]): Promise<void>;
};

/** The database of this device. */
export const QUIZ_DATABASE = "dossier-quiz";

/** Opens what this device keeps of an attempt; in memory where the browser keeps nothing. */
export async function keptAnswers(attemptId: string): Promise<KeptAnswers> {
  try {
    const db = await opened();
    return {
      async put(draft) {
        // On the disk when it resolves, not only in the browser's memory.
        const tx = db.transaction("answers", "readwrite", { durability: "strict" });
        await tx.store.put({ ...draft, attemptId });
        await tx.done;
      },
      async all() {
        const rows = await db.getAllFromIndex("answers", "attempt", attemptId);
        return rows.map(draftIn);
      },
      async settle(saved) {
        const tx = db.transaction("answers", "readwrite");
        for (const { questionId, sequence } of saved) {
          const kept = await tx.store.get([attemptId, questionId]);
          if (kept && kept.sequence <= sequence) await tx.store.delete([attemptId, questionId]);
        }
        await tx.done;
      },
    };
  } catch {
    return inMemory();
  }
}

function draftIn(row: Draft & { readonly attemptId: string }): Draft {
  const { attemptId: _, ...draft } = row;
  return draft;
}

async function opened(): Promise<IDBPDatabase<Schema>> {
  const db = await openDB<Schema>(QUIZ_DATABASE, 1, {
    upgrade(fresh) {
      fresh
        .createObjectStore("answers", { keyPath: ["attemptId", "questionId"] })
        .createIndex("attempt", "attemptId");
    },
  });
  db.addEventListener("versionchange", () => db.close());
  return db;
}

/** Everything that this device keeps, with the attempt that it belongs to; nothing where the browser keeps nothing. */
export async function keptHere(): Promise<readonly { readonly attemptId: string; readonly draft: Draft }[]> {
  try {
    const db = await opened();
    const rows = await db.getAll("answers");
    db.close();
    return rows.map((row) => ({ attemptId: row.attemptId, draft: draftIn(row) }));
  } catch {
    return [];
  }
}

/** The same where the browser keeps nothing: answers are still sent, but a reload loses what was not. */
function inMemory(): KeptAnswers {
  const kept = new Map<string, Draft>();
  return {
    async put(draft) {
      kept.set(draft.questionId, draft);
    },
    all: async () => [...kept.values()],
    async settle(saved) {
      for (const { questionId, sequence } of saved)
        if ((kept.get(questionId)?.sequence ?? Number.POSITIVE_INFINITY) <= sequence) kept.delete(questionId);
    },
  };
}
