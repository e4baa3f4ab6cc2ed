/** Long because it holds one line for each sentence of all sources. */
import { fr } from './typography.ts';

/** Each sentence of the sources about a failure; what is kept of it stands in brackets. Those of one source come first. */
const DETAILS: readonly (readonly [RegExp, (...kept: string[]) => string])[] = [
  // Of one source.
  [
    /^(.+?) has no search of Lemmy \(HTTP 404\)\.$/,
    (host) => fr`${host} n'a pas la recherche de Lemmy (HTTP 404).`,
  ],
  [
    /^(.+?) does not let this program in: ask its maintainers to be named\.$/,
    (host) => fr`${host} n'admet pas ce programme : demandez à ses responsables de l'autoriser.`,
  ],
  [/^(.+?) answers with an error of its own\.$/, (host) => fr`${host} a une erreur interne.`],
  [/^(.+?) has a passing failure\.$/, (host) => fr`${host} a une panne passagère.`],
  [/^(.+?) is overloaded\.$/, (host) => fr`${host} est surchargé.`],
  [
    /^The day's searches of Threads are used up, or it asks for fewer requests\.$/,
    () => fr`Les recherches du jour sur Threads sont épuisées, ou Threads demande de les espacer.`,
  ],
  [
    /^The Threads app may not search: it needs (\w+), approved by App Review, and a token made after that\.$/,
    (right) =>
      fr`L'application Threads n'a pas le droit de chercher : il lui faut ${right}, validé par Meta, puis un nouveau jeton.`,
  ],
  [
    /^(.+?) does not accept the token: .*?(?:set|Set) (EARSHOT_\w+)(?: anew)?\.$/,
    (host, setting) => fr`${host} refuse le jeton : créez-en un nouveau et indiquez-le dans ${setting}.`,
  ],
  [
    /^(.+?) does not accept the key: check (EARSHOT_\w+) and (EARSHOT_\w+), and that the clock of this machine is right\.$/,
    (host, key, secret) =>
      fr`${host} refuse la clé : vérifiez ${key}, ${secret} et l'horloge de cette machine.`,
  ],
  [
    /^(.+?) does not accept the key: .*?(EARSHOT_\w+)\b.*\.$/,
    (host, setting) => fr`${host} refuse la clé : vérifiez ${setting}.`,
  ],
  [
    /^(.+?) does not accept the app: check (EARSHOT_\w+) and (EARSHOT_\w+), and that the app is approved\.$/,
    (host, id, secret) =>
      fr`${host} refuse l'application : vérifiez ${id}, ${secret} et qu'elle est approuvée.`,
  ],
  [
    /^(.+?) does not accept the service account: check its key, and that it is invited in the Play Console\.$/,
    (host) =>
      fr`${host} refuse le compte de service : vérifiez sa clé et son invitation dans la Play Console.`,
  ],
  [
    /^Google does not accept the service account: check (EARSHOT_\w+) and (EARSHOT_\w+), and that the clock of this machine is right\.$/,
    (account, key) =>
      fr`Google refuse le compte de service : vérifiez ${account}, ${key} et l'horloge de cette machine.`,
  ],
  [
    /^Google Play asks for fewer requests: its quota of the hour is used up\.$/,
    () => fr`Le quota horaire de Google Play est épuisé.`,
  ],
  [
    /^The project of the service account may not ask Google Play: enable "(.+?)" for it\.$/,
    (api) => fr`Le projet du compte de service n'a pas accès à Google Play : activez-y « ${api} ».`,
  ],
  [
    /^Google Play does not let the service account read these reviews: invite it in the Play Console with "(.+?)"\.$/,
    (right) =>
      fr`Google Play refuse ces avis au compte de service : invitez-le dans la Play Console avec « ${right} ».`,
  ],
  [
    /^Google Play knows no such app of yours: check the package names in (EARSHOT_\w+)\.$/,
    (setting) => fr`Google Play ne connaît pas cette application : vérifiez les noms dans ${setting}.`,
  ],
  [/^(\w+) gives no token that can be read\.$/, (host) => fr`Le jeton donné par ${host} est illisible.`],
  [
    /^(EARSHOT_\w+) is no private key: copy `private_key` from the key file of the service account, in one line\.$/,
    (setting) =>
      fr`${setting} n'est pas une clé privée : copiez sur une ligne private_key du fichier de clé du compte de service.`,
  ],
  [
    /^(.+?) has no such page: check (EARSHOT_\w+)\.$/,
    (host, setting) => fr`${host} n'a pas cette page : vérifiez ${setting}.`,
  ],
  [
    /^Wikipedia does not let this bot in: it wants to know whom to write to\. Set (EARSHOT_\w+)\.$/,
    (setting) => fr`Wikipédia refuse l'accès sans adresse de contact : indiquez ${setting}.`,
  ],
  [
    /^The X account has no credits left: .*$/,
    () =>
      fr`Le compte X n'a plus de crédits : rachetez-en dans la console des développeurs, ou relevez sa limite.`,
  ],
  [
    /^The X app may not use this API: .*$/,
    () =>
      fr`L'application X n'a pas accès à cette API : rattachez-la à un projet dans la console des développeurs.`,
  ],
  [
    /^The X account's monthly cap of posts is reached\.$/,
    () => fr`Le plafond mensuel de messages du compte X est atteint.`,
  ],
  [
    /^The X budget of (\$[\d.]+) for (\S+) is used up \(about (\$[\d.]+)\); .*?(EARSHOT_\w+)\.$/,
    (budget, month, spent, setting) =>
      fr`Le budget X de ${budget} pour ${month} est épuisé (environ ${spent}) ; il repart le 1er du mois, ou plus tôt en augmentant ${setting}.`,
  ],
  [
    /^(.+?) cannot search for these words \(HTTP (\d+)\)\.$/,
    (host, code) => fr`${host} ne peut pas chercher ces mots (HTTP ${code}).`,
  ],
  [
    /^GDELT does not search for words as short, common or long as these\.$/,
    () => fr`GDELT ne cherche pas des mots aussi courts, courants ou longs.`,
  ],
  [
    /^Stack Exchange asks for fewer requests; a key \((EARSHOT_\w+)\) allows 10,000 a day\.$/,
    (setting) =>
      fr`Stack Exchange demande d'espacer les consultations ; une clé (${setting}) en permet 10 000 par jour.`,
  ],
  [
    /^Stack Exchange does not know this site: check the names in (EARSHOT_\w+)\.$/,
    (setting) => fr`Stack Exchange ne connaît pas ce site : vérifiez les noms dans ${setting}.`,
  ],
  [
    /^The Telegram bot has a webhook, .*$/,
    () =>
      fr`Le bot Telegram a un webhook, qui reçoit tout à sa place : supprimez-le (deleteWebhook), ou prenez un autre bot.`,
  ],
  [
    /^Somebody else reads the updates of this Telegram bot: .*$/,
    () => fr`Ce bot Telegram est déjà lu ailleurs, et un jeton n'a qu'un lecteur : prenez un autre bot.`,
  ],
  [
    /^The App Store has no app (\d+) in (\w+): check (EARSHOT_\w+)\.$/,
    (app, country, setting) =>
      fr`L'App Store n'a pas l'application ${app} (${country}) : vérifiez ${setting}.`,
  ],
  [
    /^Steam knows no game (\S+): check (EARSHOT_\w+)\.$/,
    (game, setting) => fr`Steam ne connaît pas le jeu ${game} : vérifiez ${setting}.`,
  ],
  [
    /^The day's YouTube searches are used up; they begin anew at midnight Pacific time\.$/,
    () => fr`Les recherches YouTube du jour sont épuisées ; elles reprennent à minuit, heure de Californie.`,
  ],
  [
    /^The comments of this video cannot be read\.$/,
    () => fr`Les commentaires de cette vidéo ne peuvent pas être lus.`,
  ],
  [
    /^The key may not use the YouTube Data API: .*$/,
    () =>
      fr`La clé n'a pas accès à YouTube Data API v3 : activez cette API pour son projet et levez ses restrictions.`,
  ],
  [
    /^The GitHub token may not read public discussions: .*?(EARSHOT_\w+)\.$/,
    (setting) =>
      fr`Le jeton GitHub n'a pas accès aux discussions publiques : créez-en un autre et indiquez-le dans ${setting}.`,
  ],
  [
    /^GitHub answers a question about discussions with nothing that can be read\.$/,
    () => fr`La réponse de GitHub sur les discussions est illisible.`,
  ],
  [
    /^GitHub asks for fewer requests; a token allows three times as many\.$/,
    () => fr`GitHub demande d'espacer les consultations ; un jeton en permet trois fois plus.`,
  ],
  [
    /^Reddit refuses this: .*$/,
    () => fr`Reddit refuse l'accès : l'application doit être approuvée, ou le forum est privé.`,
  ],
  // Of the network and of HTTP: `(.+?)` is a host.
  [/^(.+?) asks for fewer requests\.$/, (host) => fr`${host} demande d'espacer les consultations.`],
  [
    /^(.+?) does not let us read this \(HTTP (\d+)\)\.$/,
    (host, code) => fr`${host} refuse l'accès (HTTP ${code}).`,
  ],
  [/^(.+?) says that this is gone for good\.$/, (host) => fr`${host} dit que cette page a disparu.`],
  [
    /^(.+?) has nothing at this address \(HTTP 404\)\.$/,
    (host) => fr`${host} n'a rien à cette adresse (HTTP 404).`,
  ],
  [
    /^(.+?) does not accept the token \(HTTP (\d+)\)\. Make a new one .*?(EARSHOT_\w+)\.$/,
    (host, code, setting) =>
      fr`${host} refuse le jeton (HTTP ${code}) : créez-en un nouveau, avec read:statuses et read:search, et indiquez-le dans ${setting}.`,
  ],
  [
    /^(.+?) shows hashtags only to people with an account \(HTTP (\d+)\)\. Put a token of yours into (EARSHOT_\w+), or leave the server out of (EARSHOT_\w+)\.$/,
    (host, code, tokens, servers) =>
      fr`${host} ne montre les hashtags qu'aux personnes inscrites (HTTP ${code}) : ajoutez un jeton à ${tokens}, ou retirez ce serveur de ${servers}.`,
  ],
  [
    /^(.+?) is overloaded or being repaired \(HTTP 503\)\.$/,
    (host) => fr`${host} est surchargé ou en travaux (HTTP 503).`,
  ],
  [
    /^(.+?) has a problem of its own \(HTTP (\d+)\)\.$/,
    (host, code) => fr`${host} a une erreur interne (HTTP ${code}).`,
  ],
  [
    /^(.+?) gave an answer we cannot use \(HTTP (\d+)\)\.$/,
    (host, code) => fr`La réponse de ${host} est inutilisable (HTTP ${code}).`,
  ],
  [
    /^(.+?) leads to a private address, which Earshot does not visit\.$/,
    (host) => fr`${host} mène à un réseau privé, qu'Earshot ne consulte pas.`,
  ],
  [/^(.+?) sends headers that are far too long\.$/, (host) => fr`Les en-têtes de ${host} sont trop longs.`],
  [/^(.+?) is not a known host name\.$/, (host) => fr`Le nom ${host} est inconnu sur le réseau.`],
  [/^(.+?) could not be looked up just now\.$/, (host) => fr`Le nom ${host} n'a pas pu être résolu.`],
  [/^(.+?) refuses the connection\.$/, (host) => fr`${host} refuse la connexion.`],
  [/^(.+?) broke off the connection\.$/, (host) => fr`${host} a coupé la connexion.`],
  [
    /^(.+?) did not accept a connection in time\.$/,
    (host) => fr`${host} n'a pas accepté la connexion à temps.`,
  ],
  [/^(.+?) took too long to answer\.$/, (host) => fr`${host} a mis trop de temps à répondre.`],
  [/^(.+?) answers in a way that is not HTTP\.$/, (host) => fr`La réponse de ${host} n'est pas du HTTP.`],
  [/^(.+?) has an expired certificate\.$/, (host) => fr`Le certificat de ${host} a expiré.`],
  [
    /^(.+?) has a certificate that nobody vouches for\.$/,
    (host) => fr`Le certificat de ${host} n'est garanti par personne.`,
  ],
  [
    /^(.+?) has a certificate for another name\.$/,
    (host) => fr`Le certificat de ${host} est au nom d'un autre site.`,
  ],
  [/^(.+?) could not be reached\.$/, (host) => fr`${host} est injoignable.`],
  [
    /^(.+?) redirects a request with a key to an unencrypted address\.$/,
    (host) => fr`${host} redirige une requête avec clé vers une adresse non chiffrée.`,
  ],
  [
    /^(.+?) redirects sent data to another host\.$/,
    (host) => fr`${host} redirige des données envoyées vers un autre site.`,
  ],
  [/^(.+?) redirects more than (\d+) times\.$/, (host, times) => fr`${host} redirige plus de ${times} fois.`],
  [
    /^(.+?) redirects to something that is no address\.$/,
    (host) => fr`${host} redirige vers une adresse invalide.`,
  ],
  [/^(.+?) sends more than (\d+) KiB\.$/, (host, size) => fr`${host} envoie plus de ${size} Kio.`],
  [
    /^The robots\.txt of (.+?) does not allow reading this page\.$/,
    (host) => fr`Le robots.txt de ${host} interdit de lire cette page.`,
  ],
  [
    /^The robots\.txt of (.+?) keeps Earshot out\.$/,
    (host) => fr`Le robots.txt de ${host} interdit l'accès à Earshot.`,
  ],
  [/^Earshot is stopping\.$/, () => fr`Earshot s'arrête.`],
  [/^Earshot has closed the connection\.$/, () => fr`Earshot a fermé la connexion.`],
  [/^The address cannot be read as a web address\.$/, () => fr`Ce n'est pas une adresse web.`],
  [
    /^Only http and https addresses can be read\.$/,
    () => fr`Seules les adresses http et https peuvent être lues.`,
  ],
  [
    /^The address of (.+?) holds a user name or password\.$/,
    (host) => fr`L'adresse de ${host} contient un identifiant ou un mot de passe.`,
  ],
  [
    /^Port (\d+) of (.+?) is not a usual web port\.$/,
    (port, host) => fr`Le port ${port} de ${host} n'est pas un port web habituel.`,
  ],
  [/^The address leads back to Earshot itself\.$/, () => fr`L'adresse mène à Earshot lui-même.`],
  // Streams.
  [
    /^(.+?) is connected, but gives no sign of life\.$/,
    (host) => fr`${host} est connecté, mais n'envoie rien.`,
  ],
  [
    /^(.+?) is connected, but has sent nothing for (\d+) seconds\.$/,
    (host, s) => fr`${host} est connecté, mais n'envoie rien depuis ${s} s.`,
  ],
  [/^(.+?) has closed the stream\.$/, (host) => fr`${host} a fermé le flux continu.`],
  [/^(.+?) asks to come back later\.$/, (host) => fr`${host} demande de revenir plus tard.`],
  [
    /^(.+?) has ended the stream: it says we break its rules\.$/,
    (host) => fr`${host} a fermé le flux continu : ses règles ne seraient pas respectées.`,
  ],
  [/^(.+?) does not speak WebSocket\.$/, (host) => fr`${host} ne connaît pas WebSocket.`],
  [/^(.+?) breaks the rules of WebSocket\.$/, (host) => fr`${host} ne respecte pas WebSocket.`],
  [
    /^(.+?) sends a frame of more than (\d+) KiB\.$/,
    (host, size) => fr`${host} envoie un bloc de plus de ${size} Kio.`,
  ],
  [/^(.+?) sends frames that cannot be read\.$/, (host) => fr`${host} envoie des blocs illisibles.`],
  [
    /^(.+?) dates its posts ahead of the clock of this machine; one of the two is wrong\.$/,
    (host) =>
      fr`${host} date ses messages en avance sur l'horloge de cette machine ; l'une des deux est fausse.`,
  ],
  [
    /^The address of a stream must begin with wss:\/\/\.$/,
    () => fr`L'adresse d'un flux continu doit commencer par wss://.`,
  ],
  [
    /^The stream of (.+?) must be read over wss:\/\/\.$/,
    (host) => fr`Le flux continu de ${host} doit être lu en wss://.`,
  ],
  [/^Its address could not be made out\.$/, () => fr`Son adresse n'a pas pu être déterminée.`],
  // What does not look as it should.
  [
    /^(.+?) answers with something that is no(?:t JSON| list.*| search of Lemmy)\.$/,
    (host) => fr`La réponse de ${host} n'a pas la forme attendue.`,
  ],
  [
    /^Reddit answers with something that is no listing\.$/,
    () => fr`La réponse de Reddit n'a pas la forme attendue.`,
  ],
  [/^(.+?) sends an answer that breaks off\.$/, (host) => fr`La réponse de ${host} est incomplète.`],
  [
    /^(.+?) sends a list that cannot be read in full\.$/,
    (host) => fr`La liste de ${host} ne peut pas être lue en entier.`,
  ],
  [
    /^(.+?) answers with a web page instead of a feed\.( .+)?$/,
    (host) => fr`${host} répond par une page web au lieu d'un flux.`,
  ],
  [
    /^What (.+?) sends cannot be read as a feed\.$/,
    (host) => fr`La réponse de ${host} n'est pas un flux lisible.`,
  ],
  [/^The feed of (.+?) is longer than 5 MiB\.$/, (host) => fr`Le flux de ${host} dépasse 5 Mio.`],
  [
    /^The feed of (.+?) is too large or too tangled to be read\.$/,
    (host) => fr`Le flux de ${host} est trop gros ou trop compliqué.`,
  ],
  [/^The reader for feeds could not start\.$/, () => fr`Le lecteur de flux n'a pas pu démarrer.`],
  [/^The list is longer than 5 MiB\.$/, () => fr`La liste dépasse 5 Mio.`],
  [/^This is not an OPML list of feeds\.$/, () => fr`Ce n'est pas une liste de flux OPML.`],
  [/^The list names more than (\d+) feeds\.$/, (most) => fr`La liste nomme plus de ${most} flux.`],
  [/^It leads elsewhere\.$/, () => fr`L'adresse mène ailleurs.`],
  [/^It took too long to look for feeds there\.$/, () => fr`La recherche de flux y a pris trop de temps.`],
  [
    /^Reading it failed on our side; the log has the details\.$/,
    () => fr`La lecture a échoué à cause du bot ; le journal en dit plus.`,
  ],
];

/** What a source says of its failure, in French; null for a sentence that is not known. */
export function sourceDetail(english: string): string | null {
  for (const [sentence, say] of DETAILS) {
    const found = sentence.exec(english);
    if (found) return say(...found.slice(1));
  }
  return null;
}
