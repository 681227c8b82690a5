/** How a verb brings in words: `strong` verbs of speaking, `weak` ones that need the words to be right there, `as`: described … as. */
export type CueForce = "strong" | "weak" | "as";
export type CueForm = "base" | "present" | "past" | "participle";
export type Cue = { readonly lemma: string; readonly force: CueForce; readonly form: CueForm };

const STRONG = `
  say tell state ask reply answer add declare announce remark observe note explain insist argue write claim admit confess concede acknowledge affirm assert maintain
  contend comment repeat report respond retort return exclaim cry shout whisper mutter murmur proclaim warn protest complain caution advise promise vow swear
  pledge conclude continue concur interject interrupt inquire enquire demand submit quip joke recall remember reiterate stress emphasize emphasise emphasise underline
  predict testify allege suggest point boast scoff sneer snap growl grumble sigh sob gasp groan roar bellow yell scream stammer stutter mumble venture volunteer
  warn urge plead beg pray implore command order reveal disclose confirm deny counter object reason muse ponder wonder read tweet post stipulate lament
  cite quote opine hold rule find hint imply remark address begin proceed rejoin ejaculate
`;
const WEAK = `
  speak talk think believe feel hope fear write underscore agree refuse propose offer accuse blame criticise criticize denounce condemn praise direct instruct provide
  contain include express convey signal laugh smile nod grin frown shrug chuckle laud applaud dismiss reject defend justify describe mention characterise characterize
  threaten want wish invite summon request require guarantee decree dictate joke mock deplore
  teach preach recommend assure reassure remind inform notify convince persuade sing chant recite hiss ring
`;
const AS = `describe characterise characterize call label dub brand term name style hail portray denounce condemn dismiss regard see deem consider depict define refer`;

const IRREGULAR: Readonly<Record<string, string>> = {
  say: "said",
  tell: "told",
  write: "wrote",
  swear: "swore",
  hold: "held",
  find: "found",
  think: "thought",
  feel: "felt",
  speak: "spoke",
  read: "read",
  see: "saw",
  teach: "taught",
  sing: "sang",
  begin: "began",
  forget: "forgot",
  put: "put",
  begin_: "began",
  ring: "rang",
};
const PARTICIPLES: Readonly<Record<string, string>> = {
  write: "written",
  swear: "sworn",
  speak: "spoken",
  see: "seen",
  sing: "sung",
  begin: "begun",
  forget: "forgotten",
  ring: "rung",
};
// Verbs that double their last letter: beg, begged; admit, admitted.
const DOUBLING = /(?:beg|sob|quip|snap|grin|nod|dub|shrug|admit|submit|concur|refer|infer|rebut)$/u;

function third(verb: string): string {
  if (/(?:s|sh|ch|x|z|o)$/u.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function pastOf(verb: string): string {
  if (DOUBLING.test(verb)) return `${verb}${verb.slice(-1)}ed`;
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function participle(verb: string): string {
  if (DOUBLING.test(verb)) return `${verb}${verb.slice(-1)}ing`;
  return verb.endsWith("e") && !verb.endsWith("ee") ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

// Finite forms only: what stands before or after a quotation in the press and in history books of these languages.
const FOREIGN = `
  sagte sagt erklärte erklärt schrieb schreibt antwortete antwortet fragte fragt meinte betonte rief behauptete bemerkte forderte berichtete fügte erwiderte warnte
  dit déclare déclara déclarait écrit écrivit écrivait répond répondit répondait affirme affirma ajoute ajouta demande demanda explique expliqua assure assura
  estime estima souligne souligna proclame proclama s'exclame s'écrie
  dijo dice declaró declara afirmó afirma respondió responde escribió escribe preguntó añadió explicó aseguró advirtió señaló exclamó
  сказал сказала говорит заявил заявила ответил ответила отвечает писал пишет написал спросил добавил добавила отметил отметила объявил подчеркнул
  powiedział powiedziała mówi oświadczył oświadczyła odpowiedział odpowiedziała napisał pisze zapytał dodał dodała stwierdził stwierdziła podkreślił zauważył
`;

/** Verbs of speaking of the other languages, in lower case. */
export const FOREIGN_CUES: ReadonlySet<string> = new Set(FOREIGN.trim().split(/\s+/u));

function build(): Map<string, Cue> {
  const forms = new Map<string, Cue>();
  const put = (form: string, cue: Cue): void => {
    if (!forms.has(form)) forms.set(form, cue);
  };
  for (const [list, force] of [
    [STRONG, "strong"],
    [AS, "as"],
    [WEAK, "weak"],
  ] as const) {
    for (const entry of list.trim().split(/\s+/u)) {
      const verb = entry.split("_")[0] ?? entry;
      put(IRREGULAR[verb] ?? pastOf(verb), { lemma: verb, force, form: "past" });
      put(verb, { lemma: verb, force, form: "base" });
      put(third(verb), { lemma: verb, force, form: "present" });
      put(participle(verb), { lemma: verb, force, form: "participle" });
      const done = PARTICIPLES[verb];
      if (done) put(done, { lemma: verb, force, form: "past" });
    }
  }
  for (const form of FOREIGN_CUES) put(form, { lemma: form, force: "strong", form: "past" });
  return forms;
}

/** Every form of every verb that can bring in somebody's words, in lower case. */
export const CUES: ReadonlyMap<string, Cue> = build();

/** Papers and acts of speech that somebody is behind: the words are the sender's, not the reader's. */
export const SOURCE_NOUNS: ReadonlySet<string> = new Set(
  `account address advertisement affidavit agreement announcement answer article assessment autobiography banner biography blog book broadcast brief briefing bulletin cable chapter charter claim
  clause column comment comments commentary communication communiqué communique complaint constitution contract conversation correspondence decision declaration decree description diary dictum directive dispatch
  document draft editorial email entry epitaph essay evidence headline inscription instruction interview joke journal judgment judgement law leaflet lecture letter letters line log manifesto manuscript
  memo memoir memoirs memorandum message minute minutes monologue motion motto note notes notice novel observation opinion order ordinance oration pamphlet paper passage paragraph petition phrase
  instructions orders placard play plea poem poster preface proclamation pronouncement proposal prospectus protest protocol quip reading record recollection reflections remark remarks reminder reply report request resolution response
  retort review rider ruling saying section sentence sermon sign signal slogan song speech statement statute story study summary survey telegram telegraph testimony text thesis tirade toast translation
  treaty tweet ultimatum verdict verse view warning will wire word words writing writings`.split(/\s+/u),
);

/** People without a name who can be speakers, beside the nouns for roles. */
export const PEOPLE_NOUNS: ReadonlySet<string> = new Set(
  `man men woman women people person persons boy boys girl girls child children voice somebody someone everybody everyone nobody one another others both neither many some few several most all
  crowd court courts jury bench tribunal committee commission board council panel government cabinet ministry embassy parliament congress police army party union company firm club team
  paper newspaper agency organisation organization authorities authority source sources insider insiders critics fans supporters opponents neighbours neighbors residents parents students scientists
  researchers experts analysts officials diplomats historians observers reporters journalists witnesses doctors lawyers prosecutors delegates ministers leaders colleagues friends locals villagers
  passers-by bystanders survivors majority minority delegation spokesperson management staff family brothers sisters couple pair duo group gentleman gentlemen lady ladies fellow stranger
  lad lads guy chap folk folks visitor visitors customer customers caller passenger patient veteran prisoner prisoners soldier soldiers hospital university office department studio administration regulator watchdog charity
  campaigners activists protesters demonstrators voters teachers workers employers employees`.split(/\s+/u),
);
