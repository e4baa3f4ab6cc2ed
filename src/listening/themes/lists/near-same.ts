import { stemOf } from '../../relevance/stem.ts';

/** Words that people use for one thing wherever they complain, or forms that no stemmer joins; the first stands for all. */
const GROUPS: Readonly<Record<string, string>> = {
  en: `bag bags baggage baggages luggage luggages suitcase
late delay delays delayed lateness
cancel cancels cancelled canceled cancelling cancellation cancellations cancelation cxl
refund reimburse reimbursed reimbursement reimbursements
website site sites webpage
rep reps representative representatives
staff employee employees personnel
parcel package packages
delivery deliver delivers delivered deliveries delivering shipping shipment shipments courier
price pricing prices cost costs costly expensive pricey overpriced
rude rudeness impolite disrespectful discourteous
damage broken broke
slow slowly slowness lag lags laggy lagging sluggish
book booking bookings reservation reservations reserve reserved
bill bills billing billed invoice invoices invoiced
bug bugs buggy glitch glitches glitchy
freeze freezes freezing froze frozen
crash crashes crashing crashed
login signin signon logon log-in sign-in
signup sign-up register registration
waittime waittimes waitingtime waitingtimes longwait
longline longlines longqueue longqueues queue queues
responsetime responsetimes
softwareupdate firmwareupdate newupdate latestupdate lastupdate update updates updated updating
checkin check-in
lose loses losing lost loss
pay pays paying paid payment payments
buy buys buying bought purchase purchases purchased
sell sells selling sold
send sends sending sent
steal steals stealing stole stolen theft
forget forgets forgot forgotten
choose chose chosen
speak spoke spoken
write wrote written
sit sits sitting sat
hang hangs hanging hung
answer answers answered answering response responses respond responds responded responding reply replies replied replying
notification notifications notify
subscription subscriptions subscribe subscribed
battery batteries
outage outages
drain drains draining drained
hold holds holding held`,
  fr: `bagage bagages valise valises
retard retards retarde retardee retardes tardif tardive
annulation annule annulee annules annulees annuler annulent
remboursement rembourse rembourser rembourses remboursee remboursements
colis paquet paquets
livraison livraisons livre livree livres livrer livreur livreurs
prix tarif tarifs cher chere chers cheres cout couts couter coute hors-prix
application applications appli applis app apps
lent lente lents lentes lenteur lenteurs lentement rame ramer ralentissement ralentissements
facture factures facturation facture facturee facturer
telephone tel telephonique
appel appels appeler appelle appelles appelez
connexion connexions connecter connecte connectee deconnexion deconnecte
perte perdu perdue perdus perdues perdre pertes
casse cassee casses cassees casser abime abimee abimes abimees endommage endommagee endommages
reservation reservations reserver reserve reservee
impoli impolie malpoli malpolie grossier grossiere desagreable desagreables
bug bugs bugue bugger buguer beug bugge plantage plantages
miseajour misesajour maj majs nouvellemiseajour dernieremiseajour
motdepasse motsdepasse mdp
serviceclient serviceclients sav serviceapresvente relationclient
filedattente filesdattente
paiement paiements payer paye payee payes
achat achats acheter achete achetee
reponse reponses repondre repond repondu repondent
panne pannes
commande commandes commander commandee
envoi envois envoyer envoye envoyee
conseiller conseillere conseillers
plainte plaintes`,
};

const JOINED = new Map(
  Object.entries(GROUPS).map(([lang, groups]) => {
    const joined = new Map<string, string>();
    for (const group of groups.split('\n')) {
      const stems = group.split(' ').map((word) => stemOf(word.replaceAll('-', ''), lang));
      for (const stem of stems) if (!joined.has(stem)) joined.set(stem, stems[0]!);
    }
    return [lang, joined];
  }),
);

const EVERYDAY = new Set([...JOINED.values()].flatMap((joined) => [...joined.values()]));

/** The stem under which a word is counted with others that say the same. */
export function nearSame(stem: string, lang: string): string {
  return JOINED.get(lang)?.get(stem) ?? stem;
}

/** Whether it is a word of everyday complaints, however it is written. */
export function isEveryday(stem: string): boolean {
  return EVERYDAY.has(stem);
}
