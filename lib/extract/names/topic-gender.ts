import { topicOf } from "../resolve-places.ts";
import type { Entity, NameMention, Sentence } from "../types.ts";

const HE = /(?<![\p{L}'’-])(?:he|his|him)(?![\p{L}-])/giu;
const SHE = /(?<![\p{L}'’-])(?:she|her)(?![\p{L}-])/giu;
/** So many pronouns of one kind, and hardly any of the other, tell what somebody is. */
const PLAINLY = 4;
/** So much of a document tells it. */
const ENOUGH = 20_000;

/**
 * The entities with the gender of the person whom the document is about, where no title or given name tells it: a life
 * says `he` or `she` of its bearer all along.
 */
export function withTopicGender(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  entities: readonly Entity[],
): readonly Entity[] {
  const topic = topicOf(sentences, names, entities);
  const bearer = topic === null ? undefined : entities[topic];
  if (bearer === undefined || (bearer.gender ?? null) !== null) return entities;
  const gender = genderTold(text.slice(0, ENOUGH));
  return gender === null ? entities : entities.map((one) => (one === bearer ? { ...one, gender } : one));
}

function genderTold(text: string): "m" | "f" | null {
  const [men, women] = [text.match(HE)?.length ?? 0, text.match(SHE)?.length ?? 0];
  if (men >= PLAINLY && men >= women * PLAINLY) return "m";
  return women >= PLAINLY && women >= men * PLAINLY ? "f" : null;
}
