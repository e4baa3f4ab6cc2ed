/** Words of talk: they keep any name company, and tell nothing of which one is meant. Folded. */
const GENERAL = `
actually ago already always amazing anyone anything away awesome awful bad best better big bit btw came check come coming
cool crazy day days did does done dont doing end enough ever every everyone everything feel find finally first full fun get
gets getting give going gonna good got great guy guys happy hard hate hello help here hey home hope hour hours http https
keep kinda last later least left less let like literally little live lol long look looking lot love made make making man
maybe mean minute minutes month months much need never new news next nice night nothing now old omg only open part people
place please pretty probably put read ready really right said same saw say says see seems seen since soon sorry start started
still stop stuff sure take talk tell thank thanks then thing things think thought through time times today tomorrow tonight
took top totally tried try trying twitter user using video wait want wanted was watch way week weeks well went were win wish
work works world would wow wrong year years yeah yes yesterday yet
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec 1st 2nd 3rd
aujourd hui demain hier soir matin nuit jour jours semaine mois annee annees heure heures fois merci bonjour bonsoir salut
super genial nul bon bonne mauvais mieux pire grand petit nouveau nouvelle nouveaux premier premiere dernier derniere
vraiment peut-etre toujours jamais encore deja beaucoup moins gens monde chose choses truc trucs vie temps juste voir vu
veux veut vais va aller fait faire dire dit pense crois sais sait mdr ptdr svp stp oui non lundi mardi mercredi jeudi
vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre`;

const WORDS: ReadonlySet<string> = new Set(GENERAL.split(/\s+/));

/** @param key folded word */
export function isGeneralWord(key: string): boolean {
  return WORDS.has(key);
}
