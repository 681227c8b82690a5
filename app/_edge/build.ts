import { readFileSync } from "node:fs";
import path from "node:path";
import { environment } from "#lib/services/environment.ts";

let known: string | null | undefined;

/** The name of the build that this process serves; null in development, where nothing is built. */
export function buildId(): string | null {
  if (known !== undefined) return known;
  known = process.env.NODE_ENV === "production" ? inBuild("BUILD_ID") : null;
  return known;
}

let script: string | null | undefined;

/** The service worker of this build; null where there is none. */
export function workerScript(): string | null {
  if (script !== undefined) return script;
  script = buildId() === null ? null : inBuild("worker", "sw.js");
  return script;
}

function inBuild(...parts: readonly string[]): string | null {
  try {
    return readFileSync(
      path.join(/* turbopackIgnore: true */ environment().root, ".next", ...parts),
      "utf8",
    ).trim();
  } catch {
    return null;
  }
}
