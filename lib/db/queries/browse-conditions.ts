import { type SQL, sql } from "drizzle-orm";
import type { Sought } from "#lib/search/sought.ts";
import type { Comparison } from "#lib/search/types.ts";
import { cards, deckCards, notes } from "../schema/decks.ts";
import { documentVersions } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import { cardTags, personalCards } from "../schema/own.ts";
import { cardTexts } from "../schema/search.ts";
import { cardStates, reviewEvents } from "../schema/study.ts";
import { matchesText } from "./text-match.ts";

/** Whose view it is; `ownWords` when they have laid words over some cards. A visitor is the learner with no id. */
export type BrowseViewer = { readonly userId: string; readonly ownWords: boolean };

/**
 * Whether words are looked up for all cards at once, or read in each card that is met (`walked`). Where the full-text table
 * would name many that must be read as well, all texts are read through (`scanned`), which is quicker than looking so many
 * up. What most cards have is gathered by the numbers of the texts (`numbered`), which are quicker to gather than so many
 * ids; and what is denied in whichever of these two ways fits it.
 */
type How = "looked-up" | "scanned" | "numbered" | "denied" | "walked";

const TRUE = sql`1`;
const FALSE = sql`0`;
const COMPARISONS: Readonly<Record<Comparison, SQL>> = {
  "=": sql`=`,
  "!=": sql`<>`,
  "<": sql`<`,
  ">": sql`>`,
  "<=": sql`<=`,
  ">=": sql`>=`,
};
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
};

/** Values as one parameter, however many. */
function among(values: readonly (string | number)[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}

/** A search as a condition on a row of `cards` with its `card_states` beside it. */
export function conditionOf(sought: Sought, viewer: BrowseViewer, how: How = "looked-up"): SQL {
  switch (sought.kind) {
    case "everything":
      return TRUE;
    case "nothing":
      return FALSE;
    case "all":
      return joined(sought.parts, sql` and `, (part) => conditionOf(part, viewer, how));
    case "first": {
      // SQLite alone would ask first what it can without the states, which are beside the cards.
      const first = conditionOf(sought.first, viewer, how);
      return sql`(${first} and case when ${first} then ${conditionOf(sought.rest, viewer, how)} end)`;
    }
    case "any":
      return joined(sought.parts, sql` or `, (part) => conditionOf(part, viewer, how));
    case "not":
      // What is unknown of a card is not so.
      return sql`not coalesce(${conditionOf(sought.part, viewer, how === "walked" ? how : "denied")}, 0)`;
    case "text":
      return textCondition(sought, viewer, how);
    case "decks":
      // Every card of a deck, also one that has its home in another.
      return sql`${cards.id} in (select ${deckCards.cardId} from ${deckCards} where ${deckCards.deckId} in ${among(sought.ids)})`;
    case "home-decks":
      return sql`${cards.homeDeckId} in ${among(sought.ids)}`;
    case "dossiers":
      return sql`${cards.dossierId} in ${among(sought.ids)}`;
    case "cards":
      return sql`${cards.id} in ${among(sought.ids)}`;
    case "notes":
      return sql`${cards.noteId} in ${among(sought.ids)}`;
    case "documents":
      return sql`${cards.id} in (select ${evidence.ownerId} from ${evidence} join ${documentVersions} on ${documentVersions.id} = ${evidence.documentVersionId} where ${evidence.ownerKind} = 'card' and ${documentVersions.documentId} in ${among(sought.ids)})`;
    case "tags":
      return sql`${cards.id} in (select ${cardTags.cardId} from ${cardTags} where ${cardTags.userId} = ${viewer.userId} and ${cardTags.tagFolded} in ${among(sought.folded)})`;
    case "untagged":
      return sql`not exists (select 1 from ${cardTags} where ${cardTags.userId} = ${viewer.userId} and ${cardTags.cardId} = ${cards.id})`;
    case "note-kinds":
      return sql`exists (select 1 from ${notes} where ${notes.id} = ${cards.noteId} and ${notes.kind} in ${among(sought.kinds)})`;
    case "category":
      return sql`${cards.category} = ${sought.category}`;
    case "ord":
      return sql`${cards.ord} = ${sought.ord}`;
    case "disputed":
      return sql`json_extract(coalesce(${cards.edited}, ${cards.generated}), '$.disputed') = 1`;
    case "edited":
      return sql`(${cards.edited} is not null or ${personal(viewer, sql`${personalCards.content} is not null`)})`;
    case "added-since":
      return sql`${cards.createdAt} >= ${sought.at}`;
    case "edited-since":
      return sql`(${cards.updatedAt} >= ${sought.at} or ${personal(viewer, sql`${personalCards.content} is not null and ${personalCards.updatedAt} >= ${sought.at}`)})`;
    case "rated-since":
    case "introduced-since":
    case "moved-since":
      return logCondition(sought, viewer.userId);
    default:
      return stateCondition(sought);
  }
}

function joined(parts: readonly Sought[], by: SQL, one: (part: Sought) => SQL): SQL {
  return sql`(${sql.join(parts.map(one), by)})`;
}

function personal(viewer: BrowseViewer, condition: SQL): SQL {
  if (!viewer.ownWords) return FALSE;
  return sql`exists (select 1 from ${personalCards} where ${personalCards.userId} = ${viewer.userId} and ${personalCards.cardId} = ${cards.id} and ${condition})`;
}

/** Every trigram that begins so, as one question to the full-text table; nothing when there is none. */
function trigramsFrom(short: string): SQL {
  return sql`(select coalesce(group_concat('"' || replace(t.term, '"', '""') || '"', ' OR '), '""') from card_terms t where t.term >= ${short} and t.term < ${`${short}\u{10ffff}`})`;
}

type OfText = Sought & { readonly kind: "text" };

/** What the full-text table is asked for; null when what is looked for is too short for it. */
export function askedOf({ words, short }: OfText): SQL | null {
  if (words !== null) return sql`${words}`;
  return short === null ? null : trigramsFrom(short);
}

/** What a row of texts must hold, if that must be read; null where the full-text table alone decides. */
export function readOf(sought: OfText): SQL | null {
  return sought.glob === null ? null : textHas(sought, sought.glob);
}

const COLUMNS = { question: sql`${cardTexts.question}`, answer: sql`${cardTexts.answer}` };

function sidesOf({ field }: OfText): readonly ("question" | "answer")[] {
  return field === null ? ["question", "answer"] : [field];
}

function textHas(sought: OfText, glob: string): SQL {
  const { padded, plain } = sought;
  const hits = sidesOf(sought).map((side) => matchesText(COLUMNS[side], { glob, padded, plain }));
  return sql`(${sql.join(hits, sql` or `)})`;
}

const TEXT_NUMBER = sql`(select x.id from ${cardTexts} x where x.card_id = ${cards.id})`;

/** What everybody reads, where the viewer has no words of their own; else those. */
function textCondition(sought: OfText, viewer: BrowseViewer, how: How): SQL {
  const { field, glob, padded, own } = sought;
  const within = (asked: SQL) => {
    const match = sql`card_words match ${field === null ? asked : sql`${`{${field}} : (`} || ${asked} || ')'`}`;
    return how === "numbered" || how === "denied"
      ? sql`${TEXT_NUMBER} in (select rowid from card_words where ${match})`
      : sql`${cards.id} in (select x.card_id from card_words w join ${cardTexts} x on x.id = w.rowid where ${match})`;
  };
  const read = (pattern: string): SQL => textHas(sought, pattern);
  const readHere = (pattern: string): SQL =>
    sql`exists (select 1 from ${cardTexts} where ${cardTexts.cardId} = ${cards.id} and ${read(pattern)})`;
  const asked = askedOf(sought);
  const everybodys = ((): SQL => {
    if (how === "walked") return readHere(own);
    // To tell whole words takes longer than to look up those that are found besides.
    if (glob !== null && (how === "scanned" || (how === "denied" && !padded)))
      return sql`${cards.id} in (select ${cardTexts.cardId} from ${cardTexts} where ${read(glob)})`;
    // What most cards have is not worth asking the full-text table for.
    if (glob !== null && how === "numbered") return readHere(glob);
    const tests = [...(asked === null ? [] : [within(asked)]), ...(glob === null ? [] : [readHere(glob)])];
    return sql`(${sql.join(tests, sql` and `)})`;
  })();
  if (!viewer.ownWords) return everybodys;
  const ownSides = sidesOf(sought).map((side) =>
    matchesText(
      sql`replace(coalesce(json_extract(${personalCards.content}, ${`$.${side}`}), ''), '**', '')`,
      { glob: own, padded, plain: null },
    ),
  );
  const hasOwn = personal(viewer, sql`${personalCards.content} is not null`);
  const ownHit = personal(
    viewer,
    sql`${personalCards.content} is not null and (${sql.join(ownSides, sql` or `)})`,
  );
  return sql`((${everybodys} and not ${hasOwn}) or ${ownHit})`;
}

const NOT_SUSPENDED = sql`coalesce(${cardStates.suspended}, 0) = 0`;
const phase = sql`coalesce(${cardStates.phase}, 'new')`;

function stateCondition(sought: Sought): SQL {
  switch (sought.kind) {
    case "phases":
      return sql`${phase} in ${among(sought.phases)}`;
    case "suspended":
      return sql`${cardStates.suspended} = 1`;
    case "marked":
      return sql`${cardStates.marked} = 1`;
    case "buried":
      return sql`(${NOT_SUSPENDED} and ${cardStates.buriedUntil} > ${sought.day})`;
    case "flag":
      return sql`coalesce(${cardStates.flag}, 0) = ${sought.flag}`;
    case "due-by":
      return sql`(${NOT_SUSPENDED} and ${notBuried(sought.day)} and (${cardStates.dueDay} <= ${sought.day} or ${cardStates.dueAt} <= ${sought.at}))`;
    case "due-day":
      return dueDayCondition(sought);
    case "compare":
      return compareCondition(sought);
    case "faded":
      return sql`(${sought.now} - ${cardStates.lastStudyTime}) / ${cardStates.stability} ${COMPARISONS[OPPOSITE[sought.comparison]]} ${sought.perDay}`;
    default:
      throw new Error(`No condition for ${sought.kind}.`);
  }
}

function notBuried(day: string): SQL {
  return sql`(${cardStates.buriedUntil} is null or ${cardStates.buriedUntil} <= ${day})`;
}

function dueDayCondition(sought: Sought & { readonly kind: "due-day" }): SQL {
  const { comparison, day, from, until } = sought;
  const at = cardStates.dueAt;
  const learning: Readonly<Record<Comparison, SQL>> = {
    "=": sql`${at} >= ${from} and ${at} < ${until}`,
    "!=": sql`(${at} < ${from} or ${at} >= ${until})`,
    "<": sql`${at} < ${from}`,
    "<=": sql`${at} < ${until}`,
    ">": sql`${at} >= ${until}`,
    ">=": sql`${at} >= ${from}`,
  };
  return sql`(${NOT_SUSPENDED} and (${cardStates.dueDay} ${COMPARISONS[comparison]} ${day} or (${learning[comparison]})))`;
}

function compareCondition({ what, comparison, value }: Sought & { readonly kind: "compare" }): SQL {
  const columns = {
    interval: sql`coalesce(${cardStates.intervalDays}, 0)`,
    reps: sql`coalesce(${cardStates.reps}, 0)`,
    lapses: sql`coalesce(${cardStates.lapses}, 0)`,
    stability: sql`${cardStates.stability}`,
    difficulty: sql`${cardStates.difficulty}`,
    position: sql`${cards.position}`,
  };
  const compared = sql`${columns[what]} ${COMPARISONS[comparison]} ${value}`;
  // A place among the new cards is a new card's alone.
  return what === "position" ? sql`(${phase} = 'new' and ${compared})` : compared;
}

/** Of each event the last word counts: it was taken back, or it stands. */
const STANDS = sql`coalesce((select u.kind from review_events u where u.user_id = e.user_id and u.card_id = e.card_id and u.target_id = e.id and u.kind in ('undone', 'redone') order by u.effective_at desc, u.device_sequence desc, u.device_id desc, u.id desc limit 1), 'redone') = 'redone'`;

function logCondition(
  sought: Sought & { readonly kind: "rated-since" | "introduced-since" | "moved-since" },
  userId: string,
): SQL {
  const since = sql`select e.card_id from ${reviewEvents} e where e.user_id = ${userId} and e.study_day >= ${sought.day}`;
  switch (sought.kind) {
    case "rated-since": {
      const rating = sought.rating === null ? TRUE : sql`e.rating = ${sought.rating}`;
      return sql`${cards.id} in (${since} and e.kind = 'answered' and ${rating} and ${STANDS})`;
    }
    case "introduced-since": {
      const earlier = sql`select 1 from ${reviewEvents} e where e.user_id = ${userId} and e.card_id = ${cards.id} and e.kind = 'answered' and e.study_day < ${sought.day} and ${STANDS}`;
      return sql`(${cards.id} in (${since} and e.kind = 'answered' and ${STANDS}) and not exists (${earlier}))`;
    }
    case "moved-since":
      return sql`${cards.id} in (${since} and e.kind in ('due-set', 'reset') and ${STANDS})`;
  }
}
