const CITIES = `
Aachen Aberdeen Accra Adelaide Aleppo Alexandria Algiers Amman Amsterdam Ankara Antwerp Archangel Astana Athens Atlanta Auckland
Augsburg Baghdad Baku Baltimore Bangkok Barcelona Basel Basra Beijing Beirut Belfast Belgrade Bergen Berlin Bern Berne Birmingham
Bologna Bombay Bonn Bordeaux Boston Bratislava Bremen Breslau Brest-Litovsk Brisbane Bristol Brussels Bucharest Budapest Cairo
Calais Calcutta Cambridge Canberra Canton Caracas Cardiff Casablanca Charleston Chernobyl Chicago Cleveland Cologne Colombo
Constantinople Copenhagen Cork Cracow Dakar Dallas Damascus Danzig Delhi Denver Detroit Dhaka Dresden Dublin Dubrovnik Dunkirk
Düsseldorf Edinburgh Essen Florence Frankfurt Gdansk Gdańsk Geneva Genoa Gibraltar Glasgow Granada Grozny Guangzhou Haifa
Halifax Hamburg Hanoi Hanover Harare Havana Heidelberg Helsinki Hiroshima Honolulu Houston Innsbruck Istanbul Jakarta Jerusalem
Johannesburg Kabul Kampala Karachi Kaunas Kharkiv Kharkov Khartoum Kiev Kyiv Kinshasa Kolkata Königsberg Kraków Kyoto Lagos Lahore
Lausanne Leeds Leipzig Leningrad Lhasa Lille Lima Lisbon Liverpool Locarno London Luanda Lublin Lviv Lvov Lwow Lwów Lyon Lyons
Madras Madrid Mainz Manchester Manila Marseille Marseilles Melbourne Memphis Mexico-City Miami Milan Minneapolis Minsk Mogadishu
Monterrey Montevideo Montreal Moscow Mumbai Munich Murmansk Nagasaki Nairobi Nanjing Nanking Naples Nice Nuremberg Odesa Odessa
Osaka Oslo Ottawa Oxford Palermo Paris Peking Philadelphia Phoenix Pisa Pittsburgh Portsmouth Potsdam Prague Pretoria Pyongyang
Quebec Quito Rangoon Reykjavik Rheims Riga Rome Rostov Rotterdam Salonika Salzburg Santiago Sarajevo Seattle Seoul Sevastopol
Seville Shanghai Sheffield Smolensk Sofia Southampton Stalingrad Stockholm Strasbourg Stuttgart Sydney Tallinn Tbilisi Tehran
Teheran Tientsin Timbuktu Tobruk Tokyo Toronto Toulon Toulouse Trieste Tripoli Tunis Turin Ulm Utrecht Valencia Vancouver Venice
Verdun Verona Vichy Vienna Vilna Vilnius Vladivostok Warsaw Washington Weimar Wellington Wittenberg Yalta Yokohama Ypres Zagreb
Zurich Zürich
`;

/** Places whose names hold a space. */
const CITIES_OF_WORDS = [
  "Buenos Aires",
  "Cape Town",
  "Ho Chi Minh City",
  "Hong Kong",
  "Kuala Lumpur",
  "Los Angeles",
  "Mexico City",
  "New Delhi",
  "New Orleans",
  "New York",
  "New York City",
  "Novi Sad",
  "Pearl Harbor",
  "Phnom Penh",
  "Port Arthur",
  "Rio de Janeiro",
  "San Francisco",
  "San Diego",
  "Santa Cruz",
  "Sao Paulo",
  "São Paulo",
  "St Petersburg",
  "St. Petersburg",
  "Saint Petersburg",
  "Tel Aviv",
  "The Hague",
  "Washington DC",
  "Washington, D.C.",
  "Addis Ababa",
  "Abu Dhabi",
  "St Louis",
  "St. Louis",
  "Las Vegas",
];

const REGIONS = `
Africa Alaska Alberta Alps Alsace Alsace-Lorraine Anatolia Antarctica Aragon Arabia Arctic Asia Atlantic Balkan Balkans Baltic Baltics
Bavaria Bengal Bessarabia Bohemia Bosporus Bosphorus Bukovina Burgundy California Carpathians Castile Catalonia Caucasus Central-Asia
Congo Connecticut Corsica Crete Crimea Dalmatia Danube Dardanelles Delaware Elbe Eurasia Europe Everest Falklands Flanders Florida
Gallipoli Galicia Gaza Ganges Greenland Hawaii Himalayas Idaho Illinois Indiana Indochina Iowa Jutland Kansas Karelia Kashmir
Kentucky Korea Kurdistan Lapland Levant Lombardy Lorraine Louisiana Macao Maine Manchuria Maryland Massachusetts Mediterranean
Mesopotamia Michigan Minnesota Mississippi Missouri Montana Moravia Nebraska Nevada Nile Normandy Ohio Oklahoma Ontario Oregon
Orient Pacific Pennsylvania Pomerania Provence Punjab Pyrenees Rhine Rhineland Ruhr Ruthenia Saar Saarland Sahara Saxony Scandinavia
Schleswig Seine Siberia Sicily Silesia Sinai Slavonia Sudetenland Suez Tasmania Tennessee Texas Thames Thrace Tibet Tigris
Transcaucasia Transylvania Tuscany Tyrol Ulster Urals Utah Vermont Virginia Vistula Volga Wisconsin Wyoming Yorkshire Zealand Mercury Venus Mars Jupiter Saturn Uranus Neptune Pluto
`;

const REGIONS_OF_WORDS = [
  "Middle East",
  "Near East",
  "Far East",
  "Latin America",
  "Black Sea",
  "Baltic Sea",
  "North Sea",
  "Red Sea",
  "Caspian Sea",
  "Arabian Sea",
  "Persian Gulf",
  "Indian Ocean",
  "Pacific Ocean",
  "Atlantic Ocean",
  "Arctic Ocean",
  "English Channel",
  "Suez Canal",
  "Panama Canal",
  "Western Front",
  "Eastern Front",
  "Baltic states",
  "Baltic States",
  "Low Countries",
  "Iberian Peninsula",
  "New England",
  "New Jersey",
  "New Mexico",
  "New South Wales",
  "North Carolina",
  "South Carolina",
  "North Dakota",
  "South Dakota",
  "West Virginia",
  "Northern Ireland",
  "West Bank",
  "Gaza Strip",
  "Golan Heights",
  "Western Europe",
  "Eastern Europe",
  "Central Europe",
  "Northern Europe",
  "Southern Europe",
  "Southeast Asia",
  "South-East Asia",
  "East Asia",
  "South Asia",
  "Central Asia",
  "North Africa",
  "East Africa",
  "West Africa",
  "North America",
  "South America",
  "Central America",
  "Asia Minor",
];

function words(list: string): string[] {
  return list
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/(?<=Mexico|Central)-/u, " "));
}

/** Cities, as written. */
export const CITIES_KNOWN: ReadonlySet<string> = new Set([...words(CITIES), ...CITIES_OF_WORDS]);

/** Continents, seas, rivers, provinces and other stretches of land, as written. */
export const REGIONS_KNOWN: ReadonlySet<string> = new Set([...words(REGIONS), ...REGIONS_OF_WORDS]);

/** Nouns that end (or, before `of`, begin) the name of a place. */
export const PLACE_HEADS: ReadonlySet<string> = new Set(
  `Avenue Bay Beach Boulevard Bridge Building Buildings Canal Cape Castle Cathedral City Cliff Coast County Creek Desert District Falls Field Forest
  Fort Gate Glacier Gulf Hall House Harbour Harbor Heights Hill Hills Hotel Island Islands Isle Isles Lake Lakes Lane Mount Mountain Mountains
  Ocean Palace Park Peninsula Plain Plains Plateau Port Province Reef Region Ridge River Road Sea Shire Square Stadium Strait Straits
  Street Territory Town Tower Valley Village Volcano Woods`.split(/\s+/u),
);

/** Endings that mark an unknown single word as a place rather than a person. */
export const PLACE_ENDING =
  /(?:burgh?|grad|stan|shire|ville|chester|mouth|polis|sk|ovka|holm|stadt|borough|istan)$/u;
