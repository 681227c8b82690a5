/** What can go wrong inside a verb. Closed on purpose: the edge maps each code to a status and a sentence. */
export type ErrorCode =
  | "not-found"
  | "not-allowed"
  | "invalid"
  | "conflict"
  | "stale"
  | "limit"
  | "unreadable";

/**
 * An expected failure, thrown inside (a throw is what rolls a transaction back) and turned into data at the edge.
 * `message` is for the person: what happened and what to do next. `details` names fields, never secrets.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Something a long piece of work has to say about one place; it never stops the work. Offsets are UTF-16 units. */
export type Finding = {
  readonly code: string;
  readonly severity: "note" | "warning" | "error";
  readonly at: { readonly start: number; readonly end: number } | null;
  readonly message: string;
};
