import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { readCollection } from "#lib/interop/anki-collection.ts";
import { packedNotes } from "#lib/interop/anki-notes.ts";
import { openPackage } from "#lib/interop/anki-package.ts";
import { renderTemplate, withoutPrograms } from "#lib/interop/anki-template.ts";
import { openArchive } from "#lib/interop/archive.ts";
import { readMessage } from "#lib/interop/protobuf.ts";
import { type Form, type Written, writeApkg, writeCollection, zstd } from "../../fixtures/write-apkg.ts";

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (at: number, length: number) => bytes.subarray(at, at + length),
});

function read(bytes: Uint8Array) {
  const { collection, media } = openPackage(sourceOf(bytes));
  return packedNotes(readCollection(collection), new Map(), new Set(media.keys()));
}

const NOTES: Written["notes"] = [
  { guid: "a", type: "Basic", fields: ["perro", "dog"] },
  { guid: "b", type: "Cloze", fields: ["{{c1::rojo}} is red", ""] },
];
const store = (files: Record<string, Uint8Array>) => zipSync(files, { level: 0 });

describe("a hostile package", () => {
  it.each<Form>(["anki2", "anki21", "anki21b"])(
    "that was tampered with anywhere is read or refused in words, and nothing else (%s)",
    (form) => {
      const bytes = writeApkg({ form, notes: NOTES, pageSize: 1_024 });
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
          fc.option(fc.integer({ min: 0, max: bytes.length }), { nil: bytes.length }),
          (changes, length) => {
            const copy = bytes.slice(0, length);
            for (const [at, value] of changes) if (at < length) copy[at] = value;
            try {
              read(copy);
            } catch (error) {
              expect(error).toBeInstanceOf(DomainError);
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it("whose database was tampered with is read or refused in words, and nothing else", () => {
    const collection = writeCollection({ form: "anki21b", notes: NOTES, pageSize: 1_024 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(collection.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        (changes) => {
          const copy = collection.slice();
          for (const [at, value] of changes) copy[at] = value;
          try {
            packedNotes(readCollection(copy), new Map(), new Set());
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("that swells is stopped while it swells", () => {
    const bomb = zipSync({ "collection.anki2": new Uint8Array(40_000_000) });
    expect(() => read(bomb)).toThrow(/larger than what is taken in/u);
    // A block of one byte said 131,072 times, again and again.
    const block = [(131_071 << 3) & 255, ((131_071 << 3) >> 8) & 255, ((131_071 << 3) >> 16) & 255];
    const blocks = new Uint8Array(2_000 * 4);
    for (let i = 0; i < 2_000; i += 1)
      blocks.set([(block[0] ?? 0) | 2, block[1] ?? 0, block[2] ?? 0, 0], i * 4);
    const swelling = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x70, ...blocks]);
    const packed = store({ meta: new Uint8Array([8, 3]), "collection.anki21b": swelling });
    expect(() => read(packed)).toThrow(/larger than what is taken in/u);
  });

  it("that says less than it holds is counted by what comes out", () => {
    const zeros = new Uint8Array(3_000_000);
    const archive = zipSync({ big: zeros });
    const view = new DataView(archive.buffer);
    const end = archive.length - 22;
    const directory = view.getUint32(end + 16, true);
    // The size that the list of entries promises.
    view.setUint32(directory + 24, 10, true);
    const limits = { entries: 10, inflated: 2_000_000, ratio: 10_000 };
    expect(() => openArchive(sourceOf(archive), limits).read("big", 5_000_000)).toThrow(DomainError);
    expect(() => openArchive(sourceOf(archive), limits).read("big", 1_000)).toThrow(DomainError);
    expect(deflateRawSync(zeros).length).toBeLessThan(10_000);
  });

  it("with a link, a lock or two entries of one name is refused", () => {
    const honest = () => store({ "collection.anki2": writeCollection({ form: "anki2", notes: NOTES }) });
    const directory = (bytes: Uint8Array) => {
      const view = new DataView(bytes.buffer);
      return { view, at: view.getUint32(bytes.length - 22 + 16, true) };
    };
    const link = honest();
    const linked = directory(link);
    linked.view.setUint8(linked.at + 5, 3);
    linked.view.setUint32(linked.at + 38, 0xa1ff0000, true);
    expect(() => read(link)).toThrow(/no Anki package/u);
    const locked = honest();
    const flags = directory(locked);
    flags.view.setUint16(flags.at + 8, 1, true);
    expect(() => read(locked)).toThrow(/no Anki package/u);
    const twice = store({ one: new Uint8Array([1]), two: new Uint8Array([2]) });
    const names = directory(twice);
    const second = names.at + 46 + 3;
    new Uint8Array(twice.buffer).set(strToU8("one"), second + 46);
    expect(() => read(twice)).toThrow(/no Anki package/u);
  });

  it("whose notes are a view, or whose tables are missing, is refused", () => {
    const replaced = (...after: readonly string[]) =>
      store({ "collection.anki2": writeCollection({ form: "anki2", notes: NOTES, after }) });
    expect(() =>
      read(replaced("alter table notes rename to hidden", "create view notes as select * from hidden")),
    ).toThrow(/damaged/u);
    expect(() => read(replaced("drop table revlog"))).toThrow(DomainError);
    // Triggers never run, because nothing does.
    expect(
      read(replaced("create trigger t after insert on notes begin delete from cards; end")).notes,
    ).toHaveLength(2);
  });

  it("with settings that are no JSON, or a newer form than we know, is refused", () => {
    const after = ["update col set models = '{'"];
    const broken = store({ "collection.anki2": writeCollection({ form: "anki2", notes: NOTES, after }) });
    expect(() => read(broken)).toThrow(DomainError);
    const newer = store({ meta: new Uint8Array([8, 9]), "collection.anki21b": zstd(new Uint8Array(9)) });
    expect(() => read(newer)).toThrow(DomainError);
  });

  it("cannot name what objects inherit", () => {
    const media = { ["__proto__"]: new Uint8Array([1]), constructor: new Uint8Array([2]) };
    const notes: Written["notes"] = [
      { guid: "__proto__", type: "Basic", fields: ['<img src="__proto__">', "<img src=constructor>"] },
    ];
    const packed = read(writeApkg({ form: "anki2", notes, media }));
    expect(packed.notes.map((note) => note.guid)).toEqual(["__proto__"]);
    expect(packed.head.media).toEqual(["__proto__", "constructor"]);
  });

  it("with templates and fields made to be slow is drawn in a moment", () => {
    const fields = new Map([["F", "<".repeat(100_000)]]);
    const rendering = { isAnswer: false, special: new Map<string, string>() };
    const nested = "{{#F}}".repeat(20_000) + "x".repeat(1_000) + "{{/F}}".repeat(20_000);
    expect(renderTemplate(nested, new Map([["F", "y"]]), rendering).html).toHaveLength(1_000);
    expect(renderTemplate("{{text:F}}".repeat(50), fields, rendering).html.length).toBeLessThan(600_000);
    expect(withoutPrograms("<script>".repeat(50_000))).toBe("");
    expect(withoutPrograms("a<style>b</style>c<script>d")).toBe("ac");
  });

  it("with a message that never ends is refused", () => {
    expect(() => readMessage(new Uint8Array(12).fill(255))).toThrow(DomainError);
    expect(() => readMessage(new Uint8Array([10, 200, 1, 1]))).toThrow(DomainError);
    expect(() => readMessage(new Uint8Array([15]))).toThrow(DomainError);
  });
});
