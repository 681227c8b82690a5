import type { Wording } from "./candidate.ts";

/**
 * `did not lead to a formal agreement`: the answer is that there was none. `never joined the league` asks whether it
 * ever did, and answers with the fact whole, or with `No, never` where the question already says all of its words.
 */
export function negatives({ question, answer }: Wording, verbs: string): Wording[] {
  const never =
    /^(?:What|Which \p{L}+) (?<first>did|has|had|would) (?<who>.+) never (?<verb>\p{L}+)(?<rest>.*)\?$/u.exec(
      question,
    )?.groups;
  if (never !== undefined) {
    const { first, who = "", verb, rest = "" } = never;
    const deed = `${verbs}${rest} ${answer}`;
    const asked = `${capital(first ?? "did")} ${who} ever ${verb}${rest} ${answer}?`;
    return [`${capital(who)} ${deed}`, "No, never"].map((one) => ({
      question: asked,
      answer: one,
      derived: true,
    }));
  }
  const thing = answer.replace(/^(?:a|an|any|no) /iu, "");
  if (/^(?:the|his|her|its|their|\p{Lu})/u.test(thing)) return [{ question, answer }];
  return [{ question: question.replace(/ not /u, " "), answer: `No ${thing}`, derived: true }];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
