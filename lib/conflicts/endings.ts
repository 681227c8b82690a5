import { grouped } from "#lib/base/grouped.ts";
import { type Span, slice } from "#lib/base/text.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";

const TALKS =
  "(?<what>negotiations?|talks|discussions|conference|dispute|lawsuit|case|investigation|inquiry|contest|match|trial)";
const CUES =
  "negotiation talks discussions conference dispute lawsuit case investigation inquiry contest match trial".split(
    " ",
  );

// leaving the negotiations unresolved · the dispute was left open · the case remains undecided
const OPEN = new RegExp(
  String.raw`\b(?:leav(?:e|es|ing)|left)\s(?:the\s|these\s|those\s)?${TALKS}\s(?:unresolved|undecided|unsettled|open|pending|unfinished)\b`,
  "iu",
);
const OPEN_STATE = new RegExp(
  String.raw`\b${TALKS}\s(?:was|were|is|are|remain\w{0,3}|stay\w{0,3})\s(?:left\s)?(?:unresolved|undecided|unsettled|open|pending|unfinished)\b`,
  "iu",
);
// ended the negotiations · broke off the talks · the case was settled
const CLOSED = new RegExp(
  String.raw`\b(?:ended|terminated|broke\soff|called\soff|settled|closed|concluded|cut\sshort)\s(?:the\s|these\s|those\s)?${TALKS}\b`,
  "iu",
);
const CLOSED_STATE = new RegExp(
  String.raw`\b${TALKS}\s(?:was|were)\s(?:ended|terminated|broken\soff|called\soff|settled|closed|concluded|resolved)\b`,
  "iu",
);

type Ending = {
  readonly passage: Passage;
  readonly focus: Span;
  readonly what: string;
  readonly label: string;
};

function endingIn(passage: Passage): Ending | null {
  const body = slice(passage.reading.document.text, passage.span);
  const open = OPEN.exec(body) ?? OPEN_STATE.exec(body);
  const closed = open ? null : (CLOSED.exec(body) ?? CLOSED_STATE.exec(body));
  const match = open ?? closed;
  const what = match?.groups?.what;
  if (!match || what === undefined) return null;
  const start = passage.span.start + match.index;
  return {
    passage,
    focus: { start, end: start + match[0].length },
    what: what.toLowerCase().replace(/s$/u, ""),
    label: open ? "left open" : "brought to an end",
  };
}

/** Whether a sentence says of talks or a case that they were left open. */
export function leavesOpen(sentence: string): boolean {
  return OPEN.test(sentence) || OPEN_STATE.test(sentence);
}

/** Inside one document: what it calls unresolved in one place and ended in another. */
export function endingQuestions(dossier: Dossier): Question[] {
  const endings = passagesWith(CUES, dossier).flatMap((passage) => endingIn(passage) ?? []);
  return [...grouped(endings, ({ passage }) => passage.document).values()].flatMap((own): Question[] => {
    const kinds = grouped(own, ({ what }) => what);
    return [...kinds].flatMap(([what, all]): Question[] => {
      // More than one of a side: the document tells of several talks.
      if (all.length !== 2 || all[0]?.label === all[1]?.label) return [];
      const name = all[0]?.passage.reading.document.name ?? "";
      return [
        {
          key: `ending ${name} ${what}`,
          slot: "outcome",
          topic: `Whether the ${what}${what.endsWith("k") || what.endsWith("n") ? "s" : ""} were left open or brought to an end`,
          statements: all.map(statementOf),
          internal: true,
        },
      ];
    });
  });
}

function statementOf({ passage, focus, label }: Ending): Statement {
  return { passage, span: passage.span, focus, value: { kind: "label", label }, words: label };
}
