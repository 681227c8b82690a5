/** `base past participle`; several forms of one cell are joined by `/`. Regular verbs need no entry. */
const TABLE = `arise arose arisen,awake awoke awoken,bear bore borne/born,beat beat beaten,become became become,
befall befell befallen,beget begot begotten,begin began begun,behold beheld beheld,bend bent bent,beset beset beset,
bet bet bet,bid bid/bade bid/bidden,bind bound bound,bite bit bitten,bleed bled bled,blow blew blown,break broke broken,
breed bred bred,bring brought brought,broadcast broadcast broadcast,build built built,burn burned/burnt burned/burnt,
burst burst burst,buy bought bought,cast cast cast,catch caught caught,choose chose chosen,cling clung clung,
come came come,cost cost cost,creep crept crept,cut cut cut,deal dealt dealt,dig dug dug,do did done,draw drew drawn,
dream dreamed/dreamt dreamed/dreamt,drink drank drunk,drive drove driven,dwell dwelt dwelt,eat ate eaten,fall fell fallen,
feed fed fed,feel felt felt,fight fought fought,find found found,flee fled fled,fling flung flung,fly flew flown,
forbid forbade forbidden,forecast forecast forecast,foresee foresaw foreseen,forget forgot forgotten,
forgive forgave forgiven,forgo forwent forgone,forsake forsook forsaken,freeze froze frozen,get got got/gotten,
give gave given,go went gone,grind ground ground,grow grew grown,hang hung/hanged hung/hanged,have had had,hear heard heard,
hide hid hidden,hit hit hit,hold held held,hurt hurt hurt,keep kept kept,kneel knelt knelt,know knew known,lay laid laid,
lead led led,leap leapt leapt,learn learned/learnt learned/learnt,leave left left,lend lent lent,let let let,lie lay lain,
light lit lit,lose lost lost,make made made,mean meant meant,meet met met,mislead misled misled,mistake mistook mistaken,
outdo outdid outdone,overcome overcame overcome,overhear overheard overheard,oversee oversaw overseen,
overtake overtook overtaken,overthrow overthrew overthrown,pay paid paid,prove proved proven/proved,put put put,quit quit quit,
read read read,rebuild rebuilt rebuilt,repay repaid repaid,retake retook retaken,rid rid rid,ride rode ridden,ring rang rung,
rise rose risen,run ran run,saw sawed sawn,say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,
set set set,sew sewed sewn,shake shook shaken,shed shed shed,shine shone shone,shoot shot shot,show showed shown,
shrink shrank shrunk,shut shut shut,sing sang sung,sink sank sunk,sit sat sat,slay slew slain,sleep slept slept,
slide slid slid,slit slit slit,sow sowed sown,speak spoke spoken,speed sped sped,spend spent spent,spill spilt spilt,
spin spun spun,split split split,spread spread spread,spring sprang sprung,stand stood stood,steal stole stolen,
stick stuck stuck,sting stung stung,stink stank stunk,stride strode stridden,strike struck struck/stricken,
strive strove striven,swear swore sworn,sweep swept swept,swim swam swum,swing swung swung,take took taken,
teach taught taught,tear tore torn,tell told told,think thought thought,throw threw thrown,thrust thrust thrust,
tread trod trodden,undergo underwent undergone,understand understood understood,undertake undertook undertaken,
undo undid undone,uphold upheld upheld,upset upset upset,wake woke woken,wear wore worn,weave wove woven,weep wept wept,
win won won,wind wound wound,withdraw withdrew withdrawn,withhold withheld withheld,withstand withstood withstood,
wring wrung wrung,write wrote written`;

/** Past form to base: `sought` to `seek`. */
export const PAST_FORMS = new Map<string, string>();
/** Past participle to base: `sought` to `seek`, `written` to `write`. */
export const PARTICIPLES = new Map<string, string>();

for (const row of TABLE.split(",")) {
  const [base = "", past = "", participle = ""] = row.trim().split(/\s+/u);
  for (const form of past.split("/")) PAST_FORMS.set(form, base);
  for (const form of participle.split("/")) PARTICIPLES.set(form, base);
}

/** Participles that are not also the past form, so that they cannot be a finite verb alone: `written`, `begun`. */
export function isOnlyParticiple(word: string): boolean {
  return (
    PARTICIPLES.has(word) && !PAST_FORMS.has(word) && word !== "come" && word !== "become" && word !== "run"
  );
}

/** Whether a word can be a past participle: regular `-ed` or a form of the table. */
export function canBeParticiple(word: string): boolean {
  return PARTICIPLES.has(word) || isRegularPast(word);
}

/** Whether a word can be a past form. */
export function canBePast(word: string): boolean {
  return PAST_FORMS.has(word) || isRegularPast(word);
}

function isRegularPast(word: string): boolean {
  return word.endsWith("ed") && /[a-z]{2}ed$/u.test(word);
}
