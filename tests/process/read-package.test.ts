import { writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readPackage, readPackedMedia } from "#lib/services/packages/read-package.ts";
import { withFolder } from "../db/with-store.ts";
import { writeApkg } from "../fixtures/write-apkg.ts";

const inFile = <T>(bytes: Uint8Array, use: (file: string) => Promise<T>): Promise<T> =>
  withFolder((folder) => {
    const file = path.join(folder, "package.apkg");
    writeFileSync(file, bytes);
    return use(file);
  });

describe("a package that is read in a process of its own", () => {
  it("comes back whole, with as much of its media as one answer holds", () =>
    inFile(
      writeApkg({
        form: "anki21b",
        media: {
          "a.bin": new Uint8Array(9_000_000),
          "b.bin": new Uint8Array(9_000_000),
          "c.bin": new Uint8Array(9_000_000),
          "d.bin": new Uint8Array(9),
        },
        notes: [
          {
            guid: "a",
            type: "Basic",
            fields: ["[sound:a.bin][sound:b.bin][sound:c.bin][sound:d.bin]", "dog"],
          },
        ],
      }),
      async (file) => {
        const { head, notes } = await readPackage(file, {});
        expect(notes.map((note) => note.guid)).toEqual(["a"]);
        expect(head.media).toEqual(["a.bin", "b.bin", "c.bin", "d.bin"]);
        const first = await readPackedMedia(file, head.media);
        expect(first.media.map(({ name, bytes }) => [name, bytes?.length])).toEqual([
          ["a.bin", 9_000_000],
          ["b.bin", 9_000_000],
          ["c.bin", 9_000_000],
        ]);
        expect(first.done).toBe(3);
        const rest = await readPackedMedia(file, head.media.slice(first.done));
        expect(rest.media.map(({ name }) => name)).toEqual(["d.bin"]);
      },
    ));

  it("is refused in words where it is a bomb, or nothing at all", async () => {
    const bomb = zipSync({ "collection.anki2": new Uint8Array(60_000_000) });
    await expect(inFile(bomb, (file) => readPackage(file, {}))).rejects.toMatchObject({ code: "limit" });
    await expect(inFile(new Uint8Array(10), (file) => readPackage(file, {}))).rejects.toMatchObject({
      code: "unreadable",
    });
  });

  it("is left alone when nobody waits for it any more", () =>
    inFile(writeApkg({ form: "anki2", notes: [] }), async (file) => {
      const controller = new AbortController();
      controller.abort(new Error("nobody waits"));
      await expect(readPackage(file, {}, controller.signal)).rejects.toThrow("nobody waits");
    }));
});
