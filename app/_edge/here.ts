import { headers } from "next/headers";
import { environment } from "#lib/services/environment.ts";
import { addressOf } from "./peer-address.ts";
import { siteOf } from "./site.ts";

/** The address of this server as the reader's browser knows it: "https://dossier.school.example". */
export async function originHere(): Promise<string> {
  const { host, secure } = siteOf(await headers(), environment().trustProxy);
  return `${secure ? "https" : "http"}://${host}`;
}

/** Where the browser is, for limits; null when nobody knows. Never stored. */
export async function addressHere(): Promise<string | null> {
  return addressOf(await headers(), environment().trustProxy);
}
