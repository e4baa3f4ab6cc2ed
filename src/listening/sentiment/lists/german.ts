import { linksOf, phrasesOf, sharesOf, signsOf, weighted } from '../lexicon.ts';
import { listLexicon } from './list-lexicon.ts';

/** Talk of customers and of every day that the list lacks, and words that it took for others ("not" is "distress" there). */
const WORDS = weighted({
  [-4]: 'scheiße scheisse kacke drecksladen abzocke abzocker betrug betrüger saftladen mist müll schrott dreck',
  [-3]:
    'kotzt kotzen kotz ekelhaft katastrophe katastrophal unverschämt unverschämtheit frechheit unzumutbar miserabel grauenhaft ' +
    'grauenvoll grottenschlecht furchtbar schrecklich unfähig inkompetent hasse hass peinlich beschissen verarscht verarsche ' +
    'verarschen lächerlich idiot idioten depp deppen arschloch fuck fick fresse wichser hölle horror albtraum nutzlos unbrauchbar ' +
    'unterirdisch zumutung asozial mord terror vergewaltigung tot krieg nazi nazis rassistisch rassismus',
  [-2]:
    'warteschleife stürzt stürzen abgestürzt kaputt defekt ausfall ausgefallen störung fehler bug absturz abstürzen abgestürzt hängt ruckelt langsam lahm teuer überteuert ' +
    'beschwerde beschweren reklamation verspätung verspätet warten wartezeit gekündigt kündigen kündigung ' +
    'enttäuscht enttäuschend enttäuschung schlecht schlimm schlimmer blöd blöde blöder doof dumm dämlich ' +
    'nervt nervig genervt ärgerlich ärger ärgere sauer wütend traurig weinen heulen heul angst leider schade langweilig langeweile ' +
    'müde krank schmerzen weh kopfschmerzen stress stressig gestresst einsam verloren verlieren verliert vermisse vermissen ' +
    'hässlich eklig mies mieser miese übel mangelhaft ungenügend unfreundlich unhöflich unzuverlässig unverständlich verschlechtert ' +
    'lästig ignoriert verzweifelt skandal krise pleite versagt versagen gescheitert lüge lügen lügner gelogen ' +
    'verdammt verdammte mistkerl hilfe hunger gefährlich gefahr warnung verletzt unfall tod verspielt bescheuert behindert ' +
    'zerstört leiden leidet schuld schulden schwach armselig arm unglücklich deprimiert nerven verarschung schwierig fürchterlich ' +
    'verbot verboten illegal flucht opfer gewalt protest streik kritik umsonst mistwetter kacken erkältet grippe zahnarzt',
  [-1]:
    'problem probleme falsch fehlt fehlen vergessen spät kalt regen schwer hart niemand nirgends oh hm tja naja seufz puh argh hmpf boah ' +
    'komisch seltsam unklar zweifel angeblich wieder verwirrt warte montag ohje',
  0:
    'schon bank leistung leistungen ' +
    'muss ach neu neue neuer neues groß große großer dunkel eintracht fordert hoffentlich hoffe herbst interessiert schützen ' +
    'not einfach ja nein bitte würde halt natürlich gerade wollen hell frei kinder ha gefühl art oben fallen ansehen schatz laut reich rein ' +
    'grau gott traum träume sicher klar ziehen bezahlen erwarten erwartet erwartete aufmerksam kampf druck schalt satz sätze mode ' +
    'log lame stall stehlen stank satt witz scherz gag emotional reizen prompt elfmeter fräulein nachfrage ablauf abfall satte ' +
    'gebühren anfänger kritiker lobby stechen stecken brennen tempus treiben gift karriere dick lose ' +
    'rechnet berechnet betont begangen nutzung angekündigt autor rose gold legal rechtlich aktie aktien herrschend reichend ' +
    'intensiv deutlich passen bereit sofort ziemlich bestätigen sehnsucht glauben fan dringend dusche kühlen schneiden ' +
    'schnitte begehen portion human wahr überlegen führend führung gegeben versunken bedrohlich ventilator ' +
    'nieten aufregung gefangen überraschend mächtig fast gewesen grenzen messe meister chance chancen sicherheit hagel heil irre ' +
    'held gelassen bedeutung aufgelöst entbinden verwickelt still stout tender tops gelöscht gezwungen verantwortung verabschiedet wild roh wund ' +
    'aufsicht interessen vermutlich exklusiv kraft höchste ernst stellen halten',
  1:
    'ok okay läuft funktioniert schnell günstig bequem praktisch hilfreich nützlich freundlich höflich sauber ruhig ' +
    'besser fein hübsch interessant spannend danke dank dankeschön thx gerne gern freue lol xd hihi hehe ' +
    'lach grins zwinker cool witzig lustig lächeln lachen frisch warm sonne sonnig wochenende feierabend urlaub endlich grüße gruß ' +
    'lieben liebe lieber willkommen gratuliere glückwunsch klappt',
  2:
    'gut gute guter gutes guten schön schöne schöner schönes schönen toll tolle tolles toller super klasse prima spitze top geil geile ' +
    'geiles genial hammer mega wunderbar wunderschön traumhaft perfekt perfekte fantastisch großartig hervorragend ausgezeichnet ' +
    'begeistert begeisterung begeistern empfehle empfehlen empfehlenswert empfehlung zufrieden zuverlässig lecker süß süße süßes niedlich glücklich ' +
    'glück froh freu freude freuen gefreut mag spaß lieblings best beste bester bestes besten gewonnen gewinnt sieg erfolg ' +
    'erfolgreich stolz herrlich gemütlich entspannt entspannen genieße genießen liebevoll kuss umarmung ' +
    'lob loben gelungen kompetent professionell pünktlich reibungslos problemlos unkompliziert fehlerfrei einwandfrei tiptop sehenswert ' +
    'bravo respekt yeah yay juhu jippie hurra yeahh wow krass endgeil awesome nice love happy great',
  3: 'gelöst behoben repariert',
});

const PHRASES = {
  ...phrasesOf(
    -4,
    'nie wieder|finger weg|eine frechheit|das letzte|unter aller sau|zum kotzen|am arsch|leck mich|geht gar nicht|reine abzocke|so ein mist|so eine scheiße|nicht zu empfehlen|nicht empfehlenswert|halt die fresse',
  ),
  ...phrasesOf(
    -3,
    'geht keiner ran|keiner geht ran|niemand geht ran|doppelt abgebucht|zahlt nicht zurück|zahlen nicht zurück|kein internet mehr|internet weg|wieder weg|funktioniert nicht|funktioniert nix|funktioniert wieder nicht|funktioniert immer noch nicht|geht nicht|geht nix|geht wieder nicht|geht immer noch nicht|läuft nicht|klappt nicht|klappt nix|keine antwort|keine reaktion|niemand antwortet|antwortet nicht|kein netz|kein internet|kein empfang|kein service|geld zurück|keine hilfe|schon wieder nicht|lässt zu wünschen übrig|auf die nerven|hab die schnauze|schnauze voll|die nase voll|nase voll|kein bock|keinen bock|keine lust|tut weh|tut mir leid|gefällt mir nicht|mag ich nicht|mag nicht|bringt nichts|taugt nichts|viel zu teuer|viel zu spät|viel zu langsam|zu teuer',
  ),
  ...phrasesOf(
    -2,
    'nicht gut|nicht schön|nicht so toll|nicht toll|nicht so gut|nicht mehr|immer noch nicht|noch immer nicht|schon wieder|zu langsam|zu spät|zu wenig|zu viel|zu lange|warte seit|warten seit|keine ahnung|kann nicht|nicht schlafen|was soll das|wie kann man|kein wunder|von wegen|im stich|oh nein|oh man|ach man|och nö|nicht wahr sein|keiner mag|nix los|nichts los',
  ),
  ...phrasesOf(
    0,
    'na gut|also gut|gut und|so gut wie|guten morgen|guten tag|gute nacht|guten abend|ganz schön|schön dass|halt mal|alles klar|na klar|lieber nicht|so schnell|am besten|wenn schon|mal sehen|besser als nichts|gut möglich|immer wieder|liebe grüße an|lieber herr|liebe frau',
  ),
  ...phrasesOf(
    2,
    'kein problem|keine probleme|null problemo|ohne probleme|alles gut|nicht schlecht|gar nicht so schlecht|nichts zu meckern|nicht meckern|kann nicht klagen|lohnt sich|gefällt mir|mag ich|ich mag|ich freue mich|freu mich|freue mich|bin gespannt|gute arbeit|gute idee|guter service|schöne grüße|vielen dank|herzlichen glückwunsch|alles gute|viel spaß|viel glück|gut gemacht|endlich wieder|daumen hoch|gern geschehen|wieder online',
  ),
  ...phrasesOf(
    3,
    'keine beschwerden|nie probleme|noch nie probleme|nie ein problem|keine einzige störung|kein einziger ausfall|sehr gut|sehr schön|sehr zufrieden|immer wieder gerne|nur zu empfehlen|kann ich empfehlen|absolut empfehlenswert|ich liebe|liebe es|hab dich lieb|liebe dich|der beste|die beste|das beste|die besten|der hammer|der wahnsinn|mega gut|super gut|richtig gut|könnte nicht besser|besser geht nicht|läuft wie geschmiert|noch nie enttäuscht',
  ),
};

/** Ends that turn what stands before them: "fehlerfrei", "hoffnungslos". */
const TURNING = /^(.{4,}?)s?(?:frei|los|lose|loser|loses|losen)$/u;
/** "Scheißwetter", "Traumtor". */
const HEADS: readonly (readonly [string, number])[] = [
  ['scheiß', -4],
  ['scheiss', -4],
  ['drecks', -3],
  ['lieblings', 2],
  ['traum', 2],
];
const MIN_TAIL = 5;

function compound(word: string, valence: (part: string) => number): number {
  const turned = TURNING.exec(word);
  if (turned) return -0.8 * valence(turned[1]!);
  for (const [head, weight] of HEADS)
    if (word.startsWith(head) && word.length >= head.length + 3) return weight;
  // Of "Lieferproblem", the last word says what it is.
  for (let at = 4; at <= word.length - MIN_TAIL; at++) {
    const tail = valence(word.slice(at));
    if (tail !== 0) return 0.8 * tail;
  }
  return 0;
}

/** German. */
export const german = listLexicon({
  lang: 'de',
  stemmer: 'german',
  words: WORDS,
  phrases: PHRASES,
  negators:
    'nicht nich ned net nie niemals kein keine keinen keinem keiner keinerlei ohne weder kaum nix nichts'.split(
      ' ',
    ),
  turnedBackwards: 'funktioniert läuft klappt hilft gefällt mag empfehle liebe stimmt lohnt freue'.split(' '),
  boosters: {
    ...sharesOf(
      0.3,
      'sehr so echt wirklich total voll absolut extrem mega super richtig besonders unglaublich ziemlich völlig komplett zu viel sau verdammt ganz wahnsinnig unfassbar',
    ),
    ...sharesOf(-0.3, 'etwas bisschen kaum fast eher relativ halbwegs teilweise wenig'),
  },
  contrasts: ['aber', 'jedoch', 'sondern', 'allerdings', 'trotzdem', 'dennoch', 'obwohl'],
  comparisons: {
    link: new Set(['als']),
    degrees: {
      ...signsOf(1, 'besser schneller schöner zuverlässiger günstiger stabiler mehr'),
      ...signsOf(-1, 'schlechter langsamer schlimmer teurer weniger'),
    },
    verbs: signsOf(1, 'schlägt übertrifft'),
    leaves: linksOf('durch gegen', 'ersetzt ersetze getauscht tausche eingetauscht'),
    moves: linksOf(
      'zu nach zur zum auf',
      'gewechselt wechsle wechsel wechseln wechselte umgestiegen umgezogen steige gehe gegangen migriert',
    ),
    origin: new Set('von vom'.split(' ')),
  },
  limits: { whole: { negative: -0.2, positive: 0.25 }, target: { negative: -0.1, positive: 0.12 } },
  fold: (word) =>
    word
      .replaceAll('ß', 'ss')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/([aou])e/g, '$1'),
  compound,
  capitalNouns: true,
});
