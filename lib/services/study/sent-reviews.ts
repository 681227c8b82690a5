import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { isStudyDay } from "#lib/base/study-time.ts";

/** So many events fit in one batch; an outbox sends the rest in the next. */
export const MOST_REVIEWS = 500;

const Uuid = z.string().refine(isUuid, "an event id is a UUID in lower case");
/** Any clock is taken, however wrong: the years 1970 to 2200. */
const DeviceInstant = z.int().min(0).max(7_258_118_400_000);

const Base = z.object({
  id: Uuid,
  cardId: z.string().min(1).max(200),
  cardVersion: z.int().min(1),
  deviceId: z.string().min(1).max(100),
  deviceSequence: z.int().min(0),
  deviceTime: DeviceInstant,
  // The world's zones lie between −12 h and +14 h; the minutes may be any.
  utcOffsetMinutes: z.int().min(-900).max(900),
  // Europe/Riga · Etc/GMT+3
  zone: z.string().regex(/^[A-Za-z0-9_+/-]{1,64}$/u, "a zone is an IANA name such as Europe/Riga"),
  rulesId: z.string().min(1).max(100).optional(),
});

const Rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const Day = z.string().refine(isStudyDay, "a study day is YYYY-MM-DD");
/** Longer answers are cut, not refused. */
const LONGEST_RESPONSE = 2_000;
const Words = z.string().transform((text) => text.slice(0, LONGEST_RESPONSE));

const Marking = z.object({
  by: z.enum(["app", "self"]),
  proposed: Rating,
  response: Words.optional(),
  share: z.number().min(0).max(1).optional(),
  chosen: Words.optional(),
});

const Due = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("instant"), at: DeviceInstant }),
  z.object({ kind: z.literal("day"), day: Day }),
]);

/** One event as a device sends it. Keys that the server does not know are dropped: a newer page may send them. */
const Review = z.discriminatedUnion("kind", [
  Base.extend({
    kind: z.literal("answered"),
    rating: Rating,
    tookMs: z
      .number()
      .transform((ms) => Math.min(60_000, Math.max(0, Math.round(ms))))
      .nullable(),
    mode: z.enum(["study", "practice"]),
    dueShown: Due.nullable(),
    marking: Marking.optional(),
  }),
  Base.extend({ kind: z.enum(["undone", "redone"]), target: Uuid }),
  Base.extend({ kind: z.literal("reset"), keepsCounts: z.literal(true).optional() }),
  Base.extend({ kind: z.enum(["suspended", "unsuspended", "unburied", "marked", "unmarked"]) }),
  Base.extend({ kind: z.literal("buried"), day: Day }),
  Base.extend({ kind: z.literal("due-set"), day: Day }),
  Base.extend({
    kind: z.literal("challenged"),
    receipt: z.int().min(0).max(999).optional(),
    note: Words.default(""),
  }),
  Base.extend({ kind: z.literal("flagged"), flag: z.int().min(1).max(7).optional() }),
]);
export type Review = z.infer<typeof Review>;

const Envelope = z.object({
  deviceId: z.string().min(1).max(100),
  sentAt: DeviceInstant,
  /** Whose answers these are, as far as the device knows: a cookie that changed hands must not take them. */
  userId: z.string().min(1).max(100).nullish(),
  reviews: z.array(z.unknown()).max(MOST_REVIEWS, `Send at most ${MOST_REVIEWS} answers at once.`),
});

export type Refusal = { readonly id: string; readonly reason: string };
export type SentBatch = {
  readonly sentAt: number;
  readonly userId: string | null;
  readonly reviews: readonly Review[];
  readonly unreadable: readonly Refusal[];
};

/**
 * Reads a batch. What is wrong with one answer is said of that answer and never refuses the others; only a batch that is
 * none is refused as a whole (`invalid`).
 */
export function readBatch(input: unknown): SentBatch {
  const envelope = Envelope.safeParse(input);
  if (!envelope.success)
    throw new DomainError("invalid", `The batch cannot be read: ${inWords(envelope.error)}`);
  const { sentAt, userId, reviews } = envelope.data;
  const read = reviews.map((review) => ({ review, parsed: Review.safeParse(review) }));
  return {
    sentAt,
    userId: userId ?? null,
    reviews: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
    unreadable: read.flatMap(({ review, parsed }) =>
      parsed.success
        ? []
        : [{ id: idIn(review), reason: `This answer cannot be read: ${inWords(parsed.error)}` }],
    ),
  };
}

function idIn(review: unknown): string {
  const named = z.object({ id: z.string().max(200) }).safeParse(review);
  return named.success ? named.data.id : "";
}

function inWords(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`.replace(/^: /u, ""))
    .join("; ");
}
