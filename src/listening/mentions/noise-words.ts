interface Sign {
  name: string;
  pattern: RegExp;
  weight: number;
}

/** A post needs this much: two clear asks of an advertiser, or one and a price and a link. */
const ENOUGH = 4;

function sign(name: string, weight: number, pattern: RegExp): Sign {
  return { name, pattern, weight };
}

/** Phrases by which sellers and swindlers ask people to act, without accents. Weight 2: hardly ever written otherwise; 3: never. */
const SIGNS: readonly Sign[] = [
  // English
  sign(
    'follow and retweet',
    3,
    /\bfollow (?:us |me )?(?:and|&|\+) ?(?:rt|retweet|repost|share|like)\b|\b(?:rt|retweet|like|share) (?:and|&|\+) ?(?:follow|tag)\b/,
  ),
  sign('to win', 1, /\b(?:to|and|could|can) win\b|\bwin (?:a|an|one of|big|free)\b/),
  sign('giveaway', 1, /\bgive-?away\b/),
  sign('tag friends', 2, /\btag (?:\d|two|three|five|your|a) ?friends?\b/),
  sign(
    'dm to claim',
    3,
    /\b(?:dm|inbox|message|text) (?:me|us) (?:now |today )?(?:to|for) (?:claim|info|details|yours|your (?:prize|reward|gift)|a promo)/,
  ),
  sign(
    'claim your prize',
    2,
    /\bclaim (?:your|ur) (?:free |exclusive )?(?:prize|reward|gift|bonus|airdrop|tokens?|coins?)\b/,
  ),
  sign('link in bio', 2, /\blinks? in (?:my |our |the )?bio\b/),
  sign('promo code', 2, /\b(?:promo|discount|coupon|referral) code\b|\buse (?:my )?code\b/),
  sign('percent off', 1, /\b\d{2} ?% off\b|\bsave \d{2} ?%/),
  sign(
    'buy now',
    2,
    /\b(?:buy|order|shop|grab yours|get yours|click|sign up|join) (?:it |yours )?(?:now|today|here)\b/,
  ),
  sign(
    'limited time',
    2,
    /\b(?:limited[- ]time|while (?:stocks?|supplies) lasts?|offer ends|hurry up|don'?t miss (?:out|this deal))\b/,
  ),
  sign('free gift card', 2, /\bfree (?:gift ?cards?|iphone|v-?bucks|robux|crypto|btc|followers)\b/),
  sign(
    'earn from home',
    3,
    /\b(?:earn|make|made) (?:up to )?[$£€]?\d[\d,.]*k? ?[$£€]? (?:a|per|every|each|in a|in one) (?:day|week|hour|month)|\bwork from home\b.*\b(?:earn|income)|\bpassive income\b/,
  ),
  sign('guaranteed profit', 3, /\b(?:guaranteed|100 ?%|daily) (?:profits?|returns?|roi|income|winnings)\b/),
  sign('airdrop', 2, /\bairdrops?\b|\bpresale\b|\b(?:next )?1000?x gem\b|\bto the moon\b/),
  sign(
    'trading signals',
    2,
    /\b(?:forex|crypto|binary|trading) (?:signals?|mentor|expert|coach|investment)\b|\bpump group\b/,
  ),
  sign(
    'recover funds',
    3,
    /\b(?:recover|retrieve|get back) (?:your |my |all |their )*(?:lost |stolen |hacked |scammed |disabled )*(?:funds|money|crypto|bitcoin|wallet|account)\b.*\b(?:contact|reach out|dm|thanks to|hire|expert|hacker)\b|\b(?:contact|reach out|hire|dm)\b.{0,60}\brecover(?:s|ed)? (?:your|my|all|lost|stolen)\b/,
  ),
  sign(
    'contact on messenger',
    2,
    /\b(?:whats ?app|telegram|signal)\b ?(?:me|us|now|number|group|channel|:|\+|@|on \+)/,
  ),
  sign(
    'cheap followers',
    3,
    /\b(?:buy|get|cheap|gain) (?:\d+k? )?(?:real |free |instant )?(?:followers|likes|views|subscribers|backlinks)\b/,
  ),
  sign('adult', 3, /\bonly ?fans\b|\bhot (?:girls|singles)\b|\bnudes?\b|\bsexcam\b/),
  sign('casino', 2, /\b(?:online )?(?:casino|slots|betting) (?:bonus|site|tips|odds)\b|\bfree spins\b/),
  sign('cracked license', 2, /\b(?:cracked|lifetime|cheap) (?:keys?|licen[cs]es?|accounts?)\b/),
  // French
  sign(
    'suivre et partager',
    3,
    /\b(?:follow|abonnez-vous|suivez|likez?|aimez)[^.!?]{0,30}(?:\+|et|&) ?(?:rt|retweete[rz]?|partage[rz]?|like[rz]?|tague[rz]?)\b|\brt (?:\+|et|&) ?follow\b/,
  ),
  sign(
    'à gagner',
    2,
    /\b(?:a|a) gagner\b|\bgagne[rz]? (?:un|une|des|votre|jusqu)|\btentez de (?:gagner|remporter)\b|\btirage au sort\b/,
  ),
  sign('jeu-concours', 1, /\bjeu[- ]?concours\b|\bconcours\b/),
  sign(
    'taguer des amis',
    2,
    /\b(?:tague|tag|identifie|mentionne)[rz]? (?:\d|un|deux|trois|vos|tes|une) ?(?:ami|pote|personne)/,
  ),
  sign('lien en bio', 2, /\blien (?:en|dans (?:la|ma|notre)) bio\b/),
  sign('code promo', 2, /\bcode (?:promo|de reduction|parrainage|avantage)\b|\bavec (?:mon|le|notre) code\b/),
  sign(
    'pour cent de réduction',
    1,
    /-? ?\d{2} ?% (?:de (?:reduction|remise|rabais)|sur (?:tout|votre|toute))/,
  ),
  sign(
    'commandez maintenant',
    2,
    /\b(?:commande[rz]?|achete[rz]?|profite[rz]|clique[rz]?|inscri(?:s-toi|vez-vous)|rejoigne[rz])(?: vite| en| y)? (?:maintenant|ici|des|vite|aujourd)/,
  ),
  sign(
    'offre limitée',
    2,
    /\boffre (?:limitee|exclusive|flash|valable)\b|\bvente flash\b|\bstocks? limites?\b|\bdepechez-vous\b|\bne ratez pas\b/,
  ),
  sign(
    'argent facile',
    3,
    /\bargent facile\b|\bgain(?:s|er)? (?:garanti|assure)|\b(?:gagne[rz]?|revenus? de) \d[\d ]* ?(?:€|euros) (?:par|chaque) (?:jour|semaine|mois)|\brevenus? passifs?\b|\btravaill?e[rz]? (?:de|depuis) (?:la|chez) (?:maison|vous)\b.*\beuros\b/,
  ),
  sign(
    'contact en privé',
    2,
    /\b(?:contacte[rz]?(?:-moi|-nous)?|ecri(?:s|vez)(?:-moi|-nous)?|mp|dm)\b[^.!?]{0,20}\b(?:whats ?app|telegram|en prive|en mp|inbox|pour recevoir)\b/,
  ),
  sign(
    'prêt entre particuliers',
    3,
    /\bprets? (?:d'argent )?(?:entre|de|a) particuliers?\b|\boffre de pret\b|\bmarabout\b|\bretour affectif\b/,
  ),
  sign(
    'récupérer des fonds',
    3,
    /\brecuper(?:er|e) (?:vos|ton|mes|mon|votre|son) (?:fonds|argent|compte|bitcoins?)\b.*\b(?:grace a|contacte|expert|hacker)/,
  ),
];

/** People who warn of a swindle use its words. Asking them to write to somebody is what victims never do. */
const WARNING =
  /\b(?:scam(?:med|mers?|s)?|fraud|fake|beware|phishing|bots?|spam(?:mers?|ming)?|warning|careful|suspicious|ridiculous|never got|(?:didn'?t|don'?t|doesn'?t|does not|did not) (?:get|receive|work)|still waiting|complain\w*|refund|useless|never again|arnaques?|faux|fausse|attention|mefiez|escroc\w*|frauduleu\w*|jamais (?:recu|eu)|marche pas|fonctionne pas|toujours pas|degoute\w*|rembours\w*|nulle?s?)\b/;
const NEVER_BY_VICTIMS = new Set(['recover funds', 'récupérer des fonds', 'dm to claim']);

/**
 * Names of the advertiser's turns of phrase in a text, when there are enough of them; English and French.
 * @param points whether the text holds a link or names an account: an advertisement has to lead somewhere
 * @returns null when there are too few, or when the text warns of them
 */
export function giveawayWords(text: string, points: boolean): string[] | null {
  const plain = text
    .slice(0, 2_000)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'");
  const found = SIGNS.filter(({ pattern }) => pattern.test(plain));
  const weight = found.reduce((sum, { weight }) => sum + weight, 0) + (points && found.length > 0 ? 1 : 0);
  if (weight < ENOUGH) return null;
  const names = found.map(({ name }) => name);
  if (WARNING.test(plain) && !names.some((name) => NEVER_BY_VICTIMS.has(name))) return null;
  return names;
}
