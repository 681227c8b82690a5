import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { administratorsBeside, endSessionsOf, setRole } from "#lib/db/queries/accounts.ts";
import {
  addInvitation,
  deleteInvitation,
  invitationOf,
  openInvitations,
  useInvitation,
} from "#lib/db/queries/invitations.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../../context.ts";
import { parseInput } from "../../parse-input.ts";
import { type Browser, openSession } from "../open-session.ts";
import { ownAccount } from "../own-account.ts";
import { hashOfToken, viewerOfHash } from "../sessions.ts";
import { signUp } from "../sign-up.ts";
import { writeAudit } from "../write-audit.ts";
import { allowOnServer, stayConfirmed } from "./allow-on-server.ts";

/** An invitation that nobody took up in time is over. */
const INVITED_FOR_MS = 14 * MS_PER_DAY;

const Invite = z.strictObject({ role: z.enum(["teacher", "administrator"]) });

/** Makes an invitation: whoever opens its link first becomes a teacher or an administrator. The token is shown once. */
export async function invite(
  ctx: Ctx,
  input: unknown,
  token: string,
): Promise<{ readonly role: "teacher" | "administrator"; readonly expiresAt: number }> {
  const { role } = parseInput(Invite, input);
  const at = ctx.now();
  const expiresAt = at + INVITED_FOR_MS;
  await ctx.store.write(async (tx) => {
    const { userId } = await allowOnServer(ctx, tx);
    await addInvitation(tx, {
      tokenHash: hashOfToken(token),
      role,
      createdBy: userId,
      createdAt: at,
      expiresAt,
    });
    await writeAudit(tx, { id: ctx.newId(), at, actorId: userId, subjectId: null, verb: `invited-${role}` });
    await stayConfirmed(tx, ctx);
  });
  return { role, expiresAt };
}

const Withdraw = z.strictObject({ invitation: z.string().min(1).max(100) });

/** Takes an invitation back that nobody has used. Safe to send twice. */
export async function withdrawInvitation(ctx: Ctx, input: unknown): Promise<void> {
  const { invitation } = parseInput(Withdraw, input);
  await ctx.store.write(async (tx) => {
    await allowOnServer(ctx, tx);
    const open = await openInvitations(tx, ctx.now());
    const found = open.find((one) => one.tokenHash.startsWith(invitation));
    if (found) await deleteInvitation(tx, found.tokenHash);
    await stayConfirmed(tx, ctx);
  });
}

const Accept = z.strictObject({
  code: z.string().trim().min(1, "Type the code.").max(200),
  /** For who has no account yet. */
  name: z.unknown().optional(),
  password: z.unknown().optional(),
  zone: z.unknown().optional(),
});

/**
 * Takes an invitation up, or the code that the first start prints: an account that is signed in gets the role; who has
 * none yet makes one on the way. Works once. Throws `not-found` for a code that is used, over or wrong.
 */
export async function acceptInvitation(
  ctx: Ctx,
  input: unknown,
  browser: Browser,
): Promise<{ readonly userId: string; readonly role: "teacher" | "administrator" }> {
  const { code, ...who } = parseInput(Accept, input);
  const tokenHash = hashOfToken(code);
  // Before an account is made for it.
  await openInvitation(ctx, ctx.store.read, tokenHash);
  const isNamed = ctx.viewer.kind === "learner" && ctx.viewer.name !== null;
  if (!isNamed) await signUp(ctx, who, browser);
  const own: Ctx = isNamed
    ? ctx
    : { ...ctx, viewer: await viewerOfHash(ctx.store, browser.tokenHash, ctx.now()) };
  const account = await ownAccount(own);
  const at = ctx.now();
  const role = await ctx.store.write(async (tx) => {
    const { role: offered } = await openInvitation(ctx, tx, tokenHash);
    const role = account.role === "administrator" ? "administrator" : offered;
    await useInvitation(tx, tokenHash, account.id, at);
    await setRole(tx, account.id, role);
    await writeAudit(tx, {
      id: ctx.newId(),
      at,
      actorId: account.id,
      subjectId: account.id,
      verb: `became-${role}`,
    });
    await renew(tx, own, browser, account.id, role);
    return role;
  });
  return { userId: account.id, role };
}

/** Another role, another key: what an older session was opened for does not grow with it. */
async function renew(
  tx: Writer,
  ctx: Ctx,
  browser: Browser,
  userId: string,
  role: "teacher" | "administrator",
): Promise<void> {
  await endSessionsOf(tx, userId);
  await openSession(tx, ctx, browser, { userId, role });
}

async function openInvitation(
  ctx: Ctx,
  db: Parameters<typeof invitationOf>[0],
  tokenHash: string,
): Promise<{ readonly role: "teacher" | "administrator" }> {
  const found = await invitationOf(db, tokenHash);
  const now = ctx.now();
  const isOpen =
    found !== null && found.usedAt === null && (found.expiresAt === null || found.expiresAt > now);
  // The code of the first start is for a server that nobody runs.
  const isLate = found?.createdBy === null && (await administratorsBeside(db, "")) > 0;
  if (!found || !isOpen || isLate || found.role === "learner")
    throw new DomainError(
      "not-found",
      "This code does not work (any more): it works once, and not for ever. Ask for another.",
      { code: "This code does not work (any more)." },
    );
  return { role: found.role };
}
