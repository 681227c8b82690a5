import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type ChildJob, runChild } from "#lib/services/making/run-child.ts";

// Small scripts stand for what a hostile document can make of a parser.

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "dossier-child-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function run(code: string, changes: Partial<Omit<ChildJob, "script">> = {}): Promise<unknown> {
  count += 1;
  const script = path.join(folder, `${count}.mjs`);
  writeFileSync(script, code);
  return runChild({
    script,
    input: [],
    limits: { wall: 20_000, memory: 300_000_000, output: 1_000_000, ...changes.limits },
    words: { slow: "Too slow.", large: "Too large.", crashed: "It broke." },
    ...changes,
  });
}
const say = (value: string): string => `console.log(JSON.stringify(${value}));`;
const limits = (changes: Partial<ChildJob["limits"]>): ChildJob["limits"] => ({
  wall: 20_000,
  memory: 300_000_000,
  output: 1_000_000,
  ...changes,
});

describe("a script in a process of its own", () => {
  it("is given its input and gives its value", async () => {
    const code = `const parts = []; for await (const part of process.stdin) parts.push(part);
      ${say(`{ kind: "done", value: Buffer.concat(parts).toString() }`)}`;
    const input = [Buffer.from("one "), Buffer.from("two")];
    await expect(run(code, { input })).resolves.toBe("one two");
  });

  it("is stopped when its time is over, even in an endless loop", async () => {
    const since = performance.now();
    await expect(run("for (;;);", { limits: limits({ wall: 600 }) })).rejects.toMatchObject({
      code: "limit",
      message: "Too slow.",
    });
    expect(performance.now() - since).toBeLessThan(19_000);
  });

  it.each([
    ["on the heap", "const all = []; for (;;) all.push({ n: all.length, text: 'x' + all.length });"],
    ["outside it", "const all = []; setInterval(() => all.push(new Uint8Array(2e7).fill(1)), 5);"],
  ])("is stopped when it takes too much memory %s", async (_, code) => {
    await expect(run(code, { limits: limits({ memory: 150_000_000 }) })).rejects.toMatchObject({
      code: "limit",
      message: "Too large.",
    });
  });

  it("is stopped when it says too much", async () => {
    const code = `setInterval(() => process.stdout.write("x".repeat(60_000)), 1);`;
    await expect(run(code, { limits: limits({ output: 200_000 }) })).rejects.toMatchObject({ code: "limit" });
  });

  it.each([
    ["dies", "process.abort();"],
    ["throws", "throw new Error('a secret of its own');"],
    ["ends without a word", ""],
    ["says what is no message", "console.log('hello'); setTimeout(() => {}, 1e6);"],
    ["says keys that reach prototypes", `console.log('{"kind":"done","value":{"__proto__":{"x":1}}}');`],
  ])("that %s is told as unreadable, and nothing else", async (_, code) => {
    await expect(run(code)).rejects.toMatchObject({
      name: "DomainError",
      code: "unreadable",
      message: "It broke.",
    });
  });

  it("that breaks off tells the operator where, and nobody what it read", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await expect(run("throw new RangeError('a sentence of the document');")).rejects.toThrow("It broke.");
    const line = String(written.mock.calls[0]?.[0]);
    written.mockRestore();
    expect(line).toContain("RangeError at file:");
    expect(line).not.toContain("a sentence");
  });

  it("that fails with words passes them on", async () => {
    const code = say(
      `{ kind: "failed", code: "unreadable", message: "Save it anew.", details: { name: "a" } }`,
    );
    await expect(run(code)).rejects.toMatchObject({ code: "unreadable", message: "Save it anew." });
  });

  it("is stopped when the one who asked gives up, before or during", async () => {
    const gone = AbortSignal.abort(new Error("gone"));
    await expect(run("for (;;);", { signal: gone })).rejects.toThrow("gone");
    const leaving = new AbortController();
    const code = `${say(`{ kind: "progress", value: 1 }`)} for (;;);`;
    const onMessage = (): void => leaving.abort(new Error("left"));
    await expect(run(code, { signal: leaving.signal, onMessage })).rejects.toThrow("left");
  });

  it("sees nothing of this process's environment", async () => {
    process.env.DATABASE_AUTH_TOKEN = "a secret";
    try {
      const names = await run(say(`{ kind: "done", value: Object.keys(process.env) }`));
      expect(names).toEqual(expect.not.arrayContaining(["DATABASE_AUTH_TOKEN", "PATH", "HOME"]));
    } finally {
      delete process.env.DATABASE_AUTH_TOKEN;
    }
  });

  it("may write no file and start no process", async () => {
    const target = path.join(folder, "written");
    const code = `import { spawnSync } from "node:child_process"; import { writeFileSync } from "node:fs";
      const tried = [() => writeFileSync(${JSON.stringify(target)}, "x"), () => { const { error } = spawnSync(process.execPath, ["-v"]); if (error) throw error; }]
        .map((act) => { try { act(); return "done"; } catch (error) { return error.code; } });
      ${say(`{ kind: "done", value: tried }`)}`;
    await expect(run(code)).resolves.toEqual(["ERR_ACCESS_DENIED", "ERR_ACCESS_DENIED"]);
  });

  it("leaves the process that asked free to do other work meanwhile", async () => {
    const server = createServer((_request, response) => response.end("here"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    let answered = 0;
    let running = true;
    const hostile = Promise.allSettled([
      run("for (;;);", { limits: limits({ wall: 1_500 }) }),
      run("const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1));", { limits: limits({ wall: 1_500 }) }),
    ]).finally(() => {
      running = false;
    });
    // However slow the machine is: while the children run, requests are answered, one after another.
    while (running) {
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      expect(await answer.text()).toBe("here");
      answered += 1;
    }
    await hostile;
    server.close();
    expect(answered).toBeGreaterThan(3);
  });
});
