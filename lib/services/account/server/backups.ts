import { spawn } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import type { DatabaseAddress } from "#lib/db/database-url.ts";
import type { Ctx } from "../../context.ts";
import { environment } from "../../environment.ts";
import { writeAudit } from "../write-audit.ts";
import { allowOnServer, stayConfirmed } from "./allow-on-server.ts";

/** Copies that this server made itself are deleted after so many days: who was erased is then in none of them. */
export const BACKUP_DAYS = 35;

export type Backup = { readonly name: string; readonly bytes: number; readonly at: number };

// dossier-2026-11-21T20-15-00Z.db
const OWN = /^dossier-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.db$/u;
const PATIENCE_MS = 15 * 60_000;

/** The copies in the folder `backups` beside the database, and those that an upgrade or a restore left beside it. */
export async function backups(ctx: Ctx): Promise<readonly Backup[]> {
  await allowOnServer(ctx, ctx.store.read);
  return copiesOf(ctx.store.address).map(({ name, bytes, at }) => ({ name, bytes, at }));
}

let making = false;

/**
 * Makes a checked copy now, in a process of its own, so that nobody waits for it. Throws `conflict` while one is being
 * made, `unreadable` with the reason when it could not be.
 */
export async function makeBackup(ctx: Ctx): Promise<void> {
  const { address } = ctx.store;
  const { userId } = await allowOnServer(ctx, ctx.store.read);
  if (address.kind !== "file")
    throw new DomainError("conflict", "The data is on a database server: use that server's own backups.");
  if (making) throw new DomainError("conflict", "A copy is being made already.");
  const at = ctx.now();
  const name = `dossier-${new Date(at).toISOString().slice(0, 19).replace(/:/gu, "-")}Z.db`;
  making = true;
  try {
    await runBackup(path.join(folderOf(address.path), name));
  } finally {
    making = false;
  }
  await ctx.store.write(async (tx) => {
    await allowOnServer(ctx, tx);
    await writeAudit(tx, { id: ctx.newId(), at, actorId: userId, subjectId: null, verb: "backup-made" });
    await stayConfirmed(tx, ctx);
  });
}

/** Deletes copies whose time is over. Acts for the operator, at start and once a day. Returns how many. */
export function purgeOldBackups(address: DatabaseAddress, now: number): number {
  const old = copiesOf(address).filter((copy) => now - copy.at > BACKUP_DAYS * MS_PER_DAY);
  for (const { file } of old)
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  return old.length;
}

type Copy = Backup & { readonly file: string };

function copiesOf(address: DatabaseAddress): readonly Copy[] {
  if (address.kind !== "file") return [];
  const beside = `${path.basename(address.path)}.`;
  const left = entriesOf(path.dirname(address.path)).filter(
    (name) =>
      (name.startsWith(`${beside}before-`) || name.startsWith(`${beside}replaced-`)) &&
      !/-(?:wal|shm)$/u.test(name),
  );
  const own = entriesOf(folderOf(address.path)).filter((name) => OWN.test(name));
  const found = [
    ...own.map((name) => path.join(folderOf(address.path), name)),
    ...left.map((name) => path.join(path.dirname(address.path), name)),
  ].map((file): Copy => {
    const { size, mtimeMs, ctimeMs } = statSync(file);
    // What was set aside by a restore got its name then, whenever it was last written.
    return { file, name: path.basename(file), bytes: size, at: Math.max(mtimeMs, ctimeMs) };
  });
  return found.sort((a, b) => b.at - a.at);
}

function folderOf(database: string): string {
  return path.join(path.dirname(database), "backups");
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What the operator would type: `npm run backup -- FILE`. */
function runBackup(target: string): Promise<void> {
  const { root } = environment();
  const command = path.join(/* turbopackIgnore: true */ root, "scripts", "run.mjs");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, "scripts/backup.ts", target], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
      timeout: PATIENCE_MS,
    });
    let said = "";
    child.stderr.on("data", (part: Buffer) => {
      said = (said + part.toString()).slice(-2_000);
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new DomainError("unreadable", said.trim().split("\n").at(-1) ?? "The copy was not made."));
    });
  });
}
