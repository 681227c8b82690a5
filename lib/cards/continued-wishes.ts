import type { Span } from "#lib/base/text.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { phrase } from "./phrases.ts";
import { shortened } from "./shorten.ts";
import type { Telling } from "./telling.ts";

// "wanted a licence, | wanted to have Alma in their district | , control of the locks etc": the same proposer goes on
const CONTINUED =
  /^,\s+(?:and\s+)?(?<verb>wanted|demanded|requested|hoped|planned|proposed|wished)\s+(?<deed>to\s+(?:have|get|receive)\s+)?(?<content>[^,;.:]{4,100})(?:,\s+(?<more>(?!(?:and|but|which|who|while|as|or)\b)[^,;.:]{4,60}?)(?=,?\s+etc\b|[.;]))?/u;

/** What somebody wanted besides, in the same sentence: a card for each thing. */
export function continued(telling: Telling): Candidate[] {
  const { reading, sentence, restSpan, subject } = telling;
  if (subject === null) return [];
  const match = CONTINUED.exec(reading.document.text.slice(restSpan.end, sentence.span.end));
  const { verb, deed = "", content, more } = match?.groups ?? {};
  if (match === null || content === undefined || !verb?.startsWith(telling.clause.lemma.slice(0, 4)))
    return [];
  const end = restSpan.end + match[0].length;
  const start = end - match[0].length + match[0].indexOf(content, match[0].indexOf(verb) + verb.length);
  const first = phrase(reading, restSpan).text;
  const asks = `did ${subject.text} ${telling.clause.lemma}`;
  const things: { span: Span; deed: string; plain: boolean }[] = [
    { span: { start, end: start + content.length }, deed, plain: true },
  ];
  // The last of three has no question of its own where its noun does not give one.
  if (more !== undefined) things.push({ span: { start: end - more.length, end }, deed: "", plain: false });
  return things.flatMap(({ span, deed: lead, plain }) => {
    const said = phrase(reading, span);
    const wordings = [
      ...aboutPlace(said.text, lead, asks),
      ...byNoun(said.text, asks),
      ...(plain ? [{ question: `What ${asks} besides ${first}?`, answer: shortened(said.text) }] : []),
    ];
    return wordings.length === 0
      ? []
      : [
          {
            reading,
            category: "proposal" as const,
            frame: "proposed",
            key: [subject.text, "besides", said.text],
            wordings,
            proofs: [
              { span: { start: telling.subjectFiller?.span.start ?? restSpan.start, end }, role: "proof" },
              ...said.context.map((one) => ({ span: one, role: "context" as const })),
            ],
            focus: span,
            sentence: telling.clause.sentence,
            weight: 0.7,
          },
        ];
  });
}

/** `What did the ferrymen want for Alma?` — `to have Alma in their district`: where a named thing is to come to. */
function aboutPlace(text: string, deed: string, asks: string): Wording[] {
  const name =
    /^(?<name>(?:the )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*) (?:in|as|under|within|inside|outside|at) \S/u.exec(
      text,
    )?.groups?.name;
  return name === undefined || deed === ""
    ? []
    : [{ question: `What ${asks} for ${name}?`, answer: shortened(`${deed.trim()} ${text}`) }];
}

/** `Which control did the ferrymen want?` — `municipal control of the locks` */
function byNoun(text: string, asks: string): Wording[] {
  const noun =
    /^(?:(?:the|an?) )?(?:\p{L}+ ){0,2}?(?<noun>\p{Ll}{4,}) (?:of|over|for|on|to|in|with|from|against|between) \S/u.exec(
      text,
    )?.groups?.noun;
  return noun === undefined ? [] : [{ question: `Which ${noun} ${asks}?`, answer: shortened(text) }];
}
