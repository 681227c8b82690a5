import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Written by this server alone: what a client sends under the name is overwritten before anybody reads it. */
const HEADER = "x-dossier-peer";

/**
 * Notes on every request who is at the other end of its connection; call it once, before anything is served. The
 * framework does not tell handlers, and would believe an `X-Forwarded-For` that the client made up. An action that is
 * posted to a page without it the framework asks for again, of this very server and with the headers that came: there
 * the other end is this process, so what stands behind a mark that only this process knows is kept.
 */
export function notePeerAddresses(): void {
  const mark = randomBytes(16).toString("base64url");
  subscribe("http.server.request.start", (message) => {
    const { request } = started(message);
    const noted = request.headers[HEADER];
    if (typeof noted === "string" && noted.endsWith(` ${mark}`)) return;
    request.headers[HEADER] = `${request.socket.remoteAddress ?? ""} ${mark}`;
  });
}

/** What Node publishes on this channel; the cast is safe because its documentation says so. */
function started(message: unknown): { readonly request: IncomingMessage } {
  return message as { readonly request: IncomingMessage };
}

/**
 * The address a request comes from, for limits; null when nobody knows. Behind a proxy that is trusted it is the last
 * one in `X-Forwarded-For`, which that proxy itself wrote. In IPv6 a subscriber has a whole /64, so that counts as one.
 */
export function addressOf(headers: Headers, trustProxy: boolean): string | null {
  const forwarded = trustProxy ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const noted = headers.get(HEADER)?.split(" ")[0];
  const address = (forwarded || noted || "").toLowerCase().slice(0, 60);
  if (address === "") return null;
  // ::ffff:192.168.1.7
  const [, mapped] = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/u.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  return address.includes(":") ? subnetOf(address) : address;
}

/** 2001:db8::1 → 2001:db8:0:0 */
function subnetOf(address: string): string {
  const [head = "", tail = ""] = address.split("%")[0]?.split("::") ?? [];
  const [first, last] = [head, tail].map((part) => part.split(":").filter((group) => group !== ""));
  const groups = first ?? [];
  const missing = address.includes("::") ? Math.max(0, 8 - groups.length - (last?.length ?? 0)) : 0;
  const zeros = Array.from({ length: missing }, () => "0");
  return [...groups, ...zeros, ...(last ?? [])].slice(0, 4).join(":");
}
