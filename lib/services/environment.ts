import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { type DatabaseAddress, databaseAddress } from "#lib/db/database-url.ts";

export type Environment = {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** For a remote database: its token. */
  readonly databaseAuthToken: string | undefined;
  readonly database: DatabaseAddress;
  /** Cookies also over plain http, for a school's own network without TLS. */
  readonly insecureCookies: boolean;
  /** Whether what a reverse proxy says about TLS and the host (`X-Forwarded-…`) is to be believed. */
  readonly trustProxy: boolean;
  /** The project's folder. */
  readonly root: string;
};

/** An empty variable counts as not set: that is how shells and compose files leave one out. */
const unset = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

const Variables = z.object({
  PORT: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/u)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535)
      .default(3000),
  ),
  HOST: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/u)
      .default("127.0.0.1"),
  ),
  DATABASE_URL: z.preprocess(unset, z.string().trim().default("file:data/dossier.db")),
  DATABASE_AUTH_TOKEN: z.preprocess(unset, z.string().trim().optional()),
  DOSSIER_INSECURE_COOKIES: z.preprocess(
    unset,
    z
      .enum(["0", "1"])
      .default("0")
      .transform((value) => value === "1"),
  ),
  DOSSIER_TRUST_PROXY: z.preprocess(
    unset,
    z
      .enum(["0", "1"])
      .default("0")
      .transform((value) => value === "1"),
  ),
});

/** What to change, for each variable that can be wrong. */
const ADVICE: Readonly<Record<string, string>> = {
  PORT: "PORT must be a whole number from 1 to 65535: PORT=3000",
  HOST: "HOST must be a host name or an address: HOST=127.0.0.1 for this machine only, HOST=0.0.0.0 for the whole network",
  DOSSIER_INSECURE_COOKIES:
    "DOSSIER_INSECURE_COOKIES must be 1 (sign-in also over plain http, on a network you trust) or 0",
  DOSSIER_TRUST_PROXY:
    "DOSSIER_TRUST_PROXY must be 1 (only a reverse proxy can reach this server, and it sets X-Forwarded-Proto and X-Forwarded-Host) or 0",
};

/**
 * Reads and checks the variables of the environment: the only place that does. `root` is the project's folder. Throws
 * `invalid` with one sentence that says what to change.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  root: string,
): Environment {
  const parsed = Variables.safeParse(variables);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "");
    const value = variables[name] ?? "";
    throw new DomainError(
      "invalid",
      `${ADVICE[name] ?? `${name} is wrong`}. It is now "${value.slice(0, 80)}".`,
      {
        variable: name,
      },
    );
  }
  const { PORT, HOST, DATABASE_URL, DATABASE_AUTH_TOKEN, DOSSIER_INSECURE_COOKIES, DOSSIER_TRUST_PROXY } =
    parsed.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    databaseAuthToken: DATABASE_AUTH_TOKEN,
    database: databaseAddress(DATABASE_URL, root),
    insecureCookies: DOSSIER_INSECURE_COOKIES,
    trustProxy: DOSSIER_TRUST_PROXY,
    root,
  };
}

let known: Environment | null = null;

/** This process's environment, read at the first call. The server runs in the project's folder. */
export function environment(): Environment {
  known ??= readEnvironment(process.env, process.cwd());
  return known;
}
