import { type Cue, cue } from './cue.ts';

/** What whoever wants something from strangers says, in English and French. */
export const SELLING: readonly Cue[] = [
  cue(
    'act now',
    String.raw`\b(?:click|tap|join|subscribe|sign up|register|apply|order|buy|shop|grab|claim|download|book|enter|visit|spin|invite|restock(?:ed)?)\b(?! (?:button|page|number|confirmation))`,
    String.raw`\b(?:cliquez?|inscri(?:s|vez)[- ](?:toi|vous)|rejoign(?:s|ez)|profitez?|command(?:e|ez) (?:ici|maintenant|vite)|achetez|foncez?|reservez|telechargez?|postulez?|tournez|demandez|essayez|saisissez|reglez)\b`,
  ),
  cue(
    'write to me',
    String.raw`\b(?:dm|inbox|pm|message|text|ask|contact|hit) (?:me|us|him|her|to (?:me|us|him)|zname|now|for|to (?:order|buy|get))\b|\b(?:write|email) (?:us|him|her|to (?:us|him))\b|(?<!my |your |a )\b(?:dms? (?:us|me|to|for|with)|inbox)\b|, dm\b|(?<!my |your )\bdm$|\bcontact (?:dr|mrs?|mme|m)\b|\btext "?[a-z]+"? (?:on|to)\b|\bask me how\b|\bfollow (?:back|zname|us|me)\b`,
    String.raw`\b(?:en )?(?:mp|message prive|prive)\b|\b(?:ecri(?:s|vez)|contacte[rz]?|ajoute[rz]?|envoie|demande[rz]?|parle[rz]?)[- ](?:moi|nous|le|a|au)\b|\blaissez votre\b|\bsuivez zname\b|\bje t'explique\b`,
  ),
  cue(
    'messenger',
    String.raw`\bwhats ?app\b|\btelegram\b|\bt\.me\b|\bwa\.me\b|\bsnap(?:chat)?\b|\bmy discord\b|\b(?:vip|private|free) (?:group|channel)\b|\b(?:groupe|canal) (?:prive|telegram|vip|gratuit)\b|\bpar telephone\b`,
  ),
  cue(
    'answer with a word',
    String.raw`\b(?:comment|reply|drop a|type|write|commentez?|repond(?:s|ez)|ecri(?:s|vez)|ecrivent|envoie(?:-moi)? un) ?(?:with )?["“«]? ?(?:yes|info|done|oui|moi|job|recup|interested|amount|🌸)(?![\p{L}\p{N}])|\bcomment me\b`,
  ),
  cue(
    'share to win',
    String.raw`\b(?:rt|retweet|like[rz]?|share|follow|abonne[- ]?(?:toi|vous)|partage[rz]?|aimez|suivez) ?(?:\+|&|,|and|et|puis) ?(?:rt|retweet|like[rz]?|share|follow|tague?[rz]?|tag|identifie|comment(?:e[rz]?)?|partage[rz]?|abonne)`,
    String.raw`\btag (?:\d+|two|three|five|your|a) ?(?:friends?|mates?|people)|\b(?:tague|identifie|mentionne)[rz]? (?:\d+|un|deux|trois|tes|vos) ?(?:ami|pote|personne|contact)|\bshare with \d+|\bpartagez? a \d+|\b\d+ premiers partages\b|\bfais(?:-le)? tourner\b|\bfollowback\b|\bf4f\b|\blike4like\b|\b(?:suivez|abonne)-?(?:moi|toi)\b|\binvite \d+`,
  ),
  cue(
    'you have won',
    String.raw`\bgive-?aways?\b|\b(?:lucky )?winners?\b|\byou (?:have )?(?:been )?(?:won|selected|chosen)\b|\b(?:to|and|could|can) win\b|\bwin (?:a|an|one|the|big|free)\b|\bcongrat(?:s|ulations)\b|\b(?:your|sokkaro)? ?(?:prize|reward)\b`,
    String.raw`\bfelicitations\b|\b(?:tirage|tire|tires|tiree)(?: au sort)?\b|\ba gagner\b|\bgagne[rz]? (?:un|une|le|la|des|votre|zmoney)\b|\bgagnante?s?\b|\bconcours\b|\bpour (?:gagner|participer)\b|\bavez ete (?:choisi|tire|selectionne)|\btu gagnes\b`,
  ),
  cue(
    'for nothing',
    String.raw`\bfree\b|\bgift ?cards?\b|\bvouchers?\b|\bmystery box\b|\bno survey\b|\bfor (?:just|only) zmoney\b|\bfreebies?\b`,
    String.raw`\bgratuit(?:e|es|s|ement)?\b|\bofferte?s?\b|\bbons? d'achat\b|\bcartes? cadeaux?\b|\bboite mystere\b|\bsans frais\b|\bboost\b`,
  ),
  cue(
    'price cut',
    String.raw`zpercent|\b(?:promo|discount|coupon|voucher|referral)s? codes?\b|\b(?:use|with) (?:my )?(?:the )?code\b|\bdiscounts?\b|\bcoupons?\b|\bdeals?\b|\b(?:half|best|cheap(?:est)?|low) (?:price|cost|prices)\b|\bcheap(?:est)?\b|\binstead of zmoney\b|\boutlet\b|\b(?:clearance|clearing|closing down)\b|\bsale\b|\bwholesale\b|\b2 for 1\b|\bsave\b`,
    String.raw`\bcodes? ?promos?\b|\b(?:codes?|bons?) (?:de )?reductions?\b|\breduction [a-z]+, |zpercent de reduction|\bsoldes\b|\bbons? ?plans?\b|\bpas chers?\b|\bmoitie prix\b|\bmoins cher\b|\bau lieu de\b|\bliquidation\b|\bdestock|\bmeilleur taux\b|\b(?:meilleure?s? )?offres?\b|\bpromos?\b|\btarif (?:degressif|agence)\b|\bprix de gros\b|\bremises?\b`,
  ),
  cue(
    'hurry',
    String.raw`\b(?:today|tonight|this weekend) only\b|\bends? (?:tonight|today|soon|at)\b|\blast (?:call|chance|\d+ hours)\b|\bonly \d+ (?:left|spots)\b|\b\d+ (?:spots|places|left|remaining)\b|\bspots left\b|\bbefore (?:midnight|friday|sunday|they|everyone)\b|\bwithin \d+ ?h\b|\blimited\b|\bhurry\b|\bfirst \d+\b|\bselling out\b|\bfinal notice\b|\burgently\b|\bnow or never\b|\brestocked\b|\bbefore everyone\b|\bexpires?\b`,
    String.raw`\bjusqu'a (?:minuit|dimanche|ce soir)\b|\bderniers? (?:acces|jours?|relance|semaine)\b|\bstocks? limites?\b|\bil (?:en )?reste \d+|\bplus que \d+|\bavant (?:tout le monde|rupture|minuit|vendredi|dimanche|qu)|\bsous \d+ ?h\b|\baux \d+ premi(?:er|ere)s\b|\b\d+ premi(?:er|ere)s\b|\bce week-end seulement\b|\baujourd'hui (?:seulement|uniquement)\b|\bexpire(?:nt)?\b|\bobligatoire\b|\bdispo tout de suite\b`,
  ),
  cue(
    'income',
    String.raw`\b(?:earn|earned|made|make|making|paid|pays|get paid|credited)\b.{0,25}(?:zmoney|\d+k?\b).{0,30}\b(?:day|daily|week|weekly|hour|hourly|hr|month|home|phone)\b|\bwork(?:ing)? from home\b|\bfrom home\b|\bpaid (?:daily|weekly|to)\b|\bget paid\b|\bpassive income\b|\bno (?:experience|skills|degree)\b|\b(?:an|per|a) (?:hour|day|week)\b.{0,12}$|\bzmoney ?(?:an|per|a|/) ?(?:hour|hr|day|week|month|h)\b|\bfinancial freedom\b|\bget rich\b|\btired of being poor\b|\bfrom your phone\b`,
    String.raw`\bde chez (?:vous|soi|elles|toi|moi)\b|\bsans (?:bouger|experience|diplome)\b|\baucune experience\b|\ba domicile\b|\bpaye pour\b|\b(?:par|/) ?(?:jour|mois|semaine|heure|h)\b.{0,30}\b(?:avec|grace|depuis|sans|en)\b|\bj?e? ?(?:gagne|encaisse|touche)z?\b.{0,20}(?:zmoney|\d)|\bdevenir (?:rentier|riche)\b|\bliberte financiere\b|\bzmoney(?: net)?s? ?(?:par|/|de l')|\bqui paient\b|\brevenus?\b`,
  ),
  cue(
    'invest',
    String.raw`\binvest(?:ed|ing|ment|ors?)?\b|\btrad(?:e|er|ing)\b|\bforex\b|\bsignals?\b|\bguaranteed\b|\bstaking\b|\bpump\b|\bwhales\b|\b\d+x\b|\bmentor\b|\bcoach\b|\bcapital\b|\bwithdr(?:ew|aw anytime)\b|\bipo\b|\breturns? pallets\b|\bdoubl(?:er|es? (?:every|your))\b|\bcash ?out\b|\bto the moon\b|\bexplode\b`,
    String.raw`\binvestiss(?:ez|ement)\b|\brendement\b|\bgaranti\b|\bsignaux\b|\brobot de trading\b|\bplaces?,|\bretires? en\b|\bx ?\d+\b|\bdouble chaque\b|\bepargnants\b|\bcapital\b`,
  ),
  cue(
    'crypto',
    String.raw`\bcrypto\b|\bbtc\b|\bbitcoins?\b|\busdt\b|\beth\b|\bairdrops?\b|\bnfts?\b|\bmint\b|\bwallets?\b|\bportefeuilles?\b|\bseed phrase\b|\b12 mots\b|\btokens?\b|\bcoins?\b|\bpresale\b|\$[a-z]{3,5}\b`,
  ),
  cue(
    'gets it back',
    String.raw`\bcontact \S*recover\S*|\b(?:recover(?:s|ed|y)?|retriev(?:e|ed|al)|restored?|unlock|unban)\b.{0,60}(?:zname|\bcontact\b|\bhe\b|\bspecialists?\b|\bexperts?\b|\bfunds\b|\bremotely\b|\bdesk\b)|(?:zname|\bhe\b|\bcontact\b).{0,40}\b(?:recovered|restored|sorted|fixed)\b|\bthank me later\b|\b(?:is|he'?s|they'?re) legit\b|, legit\b|\bback in \d+ ?min|\bthanks to zname,? (?:he|she|they|if)\b|\bhacked\?|\b(?:i can|je) (?:hack|pirate)|\bi contacted zname`,
    String.raw`\b(?:recupere|rendu|debloque|regle)[rsz]?\b.{0,30}(?:\d+ ?min|\bdistance\b|\bune heure\b|zname|\bfonds\b|\btout\b)|zname.{0,30}\b(?:recupere|rendu|debloque)|\bhomme serieux\b|\bvous me remercierez\b|\byeux fermes\b|\bbloque \?|\bbanni\b.*\?|\brecuperation\b`,
  ),
  cue(
    'your account is in danger',
    String.raw`\b(?:verify|confirm|update|reactivate|validate|sync)\b.{0,25}\b(?:identity|account|details|payment|address|bank|card|now|here|age|line|seed)\b|\baccount (?:is|has been|will be) (?:limited|suspended|frozen|locked)|\b(?:card|membership|mailbox|wallet|balance)\b.{0,25}\b(?:limited|expired|full|frozen|suspended|reactivate)\b|\bunusual sign-?in\b|\benter (?:your )?card\b|\boverpaid\b|\byou're eligible\b|\bcard details\b|\bsend (?:your|us)\b`,
    String.raw`\b(?:confirmez|verifiez|mettez a jour|reactiv|validez|valide|envoyez|envoie|remplissez)\b.{0,30}\b(?:identite|coordonnees|compte|adresse|paiement|infos?|code|carte|nom|identifiant)\b|\bcompte\b.{0,20}\b(?:est|a ete) (?:suspendu|limite|bloque)|\bconnexion inhabituelle\b|\bcarte\b.{0,20}\bexpire|\btrop-percu\b|\bremboursement\b.{0,30}\b(?:en attente|pas abouti)|\bconfirme[rz]?\b|\breactivation\b|\brib\b`,
  ),
  cue(
    'pay to get your parcel',
    String.raw`\b(?:parcel|package|delivery|order)\b.{0,30}\b(?:on hold|failed|unpaid|unclaimed|lost)\b|\b(?:customs|delivery|redelivery|shipping|activation|application|refundable) (?:fee|charge|deposit)s?\b|\bpay (?:here|only|zmoney|shipping)|\breschedule now\b|\blost parcels\b|\bonly pay\b|\bpostage\b`,
    String.raw`\bvotre colis\b|\bcolis perdus\b|\bfrais de (?:reexpedition|douane|dossier|port)\b|\bpaiement de zmoney|\bactivation zmoney|\b(?:les )?zmoney de port\b|\badresse incomplete\b|\bretours\b.{0,20}\ba zmoney`,
  ),
  cue(
    'plays the helper',
    String.raw`\bdear (?:valued )?(?:customer|user|client)s?\b|\bkindly\b|\b(?:refund|recovery|escalation|resolution|protection|support) (?:team|desk|dept|department|form|helpline|agent)\b|\bhelpline\b|\btoll free\b|\b(?:customer (?:care|service)|phone) (?:phone )?number\b|\bi'?m agent\b|\botp\b|\bsorry (?:to hear|for the inconvenience)\b|\bquick resolution\b|\byour (?:case|complaint|ticket id)\b|\bimmediate compensation\b`,
    String.raw`\bdesoles? pour\b|\b(?:service|cellule|formulaire|cabinet) (?:de )?(?:remboursement|recuperation|protection|d'escalade|agree)\b|\bservice client (?:officiel|[a-z]+ officiel)\b|\bmerci (?:d'ecrire|de remplir)\b|\bnumero service client\b|\bcode recu\b|\bindemnisation immediate\b|\bj'ai vu votre plainte\b|\b(?:conseiller|agent) (?:mme|mr|m)\b|\bje suis mr\b|\b7j/7\b|\bappelez vite\b`,
  ),
  cue(
    'accounts and followers',
    String.raw`\b(?:accounts?|followers|likes|views|subscribers|reviews|likers)\b.{0,25}(?:\bfor sale\b|\bavailable\b|\bbulk\b|zmoney|\bcheap\b|\binstant\b|\bpanel\b|\baged\b)|(?:\b(?:buy|aged|verified|selling|premium|real|cheap|need)\b|\b\d+k).{0,20}\b(?:accounts?|followers|likes|views|reviews)\b|\b(?:raffle|trading|our|growth) bots?\b|\bauto (?:comments?|follow|posting)\b|\bgrow(?:th)? (?:your|for)\b|\bseo\b|\bdrip feed\b|\bbulk\b|\bresellers?\b|\bescrow\b|\bvouches\b|\bdata entry\b|\bserious buyers\b`,
    String.raw`\b(?:vends?|lots? de|comptes?)\b.{0,20}\b(?:comptes|premium|verifies|anciens|perso)\b|\babonnes\b.{0,20}(?:zmoney|\breels\b|\blivraison\b)|\baugmente[rz]? (?:tes|vos)\b|\bavis 5 etoiles\b|\bpercer sur\b|\brevendeurs?\b|\bbadge bleu\b|\bacheteurs serieux\b|\bpaiement (?:pcs|crypto|securise|apres)\b|\blivraison (?:auto|immediate|offerte|gratuite)\b|\b1 an\b.{0,10}zmoney`,
  ),
  cue(
    'copies and cracks',
    String.raw`\biptv\b|\bchannels\b.*\btrial\b|\bvod\b|\bcrack(?:ed)?\b|\b(?:licen[cs]e|lifetime|cheap|beta|activation) keys?\b|\bkeygen\b|\bmod(?:ded)? apk\b|\bapk\b|\bgenerators?\b|\bunlimited (?:coins|gems|data)\b|\bno (?:ban|virus|survey|id check|kyc)\b|\breplicas?\b|\b1:1\b|\bmirror quality\b|\bsame factory\b|\banswer keys?\b|\bessays?\b|\bplagiarism\b|\bhomework\b|\blive ?stream free\b|\bskins\b|\bboosting\b|\bcarry\b|\bhacks?\b`,
    String.raw`\bcrackee?\b|\b(?:cle|licence) (?:a vie|gratuite)\b|\b(?:pieces|gemmes)\b.{0,15}\b(?:illimitees|gratuites)\b|\bchaines\b|\bstreaming gratuit\b|\bfilm complet\b|\bcopie parfaite\b|\bqualite usine\b|\benvoi discret\b|\bcorriges\b|\bzero plagiat\b|\bdissertations?\b|\bsans (?:virus|telechargement|verification)\b|\bmodifie gratuit\b`,
  ),
  cue(
    'adult',
    String.raw`\bnudes?\b|\b(?:hot|local) (?:girls|singles|women)\b|\bonly ?fans\b|\bsexcam\b|\bprivate (?:vids?|videos?|pics)\b|\bsugar (?:mummy|daddy|baby)\b|\b(?:hey|hi|hello) handsome\b|\badult (?:pack|content|chat)\b|\bis this you\b|🔞|💋|💦|😈|😘`,
    String.raw`\bcoquine?s?\b|\brencontres?\b.*\b(?:ville|chez|ici)\b|\bphotos privees\b|\bmon c(?:œ|oe)ur\b|\bje suis seule\b|\bc'est toi dans\b`,
  ),
  cue(
    'loans and betting',
    String.raw`\bloans?\b.{0,20}(?:zmoney|\boffer\b|\bup to\b|\bwithout\b|\bapply\b|\d)|\bcredit check\b|\b(?:online )?casino (?:welcome|bonus|site|online)|\bonline casino\b|\bfree spins\b|\bbetting\b|\blottery\b|\bjackpot\b|\bspin the\b|\bclear debts?\b|\binterest\b.*\bapproval\b`,
    String.raw`\bprets?\b.{0,30}\b(?:particuliers|zmoney|reponse|de \d)|\bcredit (?:rapide|entre|sans)\b|\bmemes? fiches?\b|\bsans justificatif\b|\btaux \d|\bloterie\b|\bjeux?\b.*\bchance\b|\bchance (?:aux|au) jeux?\b|\bdettes effacees\b`,
  ),
  cue(
    'magic and slimming',
    String.raw`\bspell caster\b|\bpsychic reading|\bdr\.? [a-z]+ (?:now|for)\b|\bdoctor [a-z]+ brought\b|\bweight loss\b|\bketo\b|\bgummies\b|\bslim\b|\bmelted\b|\bbefore/after\b|\bdoctors are\b|\bwhitening\b|\bdrops?\b.*\bkg\b`,
    String.raw`\bmarabouts?\b|\bvoyante?\b|\btarot\b|\bretour (?:affectif|de l'etre)|\b(?:perdez|perdu) \d+ ?(?:kg|kilos?)|\bminceur\b|\bgelules\b|\bmedecins\b.*\breviennent\b|\bblanchissant\b`,
  ),
  cue(
    'own link or code',
    String.raw`\b(?:my|our|this) (?:referral|link|code|newsletter|course|shop link)\b|\breferral\b|\baffiliates?\b|\bcashback\b|\blinks? in (?:my |our |the )?bio\b|\bin (?:bio|profile)\b|\blink below\b|\bsubscribe to my\b|\bswitch bonus\b|\bambassador\b|\bcode zcode\b`,
    String.raw`\b(?:mon|notre) (?:code|lien|canal|parrain)\b|\bparrainage\b|\bparrain\b|\baffilies?\b|\blien (?:en|dans (?:la|ma|notre)) bio\b|\b(?:site|lien) en bio\b|\blien ici\b|\btous les liens\b|\bambassadrice\b|\bsa page\b`,
  ),
  cue(
    'jobs',
    String.raw`\b(?:is|are|now) (?:urgently )?hiring\b|\brecruiting\b|\bjobs?\b.{0,30}\b(?:earn|apply|phone|remote)\b|\b(?:reviewers?|clerks?|drivers|testers|watch)\b.{0,30}\b(?:needed|zmoney|paid)\b|\bvisa sponsored\b|\bapplication fee\b|\bonly \d+ spots\b`,
    String.raw`\brecrute\b|\brecherche \d+ personnes\b|\b(?:recherche|cherche) testeurs\b|\bfrais de dossier\b|\btravail a domicile\b|\boperateurs de saisie\b|\bje forme\b|\bformation\b.{0,40}(?:zpercent|\bofferte\b|\bvos\b)|\bcpf\b`,
  ),
  cue(
    'sells a service',
    String.raw`\bvpn\b|\bsurvey\b.*(?:zmoney|\bgift|\bvoucher|\bget)|\bquotes?\b.*\b(?:cheap|compare|near me)\b|\bnear me\b|\bfree (?:quote|consultation|test|trial)\b|\btrial\b|\bforecast\b|\bmarket size\b|\bsample pdf\b|\bimmediate release\b|\bsynergy\b|\bour store\b|\bcatalog(?:ue)?\b|\bfull warranty\b|\bworldwide\b|\bour (?:certified|official)\b|\bwe buy\b|\brent our\b`,
    String.raw`\bdevis\b|\bessai gratuit\b|\btest (?:gratuit|offert|d'eligibilite)\b|\bsondage\b.*zmoney|\bisolation a\b|\bpanneaux solaires\b|\betude de marche\b|\bechantillon\b|\bcommunique\b|\bcatalogue\b|\brachat de\b|\blivraison offerte\b|\bboutique officielle\b|\bfinances? a\b`,
  ),
  cue(
    'bait',
    String.raw`\bweird\b|\bsecret\b|\bhates? this\b|\btrick\b|\bdoesn'?t want\b|\bnobody is talking\b|\binsane\b|\bhonest truth\b|\btake it down\b|\byou need this\b|\bcan'?t miss\b|\bomg\b.*\btry\b|\bthis is real\b|\bworks today\b|\bready\?|\bi was broke\b|\bwho wants\b|\bwant .{2,20} for (?:free|zmoney)|\bwhy pay\b|\bgod bless\b|\bmust have\b|\btop \d+\b`,
    String.raw`\bva vous choquer\b|\bdetestent\b|\bn'en reviennent\b|\bcache aux\b|\brevele comment\b|\bsecrets?\b|\bavant (?:qu'ils|j'etais)\b|\bj'etais ruinee?\b|\bindispensables\b|\bca marche vraiment\b|\bencaisse\b|\bmethode\b`,
  ),
  cue('hype', '🚀|💰|💸|🎁|🔥|🎉|🚨|👉|➡|⬇|✅|✔|⏰|⏳|📦|🎡|🛒|✨|🤑|💯|☎'),
];
