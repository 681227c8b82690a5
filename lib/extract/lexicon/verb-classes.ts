function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** Verbs whose content may follow as a whole sentence: `he said (that) they had left`. */
export const CONTENT_VERBS = words(
  `say state claim argue believe think know report announce declare insist note add hope fear suggest propose show prove
  demonstrate reveal find discover conclude learn hear feel see suppose assume expect maintain assert admit acknowledge deny
  confirm warn promise swear agree decide demand recommend request write explain remark observe reply answer respond complain
  boast predict estimate imagine guess understand realize realise recognize recognise indicate imply mean ensure contend
  hold stress emphasize emphasise mention testify allege concede deem doubt forget remember recall stipulate specify rule
  theorize theorise hypothesize speculate urge wish conjecture infer notice pretend reason repeat vow pledge caution hint cry
  exclaim whisper shout`,
);

/** Verbs that report what somebody said, wrote or thought, so that their content is not stated by the document. */
export const REPORTING_VERBS = words(
  `say state claim argue believe think report announce declare insist note add suggest assert admit acknowledge deny warn
  promise swear reply answer respond complain boast predict contend allege concede testify maintain write explain remark
  observe tell inform ask demand propose hint exclaim conclude estimate speculate hope fear expect assure telegraph`,
);

/** Verbs whose object does what the infinitive says: `ordered the fleet to sail`. */
export const OBJECT_CONTROL = words(
  `ask tell order force allow invite persuade urge want permit enable cause require send lead encourage instruct advise
  command compel convince direct forbid expect get help induce oblige press pressure prompt request teach warn authorize
  authorise assign appoint choose select elect empower entitle hire motivate need pay prepare tempt train bring leave beg
  challenge dare drive inspire move call push summon recruit commission mandate make let have see hear feel watch like prefer
  intend mean believe consider know find`,
);

/** Verbs that take somebody and something without a preposition: `gave the envoy a letter`. */
export const DITRANSITIVE = words(
  `give send offer grant award hand lend pay sell show teach tell throw write bring buy deny promise owe allow assign cable
  accord allot bequeath bid cause charge concede cost deal deliver extend feed fetch find forgive forward guarantee issue
  leave loan mail make order pass permit play post present quote read refuse save serve spare toss wire wish ask telegraph
  name call elect appoint declare deem consider crown dub entitle style term label christen rename designate`,
);

/** Verbs that say what somebody or something is called or made: the second noun is no object but a predicate. */
export const NAMING = words(
  `name call elect appoint declare deem consider crown dub entitle style term label christen rename designate proclaim make
  brand judge pronounce`,
);

/** Verbs after which a noun or an adjective describes the subject. */
export const LINKING = words(`be become remain seem appear feel look sound stay prove turn grow go fall`);

/** `deprive somebody of something`. */
export const OF_VERBS = words(
  `remind inform accuse deprive rob convince warn assure relieve notify cure strip clear rid suspect convict persuade acquit`,
);

/** Verbs that need no object, so that a relative pronoun is not theirs. */
export const INTRANSITIVE = words(
  `go come arrive live stay fall happen occur appear disappear lie sit stand sleep die work exist travel return depend
  belong refer result differ consist speak talk look wait rise participate cooperate compete collapse succeed fail`,
);

/** Somebody is spoken to: `told Hitler that …`. */
export const ADDRESSEE_VERBS = words(
  `tell inform assure ask remind warn notify persuade convince advise promise show teach instruct order urge invite command
  beg request implore tell reassure brief alert answer`,
);

/** Whom a verb is done with, to or from, by the preposition between. */
const PARTNERS = new Map([
  [
    "with",
    words(`meet speak talk negotiate agree disagree confer consult fight ally side deal trade cooperate collaborate correspond
    converse discuss communicate sign conclude share exchange unite join merge compete quarrel argue debate`),
  ],
  [
    "to",
    words(`write reply respond speak talk explain say suggest propose announce report give send offer grant award hand lend pay
    sell show teach deliver transfer submit present surrender cede yield concede return donate transmit forward convey dictate
    address apologize appeal complain proclaim declare entrust extend issue supply provide read promise leave bring assign`),
  ],
  [
    "from",
    words(
      `receive borrow buy obtain take get accept demand request seek win steal learn hear inherit purchase acquire require`,
    ),
  ],
  ["against", words(`fight ally side argue vote compete protest rebel revolt campaign testify`)],
]);

/** Whether what follows this preposition is the partner of the verb: `met with the envoy`, `replied to the note`. */
export function isPartner(lemma: string, preposition: string): boolean {
  return PARTNERS.get(preposition)?.has(lemma) === true;
}
