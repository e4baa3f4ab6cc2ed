/** What a name may begin with, though it is no subject: what is missing says as much as what is there ("no answer", "never arrived"). */
const MISSING = new Set(
  `no not never still without cant cannot wont doesnt didnt isnt arent wasnt pas aucun aucune sans jamais toujours plus`.split(
    ' ',
  ),
);
/** "Day" of a "two day sale" is no while, "days" of "days without water" are. */
const ONE_OF_A_UNIT = new Set(
  `second sec minute min hour hr day week month year time night dollar seconde mn heure h jour journee semaine mois an annee temps euro
pourcent percent`.split(/\s+/),
);
/** Forms of verbs that no ending shows. */
const IRREGULAR = new Set(
  `buy bought pay paid send sent sell sold steal stole stolen forget forgot forgotten choose chose chosen speak spoke spoken write
wrote written sit sat hang hung hold held lose lost freeze froze frozen broke broken read run ran fly flew drive drove eat ate drink drank
sleep slept spend spent stand stood win won build built move play walk work call answer answers respond reply cancel receive arrive deliver
charge change open close recu vendu perdu repondu attendu rendu appelle appelles appellent repond repondent coupe marche marchent
fonctionne arrive paie paye recoit envoie rappelle annule`.split(/\s+/),
);
const VERBS: Readonly<Record<string, RegExp>> = {
  en: /(?:[^e]ed|ing)$/,
  fr: /(?:é|és|ée|ées|er|ez|ent)$/,
};

export function isMissing(folded: string): boolean {
  return MISSING.has(folded);
}

export function isOneOfAUnit(folded: string): boolean {
  return ONE_OF_A_UNIT.has(folded);
}

/** Alone it does not say what it is about: "sent", "appelle". */
export function isVerb(spelled: string, lang: string): boolean {
  const word = spelled.toLowerCase();
  return IRREGULAR.has(word.normalize('NFKD').replace(/\p{M}/gu, '')) || (VERBS[lang]?.test(word) ?? false);
}
