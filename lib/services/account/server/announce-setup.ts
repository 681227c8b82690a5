import type { Ctx } from "../../context.ts";
import type { Environment } from "../../environment.ts";
import { offerSetup } from "./setup-token.ts";

/**
 * Tells the operator, in the terminal, how to become the administrator, while there is none. The code stands behind the
 * sign that browsers keep to themselves, so that no log on the way has it.
 */
export async function announceSetup(
  ctx: Ctx,
  { host, port }: Pick<Environment, "host" | "port">,
): Promise<void> {
  const code = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
  if (!(await offerSetup(ctx, code))) return;
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  process.stderr.write(
    `Nobody runs this server yet. To become its administrator open http://${shown}:${port}/setup#${code}\n` +
      `(or /setup at its own address, and type the code ${code}). It works once, until the next start.\n`,
  );
}
