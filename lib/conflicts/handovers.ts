import { grouped } from "#lib/base/grouped.ts";
import { type Span, slice } from "#lib/base/text.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";

const PAPER = String.raw`(?:draft|offer|proposal|note|contract|agreement|letter|ultimatum|document|treaty)s?\b`;

/** A paper that reached somebody: in person, or after that person had gone. */
type Handover = {
  readonly passage: Passage;
  readonly focus: Span;
  readonly to: string;
  readonly label: string;
};

// gave Molotov a draft agreement · handed Hale the contract
const GIVEN = /\b(?:gave|handed|presented)\s(?=\p{Lu})/u;
const IS_PAPER = new RegExp(
  String.raw`^\s(?:with\s)?(?:a|an|the|his|her|their)\s(?:\p{L}+\s){0,2}?${PAPER}`,
  "iu",
);
// After Molotov left, an official offer … was sent · after Hale had gone home, the contract was posted
const AFTER_LEAVING = /\bafter\s(?=\p{Lu})/iu;
const LEFT = /^\s(?:had\s)?(?:left|departed|gone|returned|flown|travelled|traveled|sailed)\b/iu;
const SENT = new RegExp(
  String.raw`\b${PAPER}[^.;]{0,60}?\b(?:sent|posted|delivered|dispatched|made|cabled|mailed)\b|\b(?:sent|posted|delivered|dispatched|cabled|mailed)\b[^.;]{0,40}?\b${PAPER}`,
  "iu",
);

const CUES = "gave handed presented after".split(" ");

function handoverIn(passage: Passage, dossier: Dossier): Handover | null {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  const found = (
    match: RegExpExecArray | null,
    label: string,
    follows: (after: string, rest: string) => boolean,
  ) => {
    if (!match) return null;
    const at = passage.span.start + match.index + match[0].length;
    const name = dossier.terms
      .namesIn(passage.document, passage.span)
      .find((one) => one.span.start === at && one.type === "PER");
    if (
      !name ||
      !follows(text.slice(name.span.end, name.span.end + 60), text.slice(name.span.end, passage.span.end))
    )
      return null;
    const focus = { start: passage.span.start + match.index, end: name.span.end };
    return { passage, focus, to: dossier.terms.bearerOf(passage.document, name), label };
  };
  return (
    found(
      AFTER_LEAVING.exec(body),
      "after the visit",
      (after, rest) => LEFT.test(after) && SENT.test(rest),
    ) ?? found(GIVEN.exec(body), "during the visit", (after) => IS_PAPER.test(after))
  );
}

/** When a paper was handed over: to a visitor in person, or only after the visitor had left. */
export function handoverQuestions(dossier: Dossier): Question[] {
  const all = passagesWith(CUES, dossier).flatMap((passage) => handoverIn(passage, dossier) ?? []);
  const byPerson = grouped(all, ({ to }) => to);
  return [...byPerson].flatMap(([person, all]): Question[] => {
    const first = all[0];
    if (!first || new Set(all.map((one) => one.passage.document)).size !== all.length) return [];
    const near = all.filter(
      (one) =>
        one === first ||
        dossier.company.isShared(first.passage, one.passage, CLOSE_COMPANY, new Set([person])),
    );
    return [
      {
        key: `handover ${person}`,
        slot: "date",
        topic: `When ${dossier.terms.nameOf(person)} was given the written offer: during the visit or after it`,
        statements: near.map(
          ({ passage, focus, label }): Statement => ({
            passage,
            span: passage.span,
            focus,
            value: { kind: "label", label },
            words: label,
          }),
        ),
      },
    ];
  });
}

const CLOSE_COMPANY = 6;
