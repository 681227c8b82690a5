import { beforeEach, vi } from "vitest";

/** An unexpected console.error fails the test; a test that expects one replaces this spy's implementation. */
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...args: unknown[]) => {
    throw new Error(`console.error in a test: ${args.map(String).join(" ")}`);
  });
});
