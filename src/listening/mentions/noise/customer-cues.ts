import { type Cue, cue } from './cue.ts';

/** What customers say, in English and French: of themselves, of waiting, of what fails, of swindles that they met. */
export const SUFFERING: readonly Cue[] = [
  cue(
    'own affair',
    String.raw`\bmy (?:account|order|parcel|package|bag|suitcase|money|card|flight|refund|mum|mother|son|daughter|kid|phone|line|bank|wallet|invoice|bill|subscription|savings|shop|page|plan|seat|booking|boss|neighbour|neighbor|dad|wife|husband|brother|sister|street|house|laptop|ticket)s?\b|\bi(?:'ve| have)? ?(?:just )?(?:paid|ordered|called|rang|cancelled|canceled|asked|reported|applied|emailed|bought|booked|waited|tried|lost|switched|needed|spent|explained)\b|\bi(?:'m| am| was) (?:still|being|waiting|locked|stuck|charged|told|on hold)\b`,
    String.raw`\b(?:ma|mon|mes) (?:compte|commande|colis|valise|argent|carte|vol|remboursement|mere|fils|fille|telephone|ligne|banque|facture|abonnement|loyer|boutique|page|dossier|billet|appli|mari|femme|voisin|voisine|grand-mere|cousin|pere|train|box)s?\b|\bj'ai (?:paye|commande|appele|resilie|demande|signale|postule|ecrit|achete|reserve|attendu|essaye|perdu|cherche)\b|\bj'attends\b|\bon m'a\b|\bje (?:vous supplie|paye|paie|suis a)\b`,
  ),
  cue(
    'waiting',
    String.raw`\bstill (?:no|not|nothing|waiting|on hold|billed|down|missing|returning|says|pending|haven'?t|hasn'?t|can'?t|don'?t)\b|\bsince (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|last|yesterday|this|\d|january|february|march|april|may|june|july|august|september|october|november|december)|\bwait(?:ed|ing)\b|\bpending\b|\b(?:i'?m|been|kept|still|minutes?|mins?|hours?) (?:on|of) hold\b|\bhold music\b|\bday \d+\b|\b(?:third|second|fourth|fifth|\d+th|\d+rd) (?:time|week|day|month)\b|\bagent will call\b|\bhours? ago\b|\bin a row\b`,
    String.raw`\btoujours (?:pas|rien|aucune?|en)\b|\bdepuis (?:\d|le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce|des|deux|trois|quatre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|\ben attente\b|\battend(?:s|ais|re|u)\b|\b(?:\d+|deux|trois) (?:h|heures|min(?:utes)?) d'attente|\b(?:troisieme|deuxieme|sixieme|\d+e) fois\b|\bil y a (?:un|une|deux|trois|\d)`,
  ),
  cue(
    'length of time',
    String.raw`\b(?:\d+|two|three|four|five|six|seven|nine|ten|eleven) (?:hours?|hrs?|days?|weeks?|months?|min(?:ute)?s?|times)\b|\bagain\b|\bevery (?:single )?(?:day|week|month|time|morning)\b`,
    String.raw`\b(?:\d+|deux|trois|quatre|cinq|six) (?:heures?|h|jours?|semaines?|mois|fois|min(?:utes)?)\b|\bencore\b|\bchaque (?:jour|semaine|mois|fois|matin)\b|\btous les (?:jours|mois|matins)\b`,
  ),
  cue(
    'fails',
    String.raw`\b(?:doesn|didn|isn|won|can|wasn|couldn)'?t (?:work|apply|load|open|log|lock|get|arrive|add|send|find|reach|cancel|even|connect|start|register|sync|honour)\w*|\bcannot\b|\bnot (?:working|available|received|eligible|delivered|valid|recogni[sz]ed|accepted|credited)\b|\bdoes nothing\b|\bnothing happens?\b|\bout of order\b|\bcrash(?:ed|es|ing)?\b|\berrors?\b|(?<!closing |count|press |sit )\bdown\b(?! payment)|\bbroken?\b|\binvalid\b|\brefus(?:ed|es|al)\b|\brejected\b|\b(?:says?|is|was|are|it'?s|already) (?:expired|invalid|full|empty)\b|\bdeclined\b|\bfail(?:s|ed|ure)?\b|\bfroze\b|\bgone\b|\blost\b|\bdead\b|\bwrong\b|\bcold\b|\bdust\b|\bbugs?\b|\bfaults?\b|\bfreezes?\b|\bgrey(?:ed)?\b|\bstolen?\b|\bcancell?ed\b|\bloop\b|\boverbooked\b|\bdelay(?:ed)?\b|\blate\b|\bdeleted\b|\bbanned\b|\bused up\b|\balready redeemed\b|\bthrottled?\b`,
    String.raw`\b(?:marche|fonctionne|passe|repond|vient|arrive|s'installe|ouvre) (?:pas|plus|nulle part)\b|\bplant(?:e|ee?s?|ent)\b|\berreur\b|\ben panne\b|\bpannes?\b|\brefuse[es]?\b|\binvalide\b|\b(?:pas|plus|non) (?:valable|valide|reconnue?|acceptee?|eligible)\b|\bne se (?:valide|passe)\b|\bne fait rien\b|\bne mene nulle part\b|\binconnu\b|\bperdue?s?\b|\bvolee?\b|\bannulee?s?\b|\bbloquee?s?\b|\bjamais (?:recue?s?|eue?s?|vue?s?|venue?s?|versee?s?|arrivee?s?|commencee?s?)\b|\bretard\b|\bcassee?s?\b|\bn'(?:est|a|ont|etait)\b.{0,15}\b(?:pas|plus|rien|jamais)\b|\bferme[es]?\b|\bbuee\b`,
  ),
  cue(
    'nobody answers',
    String.raw`\bno (?:answer|reply|response|word|signal|one|agents?|banner|human)\b|\bnobody\b|\bnever\b|\bsilence\b|\banyone (?:else|there|awake)\b|\bsomeone human\b|\bignored?\b|\bdoes any\b|\bnothing arrived\b|\banswer (?:emails|the phone|your)\b`,
    String.raw`\bpas (?:de|un|une) (?:reponse|mot|nouvelle|humain)\b|\bpersonne (?:ne )?(?:repond|n')?|\bne repond(?:ent)? (?:pas|plus|jamais)\b|\bplus un mot\b|\baucune? (?:reponse|nouvelle|conseiller|procedure)\b|\brien recu\b|\bqui repond\b|\bun humain\b|\bzero reponse\b|\bsans (?:reponse|nouvelles?)\b`,
  ),
  cue(
    'money back',
    String.raw`\brefund (?:me|my|the|us|please|form gives)\b|\b(?:my|the|a|no|full) refund\b|\bmoney back\b|\b(?:charged|billed|bills?|charges?|took|taken|owed?|cost)\b.{0,15}(?:\bme\b|\bmy\b|\btwice\b|zmoney|\b\d)|\bdouble charge\b|\boverdraft\b|\bhidden fees?\b|\bfee at the\b|\bhandling fee\b|\bdearer\b|\bexpensive\b|\brip-?off\b|\bcompensat`,
    String.raw`\bremboursez?\b|\bremboursee?s?\b|\bdebitee?s?\b|\bprelevee?s?\b|\bpreleve\b|\bfacturee?s?\b|\bont pris\b|\bm'a pris\b|\bretenez\b|\bplein tarif\b|\bfrais de preparation\b|\benvolee?s?\b|\brendez\b|\bplus cher\b|\btrop cher\b`,
  ),
  cue(
    'warns',
    String.raw`\bscam(?:med|mers?|s)?\b|\bfraud\b|\bfake\b|\bphishing\b|\bbeware\b|\bpsa\b|\bdo not (?:click|order|pay)\b|\bdon'?t (?:click|fall)\b|\breport(?:ed)?\b|\breal or\b|\bis (?:this|it) (?:real|legit|the genuine)\b|\bheads up\b|\bnever (?:dms?|asks?)\b|\bpretends?\b|\bcareful\b|\btouts\b|\bleak\b|\bdata\b`,
    String.raw`\barnaques?\b|\bfaux\b|\bfausses?\b|\bhameconnage\b|\bmefiez\b|\bne cliquez pas\b|\battention\b|\bsignalee?s?\b|\bsignalez\b|\bvrai ou\b|\bc'est (?:bien )?(?:le )?vrai\b|\bfait avoir\b|\bvol(?:eur|eurs)\b|\bc'est du vol\b|\bmensonges?\b`,
  ),
  cue(
    'asks',
    String.raw`\b(?:anyone|anybody|does|do|is|are|how|why|where|when|what|who|which|can|could|has)\b[^.!]{4,90}\?`,
    String.raw`\b(?:quelqu'un|comment|pourquoi|ou|quand|qui|que|quoi|est-ce|laquelle|combien|vous (?:faites|etes)|je m'adresse)\b[^.!]{0,90}\?`,
  ),
  cue(
    'angry',
    String.raw`\bwtf\b|\bridiculous\b|\bdisgrace(?:ful)?\b|\bshame\b|\bworst\b|\bawful\b|\buseless\b|\bthieves\b|\bjoke\b|\bterrible\b|\bdisgusting\b|\bunacceptable\b|\bpathetic\b|\bhorrible\b|\bhow is it legal\b|\bseriously\b|\bdo your job\b|\bbegging\b|\bangry\b|\bfurious\b|\benough\b|\bfed up\b|\bsick of\b|\bcome on\b|\?{2,}|😡|🤬|😭|😤|🙄`,
    String.raw`\bhonte\b|\bscandal(?:e|eux)\b|\bnuls?\b|\bridicule\b|\binadmissible\b|\binacceptable\b|\bras le bol\b|\bserieux \?|\bmarre\b|\bgalere\b|\bcatastroph|\bhorreur\b|\bpitie\b|\bbravo\b.{0,25}$|\bmoque\b|\bfichez\b|\bsketch\b|\bmerde\b`,
  ),
  cue(
    'to the company',
    String.raw`\byou (?:lost|cancell?ed|charged|took|deleted|blame|don'?t|have known|could stop|were|guys|people|really|never)\b|\byour (?:support|app|site|website|driver|staff|customer service|crew|desk|chat|own|agents?|status|page|email|flight|plane|team|airline|company|baggage)\b|\bis it down\b|\bthey (?:say|said|told|cancelled|took|lost|blame|want|never|won'?t|don'?t)\b|\bthey said\b`,
    String.raw`\bvous (?:avez|etes|retenez|le savez|faites|m'|ne|n')\b|\bvotre (?:livreur|appli|site|standard|service|lien|borne|conseiller|nouvelle version|jeu|robot|support)\b|\bqu'ils disaient\b|\bils (?:ont|ne|disent|m'|sont)\b|\bon me (?:dit|demande|renvoie|preleve)\b|\bme repond\b`,
  ),
  cue('loud', '!{3,}'),
  cue(
    'own case',
    String.raw`\b(?:order|ticket|case|booking|invoice|parcel|reference|ref|flight)(?: numbers?| no\.?| ?#)? ?:? ?(?:#|zcode|[a-z]{0,3}\d{3,})|\border numbers?\b|\bcall me\b|\bwrite me\b|\bincidents?\b|\boutages?\b|\bstatus\b|\bscreenshots?\b|\bsee (?:photos?|pictures?|attached)\b|\bproofs?\b|\bevidence\b|\bpetition\b|\bsign(?:ed)? (?:if|it|and)\b`,
    String.raw`\b(?:commande|dossier|ticket|colis|facture|reference|vol|commandes)(?: n[o°]\.?)? ?:? ?(?:zcode|[a-z]{0,3}\d{3,})|\brappelez-moi\b|\bincidents?\b|\bstatut\b|\bcaptures?\b|\bpreuves? (?:ici|en image|jointes?)|\bpetition\b|\bsignez\b|\bphotos? (?:ici|jointes?)\b`,
  ),
  cue(
    'will not',
    String.raw`\bi (?:don'?t|do not|won'?t|will not) (?:want|follow|fill|need)\b|\bno i will not\b|\bstop (?:sending|the|mailing|emailing|texting|spamming)\b|\bplease stop\b|\bmake it stop\b|\bunsubscribe\b|\bnot an ad\b|\bno sponsor\b|\bown money\b|\bkeeps? (?:sending|mailing|asking|calling|texting)\b|\bsends? me\b`,
    String.raw`\barretez\b|\bcomment arreter\b|\bgardez\b|\bgarde-le\b|\bje ne veux\b|\bj'en veux pas\b|\bpas une pub\b|\bpas de partenariat\b|\bpersonne ne me paye\b|\bm'envoie\b|\bme desabonner\b`,
  ),
  cue(
    'praise',
    String.raw`\bthank(?:s| you)\b(?! to)|\bimpressed\b|\bshoutout\b|\bwell (?:done|played)\b|\bfirst time\b|\blovely\b|\bkind(?:ness)?\b|\bworks? fine\b|\bhappy\b|\bsweetest\b|\blove (?:it|my|the)\b`,
    String.raw`\bmerci (?:a|au|aux|pour|nuvrane)?\b(?! (?:de|d'))|\bchapeau\b|\bbien joue\b|\bcontents?\b|\bsourire\b|\bimpeccable\b|\btop\b|\bsuper\b|\bparfait\b`,
  ),
];
