import { describe, expect, it } from "vitest";
import { dossiers } from "#lib/db/schema/documents.ts";
import { changesStudy } from "#lib/db/table-changes.ts";
import { withStore } from "./with-store.ts";

describe("a statement", () => {
  it.each([
    'insert into "cards" ("id") values (?)',
    'update "decks" set "title" = ?',
    'delete from "users" where "id" = ?',
    "INSERT OR IGNORE INTO notes (id) VALUES (?)",
    'insert into "users" ("id") values (?)',
    // What cannot be read is taken to change something.
    "with old as (select 1) delete from notes",
    "vacuum",
    "",
  ])("may change what there is to study: %s", (sql) => {
    expect(changesStudy(sql)).toBe(true);
  });

  it.each([
    'select "id" from "cards"',
    'insert into "review_events" ("id") values (?)',
    'insert into "card_states" ("user_id") values (?) on conflict do update set "step" = 1',
    'update "sessions" set "last_used_at" = ?',
    'update "users" set "last_seen_at" = ?',
    "SAVEPOINT job",
  ])("changes nothing of it: %s", (sql) => {
    expect(changesStudy(sql)).toBe(false);
  });
});

it("a commit counts once it is there, a job that failed does not", () =>
  withStore(async (store) => {
    const row = { title: "The mill", createdAt: 0, updatedAt: 0 };
    const before = store.studyChanges();
    await store.write((tx) => tx.insert(dossiers).values({ ...row, id: "mill" }));
    expect(store.studyChanges()).toBe(before + 1);
    await expect(store.write((tx) => tx.insert(dossiers).values({ ...row, id: "mill" }))).rejects.toThrow();
    await store.write((tx) => tx.select().from(dossiers));
    expect(store.studyChanges()).toBe(before + 1);
  }));
