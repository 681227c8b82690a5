import { russianGiven } from "./people-ru.ts";

const MEN = `
Aaron Abdul Abraham Adam Adolf Adrian Ahmed Alan Albert Alec Alessandro Alex Alexander Alexandre Alexei Alexey Alfonso Alfred Ali Allan Allen Alois
Ambrose Amos Anatoly Anders André Andreas Andrei Andrew Andrey Andy Angelo Anthony Antoine Anton Antonio Antony Aristide Arnold Arthur
Arturo Augustus Austen Barack Barnaby Barry Bartholomew Basil Ben Benedict Benito Benjamin Bernard Bernhard Bert Bill Bob Boris Brad
Brian Bruce Bruno Carl Carlo Carlos Caspar Cecil Charles Charlie Chris Christian Christopher Clarence Claude Claus Clement Clive Colin
Conrad Constantine Cornelius Craig Cristiano Cyril Daniel Dante Darius Dave David Dean Denis Dennis Derek Diego Dieter Dimitri Dmitri Dmitry Dominic
Donald Douglas Duncan Dwight Eamon Ed Edgar Edmund Édouard Edouard Eduard Edvard Edward Edwin Elias Elliot Emanuel Emil Émile Emmanuel Enrico Enver
Eric Erich Ernest Ernst Erwin Eugene Evan Fabio Felix Ferdinand Fernando Fidel Francesco Francis Francisco Franco François Frank Franklin Franz
Fred Frederic Frederick Friedrich Fritz Fyodor Gabriel Galeazzo Gareth Gary Gavin Geoffrey Georg George Georges Georgi Georgy Gerald Gerard Gerhard Gilbert
Giorgio Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Guido Guillaume Gustav Guy Hans Harold Harry Haruki Heinrich Heinz Helmut
Henri Henrik Henry Herbert Hermann Hideki Hiroshi Ho Horace Howard Hubert Hugh Hugo Humphrey Ian Ibrahim Ignacio Igor Ion Isaac Isaiah Ismail Ivan
Ivo Jack Jacob Jacques Jakob James Jan Jared Jason Javier Jean Jeff Jeffrey Jens Jeremy Jerome Jerry Jesse Jim Jimmy Joachim Joe Joel Johan Johann
Johannes John Johnny Jon Jonathan Jorge José Josef Joseph Joshua Josip Juan Jules Julian Julius Jürgen Justin Kaarlo Karim Karl Keith Ken
Kenneth Kevin Klaus Klemens Knut Konrad Konstantin Kurt Kwame Lars Laurence Lawrence Lazar Leo Leon Leonard Leonardo Leonid Leopold Leslie Lev Lewis Lionel Lloyd
Lorenzo Louis Luc Lucas Ludwig Luigi Luis Luke Magnus Mahatma Maksim Malcolm Manuel Mao Marc Marcel Marcello Marco Marcus Mario Mark Marshall Martin Mathieu Matthew
Maurice Max Maxim Maximilian Michael Michel Miguel Mikhail Mike Miklós Milan Mohamed Mohammed Mohandas Moses Muhammad Mustafa Napoleon Nathan Nathaniel
Neil Nelson Neville Niall Nicholas Nick Nicolas Nicolae Niels Nigel Nikita Nikola Nikolai Nikolay Noah Noel Oleg Oliver Olof Omar Orlando Oscar Oskar Osman Otto
Owen Pablo Patrick Paul Pavel Pedro Pembroke Per Percy Peter Petr Phil Philip Philipp Philippe Pierre Pieter Piotr Pyotr Rafael Ralph Ramsay Ray Raymond Reginald
Reinhard René Ricardo Richard Rob Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ronald Ronnie Roy Rudolf Rudolph Rupert Russell Ryan Sam Samuel Saul Scott
Sean Sebastian Sergei Sergey Seth Sidney Sigmund Simon Stafford Stanley Stefan Stefano Stephen Steve Steven Stuart Sven Ted Terence Terry Theo Theodor Theodore Thomas
Tim Timothy Toby Todd Tom Tommy Tony Trevor Umberto Valentin Vasily Victor Viktor Vincent Vittorio Vladimir Vyacheslav Walter Warren
Wayne Werner Wilhelm Will William Willy Wilson Winston Wolfgang Woodrow Xavier Yakov Yasser Yuri Yury Yusuf Yves Zachary
Aksel Anders Arne Arvid Asbjørn Bengt Birger Bjørn Børge Einar Eirik Eivind Erling Esben Folke Frode Gunnar Gunther Göran Haakon Halvard Harald Helge Håkon Håvard Ingmar Ivar
Jarl Jonas Jørgen Kaare Kjell Kjetil Lasse Leif Mads Mikkel Mogens Morten Nils Olaf Olav Ole Øystein Ragnar Rune Sigurd Sindre Steinar Stellan Svante Svend Sverre Terje Thorvald Torsten Trond Ulf Vidar Åke
Bram Cornelis Dirk Gerrit Hendrik Jeroen Joost Kees Maarten Pim Rutger Ruud Sander Sjoerd Willem Wim Wouter
Bernd Detlef Dietrich Eberhard Egon Ekkehard Engelbert Ewald Gottfried Gottlieb Günter Günther Hartmut Horst Ingo Jochen Lothar Lorenz Lukas Manfred Matthias Norbert Rainer Reiner Rüdiger Siegfried Siegmund Thorsten Tobias Uwe Volker Waldemar Walther Wilfried
Alain Baptiste Benoît Bertrand Camille Denys Didier Étienne Fabrice Gaston Gérard Gilles Gustave Hervé Honoré Jacquot Jérôme Laurent Lucien Marcelin Olivier Pascal Rémi Stéphane Théodore Thierry Yann
Alberto Alejandro Álvaro Andrés Ángel Arturo Baltasar Benjamín Cristóbal Eduardo Emilio Enrique Esteban Federico Felipe Gonzalo Gustavo Héctor Jaime Joaquín Julio Mateo Nicolás Rafaele Ramón Raúl Sergio Tomás Vicente
Aleksander Andrzej Bartosz Bogdan Bolesław Czesław Dariusz Feliks Grzegorz Henryk Jacek Janusz Jarosław Jerzy Kazimierz Krzysztof Leszek Maciej Marek Mieczysław Paweł Ryszard Sławomir Stanisław Szymon Tadeusz Tomasz Wacław Wiktor Witold Wojciech Zbigniew Zdzisław Zygmunt
Amit Anand Arjun Ashok Deepak Rajesh Rajiv Ravi Sanjay Vijay Hassan Hussein Khalid Mahmoud Omer Rashid Salim Tariq Kenji Takeshi Hiroyuki Satoshi Yoshio Kofi Kwesi Chinua Emeka Tunde Themba Sipho
Arvind Suresh Ramesh Mahesh Vikram Rakesh Ganesh Chidi Femi Obi Kwabena Jomo Hamid Faisal Abdullah Iskandar Casimir Sigismund Ladislaus Wenceslas
Peeter Mart Tomas Viggo Axel Asger Rasmus Orla Ottokar Ferenc Istvan István Laszlo László Janos János Sandor Sándor Gyula Béla Tibor Zoltan Zoltán Radu
Mircea Ștefan Vasile Dragan Milos Miloš Zoran Vuk Stavros Spyros Yannis Dimitrios Eleftherios Haile Menelik Tewodros Tokugawa Shigeru Ichiro Takashi
Chiang Sukarno Aung Subhas Jawaharlal Motilal Rufus Silas Ebenezer Josiah Hiram Elijah Ezra Obadiah Thaddeus Cuthbert Algernon Archibald Montague
Septimus
`;

const WOMEN = `
Ada Adelaide Adele Agatha Agnes Aisha Alexandra Alice Alicia Alison Amanda Amelia Amy Ana Anastasia Andrea Angela Anita Ann Anna Anne Annie
Antonia Astrid Audrey Barbara Beatrice Bella Bertha Beth Betty Brenda Bridget Camilla Carmen Carol Caroline Catherine Cecilia Charlotte Chiara
Christina Christine Claire Clara Claudia Constance Cynthia Daisy Daphne Deborah Diana Diane Dolores Dora Doris Dorothy Edith Elaine Eleanor Elena
Eliza Elizabeth Ella Ellen Emily Emma Emmeline Erika Esther Eva Eve Evelyn Fatima Fiona Florence Frances Françoise Freya Georgina Gertrude Gina Giulia Gloria
Golda Grace Greta Hannah Harriet Heather Heidi Helen Helena Henrietta Hilary Hillary Hilda Ida Indira Ingrid Irene Iris Irina Isabel Isabella
Isobel Jane Janet Jennifer Jessica Jill Joan Joanna Josephine Joyce Judith Judy Julia Julie Karen Kate Katherine Kathleen Katharina Katie Katya Kim Kirsten Larisa
Laura Lena Lily Linda Lisa Lise Lois Louise Lucia Lucy Ludmila Lydia Madeleine Malala Margaret Margarita Maria Marian Marie Marilyn Marina Marion
Marta Martha Mary Matilda Maud Maya Megan Melissa Michelle Mildred Molly Monica Nadia Nancy Naomi Natalia Natasha Nellie Nicole Nina Nora
Olga Olivia Pamela Patricia Paula Pauline Penelope Phyllis Rachel Rebecca Rita Rosa Rosalind Rose Rosemary Ruth Sally Sandra Sara Sarah Serena
Sharon Sheila Simone Sonia Sophia Sophie Stella Susan Susanna Svetlana Sylvia Tamara Tanya Tatiana Teresa Theresa Ursula Valentina Vanessa
Vera Victoria Viola Virginia Vivian Wendy Wilhelmina Winifred Yvonne Zoe
Agneta Annika Berit Birgit Birgitta Bodil Britt Britta Dagny Ebba Elin Eline Elsa Frida Gerda Grethe Gudrun Gunhild Hedda Hedvig Hege Helga Hilde Inger Ingeborg Ingunn Johanne Kari Karin Kristin Maja Maren Margit Margrethe Marit Mette Ragnhild Randi
Sigrid Signe Silje Siri Solveig Sunniva Svanhild Synnøve Thea Tove Tuva Turid Unni Wenche Åse
Anke Annegret Anneliese Antje Bärbel Brigitte Christa Dagmar Elfriede Elisabeth Elke Emmy Erna Friederike Gabriele Gisela Hannelore Heike Hildegard Ilse Irmgard Johanna Jutta Käthe Katrin Liesel Lotte Margarete Marlene Mathilde Monika Petra Renate Rosemarie Sabine Sieglinde Sigrid Silke Susanne Tatjana Ulrike Uta Waltraud
Adèle Amélie Béatrice Céline Chantal Cécile Colette Delphine Édith Élise Élodie Geneviève Hélène Jacqueline Jeanne Joséphine Juliette Léa Lucie Lucienne Madeline Marguerite Mathilde Mireille Monique Odette Simonne Sylvie Thérèse Véronique Yvette
Adriana Alejandra Amparo Beatriz Carlota Catalina Consuelo Cristina Dolores Inés Josefa Juana Leonor Lorena Luisa Manuela Montserrat Paloma Patrizia Raquel Rocío Teresita Ximena Yolanda
Agnieszka Aleksandra Barbara Beata Bożena Danuta Dorota Elżbieta Ewa Grażyna Halina Hanna Iwona Jadwiga Joanna Justyna Katarzyna Krystyna Magdalena Małgorzata Monika Renata Stanisława Teresa Urszula Wanda Wisława Zofia
Aiko Akiko Emiko Keiko Mei Michiko Sachiko Yoko Yumi Amina Aminata Fatou Halima Khadija Leila Layla Safiya Yasmin Zainab Zahra Anjali Deepa Indu Kamala Lakshmi Meera Padma Priya Radha Sunita Chiara Federica Francesca Giovanna Giuliana Lucrezia Paola Adaeze Ngozi Wangari
Henriette Antoinette Bernadette Annette Jeannette Lisette Paulette Matilde Clotilde Hester Abigail Alma Amalia Amalie Anja Augusta Blanche Cora
Cornelia Dorothea Edna Elvira Enid Ernestine Estelle Ethel Eugenia Eugenie Eugénie Euphemia Flora Frieda Gwen Gwendolen Gwendolyn Hermione Hortense
Isolde Ivy Jemima Jessie Justine Leonora Letitia Lottie Louisa Mabel Magda Marthe Maude Ane Mina Minna Minnie Miriam Muriel Myrtle Nelly Nielsine
Octavia Ottilie Philippa Philippine Priscilla Regina Rosalie Selma Sibyl Sofia Sofie Stephanie Susannah Sybil Thelma Theodora Therese Vilma Violet
Wilma Xenia Isolda Folake Chioma Nkechi Wanjiru Thandi Nomsa Winnie Miriama Farida Jamila Noor Parveen Rabia Samira Shirin Soraya Rani Savitri Sarojini
Sushila Usha Vijaya Taytu Zewditu Aino Aila Kaisa Liisa Marjatta Helmi Ilona Erzsébet Zsuzsanna Ileana Milica Jelena Vesna Eleni Despina
`;

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** As clerks and old newspapers shorten them. */
const SHORTENED = "Thos Wm Jas Chas Geo Jno Robt Saml Edwd Benj";

export const MEN_NAMES = names(`${MEN} ${SHORTENED}`);
export const WOMEN_NAMES = names(WOMEN);
const GIVEN_NAMES: ReadonlySet<string> = new Set([...MEN_NAMES, ...WOMEN_NAMES]);

/** Whether a word is a given name that we know. Unknown names are found by what stands around them. */
export function isGivenName(word: string): boolean {
  if (GIVEN_NAMES.has(word)) return true;
  return word.charCodeAt(0) >= FIRST_CYRILLIC && russianGiven(word) !== null;
}

const FIRST_CYRILLIC = 0x400;

/** Small words inside a person's name: `von Ribbentrop`, `Leonardo da Vinci`, `Osama bin Laden`. */
export const PARTICLES: ReadonlySet<string> = new Set(
  `von van der den de del della di da dos du des la le ten ter zu zum zur bin ibn al el bint ben af av y e do das`.split(
    " ",
  ),
);

/** Whether a name may open with a word in small letters; most words are longer than all of them. */
export function isOpeningParticle(lower: string): boolean {
  return lower.length <= LONGEST_PARTICLE && OPENING_PARTICLES.has(lower);
}

/** Particles that may open a name by themselves: `von Schulenburg`, `de Gaulle`, `bin Laden`. */
const OPENING_PARTICLES: ReadonlySet<string> = new Set(
  `von van de du di da della del bin ibn al zu le la`.split(" "),
);
const LONGEST_PARTICLE = Math.max(...[...OPENING_PARTICLES].map((word) => word.length));
