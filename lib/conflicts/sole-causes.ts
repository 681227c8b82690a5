import { contains, type Span, slice } from "#lib/base/text.ts";
import { befallsIn } from "./calamities.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { meantIn } from "./segments.ts";
import type { Fact } from "./sole-facts.ts";
import { tidy } from "./topics.ts";
import { contentWords } from "./words.ts";

const CUE =
  /\b(?:caus(?:e|ed|es)|because|due\sto|owing\sto|result\sof|account\sof|blam(?:e|ed)|ascribed|attributed|put\sdown\sto|tools|struck|on\sstrike|(?:went|gone|go|came|come|walked|were|was)\sout|responsible|reason|motive|brought\s(?:about|on|in(?:to)?|by)|thanks\sto|for\s(?:want|lack)\sof|did\sit|over\sthe|came\s(?:in\s)?with|started\s(?:by|when|in)|killed\sby|(?:began|begun|started|set\soff)\s(?:it|the)|(?:was|is)\swhy)\b/iu;
// was caused by a spark from the engine · was due to unpuddled clay · because her compass had been disturbed · owing to the fog
const AFTER =
  /\b(?:(?:was|were|been|being)\s(?:\p{L}+ly\s)?(?:caused|brought\son|brought\sabout|killed)\sby|(?:was|were|is)\s(?:\p{L}+ly\s)?due\sto|owing\sto|as\sa\sresult\sof|was\sthe\sresult\sof|on\saccount\sof|for\s(?:want|lack)\sof|because(?:\sof)?|(?:was|were)\s(?:put\sdown|ascribed|attributed)\sto|(?:the|its|his|her|their|\p{Lu}\p{L}{2,15}['’]s?)\s(?:real\s|true\s|main\s|only\s)?(?:cause|reason|motive)(?:\s(?:of|for|behind)\s(?:the\s|his\s|her\s|its\s|it\s?)?[^,;:.]{0,40}?)?\s(?:was|had\sbeen)|blamed\son)\s(?<what>[^,;:.()]{3,90})/iu;
// The rain did it · the captain was to blame · It was the rain that brought it down · a lamp caused the fire
const BEFORE =
  /(?<what>(?:the|an?|his|her|their)\s[^,;:.()]{3,60}?)\s(?:did\sit|(?:was|were)\sto\sblame|(?:had\s)?caused\s(?:the|it)|that\s(?:caused|brought\sdown|destroyed|killed)|(?:was|were)\sthe\s(?:real\s|true\s|only\s)?cause|(?:had\s)?(?:began|begun|started|set\soff)\s(?:it|the\s(?:fire|blaze|explosion|flood|panic|trouble|disaster|outbreak)))\b/iu;
// The master was drunk, and that was why she was lost
const WHY =
  /(?<what>[^;:.()]{5,80}?),?\s(?:and\s)?(?:that|this|which)\s(?:was|is)\s(?:the\sreason\s)?why\b/iu;
// had gone out over the dismissal of a foreman · struck for a shorter day
const OVER =
  /\b(?:(?:went|gone|go|came|come|walked|were|was)\s(?:out|on\sstrike)|struck|downed\stools|laid\sdown\s(?:their\s)?tools)(?:\s(?:on|in)\s(?:\p{L}+\s)?[\d\p{Lu}][^\s,;.]{0,12}(?:\s\d{4}|\sof\s\S{2,5})?)?\s(?:over|against|for|because\sof)\s(?<what>(?!(?:\d|\p{L}+\s(?:days?|weeks?|months?|hours?|years?))\b)[^,;:.()]{3,60})/iu;
/** Not the whole of it, or not the text's own word. */
const UNSURE =
  /\b(?:one\sof\sthe|partly|part|also|another|other|may|might|could|would|if|perhaps|probably|possibly|thought|believed|said|not\sbecause|not\sdue|not\scaused|never|neither|nothing|no|not|partially|chiefly|mainly|among|several|various)\b/iu;

/** What brought something about, as a document states it outright. */
export function causesIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (!CUE.test(body)) return [];
  const match =
    AFTER.exec(body) ??
    BEFORE.exec(body) ??
    OVER.exec(body) ??
    (body.includes("why") ? WHY.exec(body) : null);
  const what = match?.groups?.what;
  if (!match || what === undefined || UNSURE.test(partOf(body, match))) return [];
  const start = passage.span.start + match.index + match[0].indexOf(what);
  const focus = { start, end: start + what.length };
  const told = new Set([...contentWords(what)].map(sameNoun));
  if (told.size === 0 || /\b(?:cause|reason|motive)\b/iu.test(what)) return [];
  const about = effectOf(passage, focus, dossier);
  return [
    {
      passage,
      frame: "cause",
      slot: "claim",
      focus,
      value: { kind: "label", label: [...told].sort().join(" ") },
      words: tidy(what),
      ask: null,
      about,
      least: 1,
      told,
    },
  ];
}

/** Words of cause say nothing of what was caused. */
const EMPTY =
  /^(?:caus|becaus|du|alon|ow|result|account|blam|ascrib|attribut|reason|motiv|want|lack|~?alone|calam|real|true|main|must)/u;

/** The part of a sentence that a match stands in, up to the stops around it. */
function partOf(body: string, match: RegExpExecArray): string {
  const before = body.slice(0, match.index).split(/[;:.]/u).at(-1) ?? "";
  const after = body.slice(match.index + match[0].length).split(/[;:.,]/u)[0] ?? "";
  return `${before}${match[0]}${after}`;
}

/** What was brought about: the words of its own sentence besides the cause, and of the one before where it is only pointed at. */
function effectOf(passage: Passage, cause: Span, dossier: Dossier): ReadonlySet<string> {
  const own = wordsOf(passage, cause, dossier);
  const points = /\b(?:it|this|that|he|she|they)\b/iu.test(
    slice(passage.reading.document.text, passage.span),
  );
  const before =
    points || own.length < 2 ? dossier.library.documents[passage.document]?.[passage.index - 1] : undefined;
  const isJoined = before?.sentence && before.sentence.block === passage.sentence?.block;
  const joined = isJoined ? wordsOf(before, NOWHERE, dossier) : [];
  const here = befallsIn(passage, dossier);
  const befalls = here.length > 0 || !isJoined ? here : befallsIn(before, dossier);
  const motive = /\bmotive\b/iu.test(slice(passage.reading.document.text, passage.span)) ? ["!motive"] : [];
  return new Set([...own, ...joined, ...befalls, ...motive]);
}

const NOWHERE: Span = { start: -1, end: -1 };

function wordsOf(passage: Passage, apart: Span, dossier: Dossier): string[] {
  return meantIn(passage, dossier).flatMap(({ span, ids }) =>
    contains(apart, span) ? [] : ids.filter((id) => !EMPTY.test(id)),
  );
}
