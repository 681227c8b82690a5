import { defineConfig } from "vitest/config";

/** One project for each layer of tests, so that the pure core can be run alone in a second or two. */
export default defineConfig({
  test: {
    restoreMocks: true,
    projects: [
      {
        test: {
          name: "core",
          include: ["tests/core/**/*.test.{ts,mjs}", "tests/architecture.test.ts"],
          setupFiles: ["tests/setup.ts"],
          // Seconds alone; a property that reads sixty documents may wait long for a machine with other work.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "golden",
          include: ["tests/golden/**/*.test.ts"],
          setupFiles: ["tests/setup.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          setupFiles: ["tests/setup.ts"],
          globalSetup: ["tests/processes.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "process",
          include: ["tests/process/**/*.test.ts"],
          setupFiles: ["tests/setup.ts"],
          globalSetup: ["tests/processes.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "edge",
          include: ["tests/edge/**/*.test.ts"],
          setupFiles: ["tests/setup.ts"],
          globalSetup: ["tests/processes.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
