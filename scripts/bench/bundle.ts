import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../setup/operator.ts";
import type { Row } from "./table.ts";

const BUILD = path.join(ROOT, ".next");
const MOST_KB = 200;

/** The JavaScript that the study page of the last build makes a browser load, compressed as it travels. */
export async function benchBundle(): Promise<readonly Row[]> {
  const what = "JavaScript of the study page, gzip";
  const aim = `<= ${MOST_KB} kB`;
  const page = path.join(BUILD, "server/app/study/page_client-reference-manifest.js");
  if (!existsSync(page)) return [{ what, measured: "not built: npm start builds it", aim, met: null }];
  const files = new Set([...rootFiles(), ...entryFiles(readFileSync(page, "utf8"))]);
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(BUILD, file)), { level: 9 }).length,
    0,
  );
  return [
    {
      what: `${what} (${files.size} files)`,
      measured: `${(bytes / 1000).toFixed(0)} kB`,
      aim,
      met: bytes <= MOST_KB * 1000,
    },
  ];
}

/** What every page loads. Old browsers load a polyfill besides, which `nomodule` keeps from all others. */
function rootFiles(): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(path.join(BUILD, "build-manifest.json"), "utf8"));
  return scriptsIn(
    typeof manifest === "object" && manifest !== null && "rootMainFiles" in manifest
      ? manifest.rootMainFiles
      : null,
  );
}

/** What the page and its layouts load; the manifest is a script that assigns one JSON value. */
function entryFiles(script: string): readonly string[] {
  const [, json = "null"] = /\]\s{0,5}=\s{0,5}(\{.*\})/su.exec(script) ?? [];
  const manifest: unknown = JSON.parse(json);
  const entries =
    typeof manifest === "object" && manifest !== null && "entryJSFiles" in manifest
      ? manifest.entryJSFiles
      : null;
  return typeof entries === "object" && entries !== null ? Object.values(entries).flatMap(scriptsIn) : [];
}

function scriptsIn(files: unknown): readonly string[] {
  return Array.isArray(files)
    ? files.filter((file): file is string => typeof file === "string" && file.endsWith(".js"))
    : [];
}
