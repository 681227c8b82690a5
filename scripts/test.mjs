#!/usr/bin/env node
// npm test: from a fresh clone to a full test run. Its last line sums every runner.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/node-version.mjs";
import { runChecks } from "./test/checks.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
requireNode();
await ensureDependencies(root);
process.exitCode = (await runChecks(root, { browser: true })) ? 0 : 1;
