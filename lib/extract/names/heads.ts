function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Nouns that name an event when capitals or a name stand before them, or `of` and a name after: `Winter War`, `Battle of X`. */
export const EVENT_HEADS = set(`
  Accord Accords Agreement Agreements Airlift Alliance Armistice Assault Axis-talks Battle Blitz Blockade Bombing Boycott Campaign Catastrophe Ceasefire Centenary Championship
  Championships Charter Clash Conclave Concordat Conference Conflict Congress-of Convention Coronation Coup Crash Crisis Crusade Crusades Cup Declaration Derby Disaster Earthquake
  Election Elections Eruption Exhibition Expedition Famine Festival Final Finals Fire Flood Games Genocide Hearings Holocaust Hurricane Incident Insurrection
  Invasion Landings Marathon Massacre Mission Mutiny Negotiations Offensive Olympics Open Operation Ordinance Pact Pandemic Panic Partition Plebiscite Plot Pogrom Prix Protocol Protocols Purge
  Putsch Raid Rebellion Reformation Referendum Regatta Renaissance Restoration Revolt Revolution Riots Rising Scandal Settlement Siege Strike Summit Talks
  Tournament Treaty Trial Trials Truce Uprising War Wars Armada Armistice Enlightenment Depression
`);

/** The same in lower case, which make a name only right after a name: `the Molotov-Ribbentrop pact`, `the Berlin talks`. */
export const LOWER_EVENT_HEADS = set(`
  pact treaty war talks conference summit armistice protocol accord accords agreement convention crisis uprising revolt massacre negotiations revolution
  campaign offensive blockade airlift expedition affair incident mutiny rebellion alliance non-aggression
`);

/** Operations and ships are named after the noun: `Operation Barbarossa`, `Hurricane Katrina`. */
export const LEADING_EVENT_HEADS = set(`Operation Hurricane Typhoon Cyclone Storm Project Exercise`);

/** Nouns that name a body of people. */
export const ORG_HEADS = set(`
  Academy Administration Administrations Admiralty Agency Airlines Airways Alliance Archive Archives Army Assembly Association Associates Athletic Authority Axis Bank Bar Base Battalion Board Brigade Brotherhood
  Broadcasting Brothers Bundestag Bureau Bundesbank Cabinet Center Centre Chamber Chancellery Church Circuit City-Council Clinic Club Coalition College Comintern Command Commission Committee
  Commons Commonwealth Communist Community Company Conglomerate Congress Conservatory Consortium Convent Cooperative Corporation Corps Council Court Crown Department Diet Directorate Division Duma
  Embassy Enterprise Exchange Executive Faction Faculty Federation Fleet Force Forces Foundation Front Fund Gazette Government Group Guard Guards Guild Herald High-Command Holdings Hospital House Industries
  Inquisition Inspectorate Institute Institution Instruments Intelligence Journal Jury Labour Laboratories Laboratory League Legation Legion Library Lords Luftwaffe Mail Ministry Mission Monastery Motors Museum
  Navy Network Observatory Office Orchestra Order Organisation Organization Parliament Partners Party Patrol Police Politburo Post Power Powers Presidium Press Public-Prosecutor Railway Railways Red-Army Regiment
  Register Reichstag Registry Republicans Rovers Royals School Secretariat Security Senate Service Services Society Soviet-of Squadron Staff State-Department Store Studio Studios Symphony Synod Syndicate System Taskforce Team Telegraph Temple
  Aerospace Automotive Aviation Biosciences Biotech Breweries Brewery Cement Ceramics Chemicals Communications Dairies Electronics Energy Entertainment Foods Insurance Investments
  Logistics Mining Packaging Paper Papers Petroleum Pharma Pharmaceuticals Plastics Retail Robotics Rubber Semiconductors Shipping Software Steel Supermarkets Systems Technologies Telecom
  Textiles Therapeutics Tobacco Toys Ventures
  Theatre Theater Times Treasury Tribunal Troops Troupe Trust Union United Universities University Wanderers Wehrmacht Works Yard Allies Democrats Conservatives Liberals Bolsheviks Mensheviks
`);

/** Endings of a firm's name. */
export const FIRM_ENDINGS = set(
  `Inc Ltd LLC PLC plc GmbH AG SA SpA Corp Co NV BV Oy AB KG Limited Incorporated`,
);

/** Bodies known by one name, with or without an article. */
export const KNOWN_ORGS = set(`
  NATO UN UNESCO Treasury Navy Admiralty Crown UNICEF WHO IMF OPEC NKVD KGB CIA FBI MI5 MI6 NASA ESA CERN FIFA UEFA BBC CNN Reuters Pravda Izvestia TASS Comintern Wehrmacht Luftwaffe
  Gestapo SS Kriegsmarine Politburo Sovnarkom Kremlin Reichstag Bundestag Knesset Duma Axis Allies Entente Bolsheviks Mensheviks Whitehall Pentagon Vatican
  Commons Parliament Congress Senate Google Microsoft Apple Amazon Facebook Twitter Siemens Volkswagen Boeing Airbus Interpol Greenpeace Nature Science
  Cominform Stasi Wikipedia Wikia Hezbollah Hamas Taliban
`);

/** Works of law and paper, which are neither bodies nor events. */
export const WORK_HEADS = set(`
  Act Bill Bible Book Code Constitution Directive Doctrine Edict Film Gospel Instruction Letter Manifesto Memorandum Novel Plan Poem Prize Award Medal Theorem Theory Law Laws
  Principle Report Resolution Statute Symphony Telegram Curtain Wall Cross Star Line Belt Internationale Marseillaise
`);

/** Heads before `of` that go on with a place or a person: `Treaty of Versailles`, `University of Leeds`, `Duke of Norfolk`. */
export const OF_HEADS = set(`
  Treaty Battle Siege Peace Pact Congress Council Convention Declaration Fall Edict Diet Synod Partition Charter Storming Bay Gulf Sea Strait Straits Cape City County Isle Isles Kingdom Republic Empire
  Principality Duchy Grand-Duchy Province State States Commonwealth Dominion Union Ministry Department University College Institute School Academy Bank Board Bureau Chamber Church Court House Duke Duchess Earl
  Prince Princess King Queen Archbishop Bishop Count Countess Marquess Marquis Emperor Lord Museum League Ministry Order Army Confederation Federation Society Association Museum Communist-Party Party
  Tower Palace Protocol Articles Bill Statute Book Statue Temple Valley Mount Field Gate Horn Coast Crown Wars War Revolution Knights Daughters Sons Office Secretary Leader
  Act Mutual Agreement Assembly National
`);
