/**
 * States past and present. One line each: `name | other names | adjectives | words for the people`.
 * A people word (`the Soviets`, `Germans`) stands for the state where it acts; an adjective points at it.
 */
const LINES = `
Afghanistan||Afghan|Afghans
Albania||Albanian|Albanians
Algeria||Algerian|Algerians
Angola||Angolan|Angolans
Argentina||Argentine,Argentinian|Argentines,Argentinians
Armenia||Armenian|Armenians
Australia||Australian|Australians
Austria||Austrian|Austrians
Austria-Hungary|Austro-Hungarian Empire,Austro-Hungarian Monarchy,Habsburg Empire,Habsburg Monarchy|Austro-Hungarian|Austro-Hungarians
Azerbaijan||Azerbaijani,Azeri|Azerbaijanis,Azeris
Bahrain||Bahraini|Bahrainis
Bangladesh||Bangladeshi|Bangladeshis
Belarus|Byelorussia,Belorussia|Belarusian,Byelorussian|Belarusians,Byelorussians
Belgium||Belgian|Belgians
Bolivia||Bolivian|Bolivians
Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian|Bosnians
Botswana||Botswanan|Batswana
Brazil||Brazilian|Brazilians
Bulgaria||Bulgarian|Bulgarians
Burma|Myanmar|Burmese|Burmans
Byzantine Empire|Byzantium|Byzantine|Byzantines
Cambodia|Kampuchea|Cambodian|Cambodians
Cameroon||Cameroonian|Cameroonians
Canada||Canadian|Canadians
Chile||Chilean|Chileans
China|People's Republic of China,PRC,Republic of China|Chinese|Chinese
Colombia||Colombian|Colombians
Congo|Democratic Republic of the Congo,Zaire|Congolese|Congolese
Costa Rica||Costa Rican|Costa Ricans
Croatia||Croatian|Croatians,Croats
Cuba||Cuban|Cubans
Cyprus||Cypriot|Cypriots
Czechoslovakia|Czecho-Slovakia|Czechoslovak,Czechoslovakian|Czechoslovaks
Czech Republic|Czechia|Czech|Czechs
Denmark||Danish|Danes
Dominican Republic||Dominican|Dominicans
East Germany|German Democratic Republic,GDR|East German|East Germans
Ecuador||Ecuadorian|Ecuadorians
Egypt|United Arab Republic|Egyptian|Egyptians
El Salvador||Salvadoran|Salvadorans
England||English|English,Englishmen
Estonia||Estonian|Estonians
Ethiopia|Abyssinia|Ethiopian,Abyssinian|Ethiopians,Abyssinians
European Union|EU,E.U.||
Finland||Finnish|Finns
France|French Republic,Vichy France,Free France,French Empire|French|French,Frenchmen
Georgia||Georgian|Georgians
Germany|Nazi Germany,Third Reich,German Reich,German Empire,Weimar Republic,Deutschland,Reich|German,Nazi|Germans,Nazis
Ghana||Ghanaian|Ghanaians
Greece||Greek|Greeks
Guatemala||Guatemalan|Guatemalans
Haiti||Haitian|Haitians
Holy Roman Empire|||
Honduras||Honduran|Hondurans
Hungary||Hungarian|Hungarians,Magyars
Iceland||Icelandic|Icelanders
India|British India|Indian|Indians
Indonesia|Dutch East Indies|Indonesian|Indonesians
Iran|Persia|Iranian,Persian|Iranians,Persians
Iraq||Iraqi|Iraqis
Ireland|Irish Free State,Republic of Ireland,Eire|Irish|Irish,Irishmen
Israel||Israeli|Israelis
Italy|Kingdom of Italy,Fascist Italy|Italian|Italians
Ivory Coast|Côte d'Ivoire|Ivorian|Ivorians
Jamaica||Jamaican|Jamaicans
Japan|Empire of Japan,Imperial Japan|Japanese|Japanese
Jordan|Transjordan|Jordanian|Jordanians
Kazakhstan||Kazakh|Kazakhs
Kenya||Kenyan|Kenyans
Korea||Korean|Koreans
Kosovo||Kosovan|Kosovars
Kuwait||Kuwaiti|Kuwaitis
Kyrgyzstan||Kyrgyz|Kyrgyz
Laos||Laotian|Laotians
Latvia||Latvian|Latvians
Lebanon||Lebanese|Lebanese
Liberia||Liberian|Liberians
Libya||Libyan|Libyans
Lithuania||Lithuanian|Lithuanians
Luxembourg||Luxembourgish|Luxembourgers
Macedonia|North Macedonia|Macedonian|Macedonians
Madagascar||Malagasy|Malagasy
Malaysia|Malaya|Malaysian,Malayan|Malaysians,Malayans
Mali||Malian|Malians
Malta||Maltese|Maltese
Manchukuo||Manchu|Manchus
Mexico||Mexican|Mexicans
Moldova|Moldavia|Moldovan,Moldavian|Moldovans
Mongolia||Mongolian,Mongol|Mongolians,Mongols
Montenegro||Montenegrin|Montenegrins
Morocco||Moroccan|Moroccans
Mozambique||Mozambican|Mozambicans
Namibia||Namibian|Namibians
Nepal||Nepalese,Nepali|Nepalese,Nepalis
Netherlands|Holland,Kingdom of the Netherlands|Dutch|Dutch,Dutchmen
New Zealand|||New Zealanders
Nicaragua||Nicaraguan|Nicaraguans
Nigeria||Nigerian|Nigerians
North Korea|Democratic People's Republic of Korea,DPRK|North Korean|North Koreans
Norway||Norwegian|Norwegians
Ottoman Empire||Ottoman|Ottomans
Pakistan||Pakistani|Pakistanis
Palestine||Palestinian|Palestinians
Panama||Panamanian|Panamanians
Papal States|Holy See|Papal|
Paraguay||Paraguayan|Paraguayans
Peru||Peruvian|Peruvians
Philippines||Philippine,Filipino|Filipinos
Poland|Polish-Lithuanian Commonwealth,Kingdom of Poland|Polish|Poles
Portugal||Portuguese|Portuguese
Prussia|Kingdom of Prussia|Prussian|Prussians
Qatar||Qatari|Qataris
Roman Empire|Roman Republic|Roman|Romans
Romania|Rumania,Roumania|Romanian,Rumanian,Roumanian|Romanians,Rumanians
Russia|Russian Federation,Russian Empire,Imperial Russia,Tsarist Russia|Russian|Russians
Rwanda||Rwandan|Rwandans
Sardinia|Kingdom of Sardinia,Piedmont-Sardinia|Sardinian|Sardinians
Saudi Arabia||Saudi|Saudis
Scotland||Scottish,Scots|Scots,Scotsmen
Senegal||Senegalese|Senegalese
Serbia|Kingdom of Serbia|Serbian,Serb|Serbs,Serbians
Singapore||Singaporean|Singaporeans
Slovakia||Slovak|Slovaks
Slovenia||Slovenian,Slovene|Slovenes,Slovenians
Somalia||Somali|Somalis
South Africa|Union of South Africa|South African|South Africans
South Korea|Republic of Korea|South Korean|South Koreans
South Vietnam||South Vietnamese|
North Vietnam||North Vietnamese|
Soviet Union|USSR,U.S.S.R.,Soviet union,Union of Soviet Socialist Republics,Soviet Russia|Soviet|Soviets
Spain|Spanish Empire,Nationalist Spain|Spanish|Spaniards
Sri Lanka|Ceylon|Sri Lankan|Sri Lankans
Sudan||Sudanese|Sudanese
Sweden||Swedish|Swedes
Switzerland|Swiss Confederation|Swiss|Swiss
Syria||Syrian|Syrians
Taiwan|Formosa|Taiwanese|Taiwanese
Tajikistan||Tajik|Tajiks
Tanzania|Tanganyika|Tanzanian|Tanzanians
Thailand|Siam|Thai,Siamese|Thais
Tunisia||Tunisian|Tunisians
Turkey|Türkiye,Republic of Turkey|Turkish|Turks
Uganda||Ugandan|Ugandans
Ukraine|Ukrainian SSR|Ukrainian|Ukrainians
United Arab Emirates|UAE|Emirati|Emiratis
United Kingdom|Britain,Great Britain,UK,U.K.,British Empire|British|British,Britons
United States|United States of America,USA,U.S.A.,US,U.S.,America|American|Americans
Confederate States|Confederacy,Confederate States of America|Confederate|Confederates
Uruguay||Uruguayan|Uruguayans
Uzbekistan||Uzbek|Uzbeks
Venezuela||Venezuelan|Venezuelans
Vietnam|Viet Nam|Vietnamese|Vietnamese
Wales||Welsh|Welsh,Welshmen
West Germany|Federal Republic of Germany,FRG|West German|West Germans
Yemen||Yemeni|Yemenis
Yugoslavia|Kingdom of Yugoslavia|Yugoslav,Yugoslavian|Yugoslavs
Zambia||Zambian|Zambians
Zimbabwe|Rhodesia|Zimbabwean|Zimbabweans
`;

export type StateForm = { readonly state: string; readonly kind: "name" | "adjective" | "people" };

function readStates(): Map<string, StateForm> {
  const forms = new Map<string, StateForm>();
  for (const line of LINES.trim().split("\n")) {
    const [name = "", others = "", adjectives = "", peoples = ""] = line.split("|");
    const add = (list: string, kind: StateForm["kind"]): void => {
      for (const form of list.split(","))
        if (form && !forms.has(form)) forms.set(form, { state: name, kind });
    };
    add(name, "name");
    add(others, "name");
    // `British` and `French` are both: the adjective is the safer reading, `the British` is decided in context.
    add(adjectives, "adjective");
    add(peoples, "people");
  }
  return forms;
}

/** Every form of a state's name as it is written, capitals included (`US` is a state, `us` is not). */
export const STATE_FORMS: ReadonlyMap<string, StateForm> = readStates();

/** First halves of compounds (`Franco-Soviet`, `Anglo-Saxon`) and the states they point at. */
export const COMBINING: ReadonlyMap<string, string> = new Map([
  ["Anglo", "United Kingdom"],
  ["Austro", "Austria"],
  ["Franco", "France"],
  ["Germano", "Germany"],
  ["Graeco", "Greece"],
  ["Greco", "Greece"],
  ["Indo", "India"],
  ["Italo", "Italy"],
  ["Nippo", "Japan"],
  ["Polono", "Poland"],
  ["Russo", "Russia"],
  ["Serbo", "Serbia"],
  ["Sino", "China"],
  ["Turco", "Turkey"],
]);

// Russian stems, since Russian bends the endings: Германии, Германией.
const RUSSIAN_STEMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:СССР|Советск\p{L}{1,4} Союз\p{L}{0,3})$/u, "Soviet Union"],
  [/^США$/u, "United States"],
  [/^Америк\p{L}{1,2}$/u, "United States"],
  [/^Росси\p{L}{1,2}$/u, "Russia"],
  [/^Германи\p{L}{1,2}$/u, "Germany"],
  [/^Итали\p{L}{1,2}$/u, "Italy"],
  [/^Франци\p{L}{1,2}$/u, "France"],
  [/^Англи\p{L}{1,2}$/u, "England"],
  [/^(?:Великобритани\p{L}{1,2}|Британи\p{L}{1,2})$/u, "United Kingdom"],
  [/^Япони\p{L}{1,2}$/u, "Japan"],
  [/^Кита\p{L}{1,2}$/u, "China"],
  [/^Турци\p{L}{1,2}$/u, "Turkey"],
  [/^Болгари\p{L}{1,2}$/u, "Bulgaria"],
  [/^Румыни\p{L}{1,2}$/u, "Romania"],
  [/^Венгри\p{L}{1,2}$/u, "Hungary"],
  [/^Польш\p{L}{1,2}$/u, "Poland"],
  [/^Финлянди\p{L}{1,2}$/u, "Finland"],
  [/^Швеци\p{L}{1,2}$/u, "Sweden"],
  [/^Норвеги\p{L}{1,2}$/u, "Norway"],
  [/^Австри\p{L}{1,2}$/u, "Austria"],
  [/^Испани\p{L}{1,2}$/u, "Spain"],
  [/^Греци\p{L}{1,2}$/u, "Greece"],
  [/^Украин\p{L}{1,2}$/u, "Ukraine"],
];

const CYRILLIC = /^\p{Script=Cyrillic}/u;

/** What state a form means, in whatever case a Russian name stands. */
export function stateForm(shown: string): StateForm | null {
  const known = STATE_FORMS.get(shown);
  if (known || !CYRILLIC.test(shown)) return known ?? null;
  const state = RUSSIAN_STEMS.find(([stem]) => stem.test(shown))?.[1];
  return state === undefined ? null : { state, kind: "name" };
}

/** `Soviet`, `British`: points at a state without naming it. */
export function isNationAdjective(word: string): boolean {
  return STATE_FORMS.get(word)?.kind === "adjective";
}
