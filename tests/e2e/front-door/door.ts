import path from "node:path";
import { actionsOf } from "../from-outside/ask.ts";
import { type OwnServer, withServer } from "../own-server.ts";
import { Caller, type Said } from "./caller.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

export const PASSWORD = "seven green herons";

/** A real server and who calls it. */
export type Door = {
  readonly server: OwnServer;
  /** A new browser, at an address of this machine. */
  readonly caller: (address?: string) => Caller;
};

type Fields = Readonly<Record<string, string>>;

/** Runs a test at the door of a server of its own. */
export async function atDoor(use: (door: Door) => Promise<void>, variables: Fields = {}): Promise<void> {
  const actions = actionsOf(ROOT);
  await withServer(
    (server) => use({ server, caller: (address) => new Caller(server.url, actions, address) }),
    variables,
  );
}

export function signUp(who: Caller, name: string, password = PASSWORD): Promise<Said> {
  return who.act("sign-in/actions.ts begin", "/sign-up", { name, password });
}

export function signIn(who: Caller, name: string, password = PASSWORD, headers: Fields = {}): Promise<Said> {
  return who.act("sign-in/actions.ts enter", "/sign-in", { name, password }, headers);
}

/** Takes up an invitation, or the code of the first start. */
export function takeUp(who: Caller, code: string, name: string, headers: Fields = {}): Promise<Said> {
  return who.act("invite/actions.ts accept", "/invite", { code, name, password: PASSWORD }, headers);
}

/** The code that the terminal shows while nobody runs the server. */
export const setupCode = (server: OwnServer): string => /\/setup#(\S+)/u.exec(server.said())?.[1] ?? "";
