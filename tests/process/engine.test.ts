import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { engineOptions } from "#lib/services/making/engine.ts";

const started = (memory: number): number | null =>
  spawnSync(process.execPath, [...engineOptions(memory), "-e", "process.exit(7)"], { stdio: "ignore" })
    .status;

describe("the engine of a child", () => {
  it("starts with what it is told, whether it may take little memory or much", () => {
    expect([started(300_000_000), started(2_000_000_000)]).toEqual([7, 7]);
  });
});
