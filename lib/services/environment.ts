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
  /** A language model that may be asked for suggestions; null, as it is by default, for none. */
  readonly model: ModelSettings | null;
  /** The project's folder. */
  readonly root: string;
};

/** A server that speaks the OpenAI chat protocol; it may be on this machine. */
export type ModelSettings = {
  readonly baseUrl: string;
  readonly name: string;
  readonly apiKey: string | null;
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
  LLM_BASE_URL: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/u })
      .transform((url) => url.replace(/\/+$/u, ""))
      .optional(),
  ),
  LLM_MODEL: z.preprocess(unset, z.string().trim().max(200).optional()),
  LLM_API_KEY: z.preprocess(unset, z.string().trim().max(1000).optional()),
});

/** What to change, for each variable that can be wrong. */
const ADVICE: Readonly<Record<string, string>> = {
  PORT: "PORT must be a whole number from 1 to 65535: PORT=3000",
  HOST: "HOST must be a host name or an address: HOST=127.0.0.1 for this machine only, HOST=0.0.0.0 for the whole network",
  DOSSIER_INSECURE_COOKIES:
    "DOSSIER_INSECURE_COOKIES must be 1 (sign-in also over plain http, on a network you trust) or 0",
  LLM_BASE_URL:
    "LLM_BASE_URL must be the address of a server that speaks the OpenAI protocol: LLM_BASE_URL=http://127.0.0.1:11434/v1",
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
  const { LLM_BASE_URL, LLM_MODEL, LLM_API_KEY = null } = parsed.data;
  if ((LLM_BASE_URL === undefined) !== (LLM_MODEL === undefined)) {
    throw new DomainError(
      "invalid",
      "LLM_BASE_URL and LLM_MODEL belong together: set both for suggestions by a language model, or none.",
      { variable: LLM_BASE_URL === undefined ? "LLM_BASE_URL" : "LLM_MODEL" },
    );
  }
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    databaseAuthToken: DATABASE_AUTH_TOKEN,
    database: databaseAddress(DATABASE_URL, root),
    insecureCookies: DOSSIER_INSECURE_COOKIES,
    trustProxy: DOSSIER_TRUST_PROXY,
    model:
      LLM_BASE_URL === undefined || LLM_MODEL === undefined
        ? null
        : { baseUrl: LLM_BASE_URL, name: LLM_MODEL, apiKey: LLM_API_KEY },
    root,
  };
}

let known: Environment | null = null;

/** This process's environment, read at the first call. The server runs in the project's folder. */
export function environment(): Environment {
  known ??= readEnvironment(process.env, process.cwd());
  return known;
}
