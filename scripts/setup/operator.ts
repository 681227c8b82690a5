import path from "node:path";
import { DomainError } from "#lib/base/errors.ts";
import { StoreError } from "#lib/db/store-error.ts";
import { type Environment, readEnvironment } from "#lib/services/environment.ts";

/** The project's folder: what DATABASE_URL is relative to, wherever the command was typed. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

/** Runs an operator's command: expected trouble is one sentence and exit code 1, anything else shows where it happened. */
export async function runCommand(command: (environment: Environment) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(readEnvironment(process.env, ROOT));
  } catch (error) {
    const expected = error instanceof DomainError || error instanceof StoreError;
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
