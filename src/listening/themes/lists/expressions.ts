/** Subjects that are made of words which are none alone, without accents. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  en: `log in, log out, sign in, sign up, set up, follow up, check in, check out, back up, fall back, roll back, pay back, cash back,
live stream, live streams, live chat, live agent, live person, flight attendant, flight attendants,
battery life, shelf life, wait time, wait times, waiting time, waiting times, waiting list, response time, response times, delivery time, delivery times,
loading time, loading times, boot time, screen time, real time, part time, full time, first class, business class, economy class, second hand, user experience,
user interface, full screen, home screen, lock screen, dark mode, night mode, light mode, price point, side effects, side effect, customer care,
help desk, help center, help centre, help line, phone line, phone number, order number, serial number, tracking number, account number, user name, domain name, free shipping,
free trial, free tier, free plan, full price, low battery, high price, high prices, short circuit, long line, long lines, long queue, long queues, long wait,
fast food, fast charging, quick start, open source, single sign on, black screen, blue screen, red light, photo quality, video quality, video call,
video calls, sound quality, call quality, build quality, link sharing, file sharing, screen sharing, share price, stock price, power cut, power outage,
old version, new version, latest version, new update, latest update, last update, software update, firmware update, case study, job cuts, night shift,
point of sale, terms of service, terms of use, proof of purchase, end of life, out of stock, out of order, loss of data`,
  fr: `mot de passe, mots de passe, mise a jour, mises a jour, mise en service, mise en ligne, prise en charge, prise de courant, point de vente,
points de vente, point relais, points relais, point d'acces, points d'acces, temps reel, temps d'attente, temps de reponse, temps de chargement, temps de livraison, delai d'attente, delais d'attente,
liste d'attente, salle d'attente, file d'attente, files d'attente, heure de pointe, heures de pointe, hors service, hors ligne, hors stock, hors forfait, duree de vie, esperance de vie, mode nuit, mode sombre,
mode avion, premiere classe, mauvaise qualite, bonne qualite, service client, service clients, service apres vente, relation client, espace client, compte client, carte bancaire, carte bleue, carte sim, carte grise, numero de telephone,
numero de commande, numero de suivi, numero de serie, nom d'utilisateur, nom de domaine, partage de fichiers, partage de connexion, partage d'ecran, qualite photo, qualite video, qualite du son, code promo, essai gratuit, livraison gratuite, ecran noir, ecran bleu, ecran blanc, voyant rouge, rupture de stock, mise en demeure, prise de rendez-vous, retour d'experience, vie privee, fin de vie, cas d'usage, suppression de postes, haut debit, tres haut debit, bas de gamme, haut de gamme, coupure de courant, coupure de reseau, panne de courant, nouvelle version, ancienne version, derniere version, nouvelle mise a jour, derniere mise a jour, geste commercial, bon d'achat, bons d'achat, avis de passage, conditions generales, frais de port, mise en cause, directrice generale, directeur general, chiffre d'affaires`,
};

/** By their first word, the longest first. */
const BY_FIRST = new Map(
  Object.entries(EXPRESSIONS).map(([lang, list]) => {
    const byFirst = new Map<string, string[][]>();
    for (const expression of list.split(/,\s+/)) {
      const words = expression.replace(/-/g, '').split(/[\s']+/);
      byFirst.set(
        words[0]!,
        [...(byFirst.get(words[0]!) ?? []), words].sort((a, b) => b.length - a.length),
      );
    }
    return [lang, byFirst];
  }),
);

/** How many words from one on are one expression; 0 = none. */
export function expressionAt(words: readonly { folded: string }[], from: number, lang: string): number {
  const starting = BY_FIRST.get(lang)?.get(words[from]!.folded);
  const found = starting?.find((expression) =>
    expression.every((part, offset) => words[from + offset]?.folded === part),
  );
  return found?.length ?? 0;
}
