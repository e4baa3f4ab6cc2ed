import { linksOf, phrasesOf, sharesOf, signsOf, weighted } from '../lexicon.ts';
import { listLexicon } from './list-lexicon.ts';

/** Talk of customers and of every day that the list lacks, and words that it took for others ("subito" is "at once"). */
const WORDS = weighted({
  [-4]: 'truffa truffatori ladri schifo merda vergognoso vergogna schifezza immondizia spazzatura cesso porcata',
  [-3]:
    'pessimo pessima orribile orrendo osceno inaccettabile indecente disastro disastroso scandalo scandaloso ridicolo ridicoli ' +
    'odio odiare odioso delinquenti ladro bugiardo bugiardi bugia bugie incompetenti incompetente incapaci incapace buffone buffoni ' +
    'pagliaccio pagliacci idiota idioti imbecille coglione coglioni stronzo stronza bastardo vaffanculo fanculo cazzata cazzate ' +
    'corrotto corrotti corruzione mafia mafiosi criminale criminali fallimento assassini morte morto strage terrorismo terroristi guerra ' +
    'razzismo razzista fascista fascisti violenza stupro porcheria insopportabile vomitare inciucio squallido squallore',
  [-2]:
    'disdetto disdire disdetta rotto guasto guasti bloccato blocca crash lento lentissimo lentezza costoso costosissimo errore errori reclamo ' +
    'ritardo ritardi disservizio disservizi deluso delusa delusi delusione deludente peggio peggiore male cattivo brutto brutta ' +
    'brutti noia noioso annoiato stanco stanca triste tristezza piangere piango pianto lacrime soffrire paura ansia dolore ' +
    'arrabbiato arrabbiata incazzato incazzata rabbia fastidio scazzo palle rompe rompono sbagliato sbaglia sbagliano sprecare spreco ' +
    'inutile inutili scarso scarsi mediocre disgustoso malato febbre crisi tasse tagli sciopero protesta proteste precari ' +
    'precariato disoccupazione disoccupati licenziare licenziati licenziamento peccato purtroppo mancanza manca mancano povero ' +
    'poveri ignorante ignoranti ignoranza scandali accusa accuse condanna condannato arrestato arresto dimissioni dimettersi ' +
    'demagogia populismo propaganda casta sprechi menzogna menzogne farsa ingiustizia colpa polemica polemiche critica critiche attacco minaccia ' +
    'minacce perso persa perdere perde sconfitta fallito vittima vittime incubo terribile tragedia drammatico dramma assurdo assurda ' +
    'vergognarsi vergognatevi stupido stupida stupidi scemo scemi ridotti rovinare rovinato distrutto distruggere tradito',
  [-1]:
    'problema problemi aspettare aspetto difficile strano dubbio dubbi freddo pioggia boh mah uff uffa ops purché ' +
    'costretto costretta falso falsa finto finti caos confusione sonno basta solita solito',
  0:
    'supporto sicurezza assicurazione ' +
    'alle alla allo passo persia nuova nuovo pronto prego sinistra destra rigore grado salva salvare bisogno sicuro comico ridere lunedì riesce aumentare ' +
    'no tipo subito vero vera grande enorme importante autore autori barra barre banchi fuoco critico destino gesta gal lordo mostro ' +
    'povero-no severo sì dio gesù fede fiducia equità debito pagare richiesta richiesto periodo minore partire stop resistenza presa ' +
    'genere globale opportunità rose rosa visione spirito umano responsabilità certo giusto serio attenzione curioso favore ' +
    'promessa soluzione crescita attesa attendere aspetta sfida lotta causa cause limite limiti doccia carico coprire fallo fascina ' +
    'noccioline sciolto imbiancare sigaretta penale trucchi cavo impianto telaio costituita mantenuto influenzato mito ' +
    'comico-no commedia comando commettere eliminato cancella cominciare diviso raggiunto lanciato azioni questioni ' +
    'accordo interesse interessi importa accettare vivo volere inteso caldo scusa scusarsi mina forza ah piccato dona esclusivo ' +
    'principale visibilio grandinato grassetto libertà giustizia oro possibilità qualità attività potente ventilatore noto',
  1:
    'ok okay funziona funzionano veloce facile comodo pulito tranquillo interessante auguri ciao buongiorno buonanotte buonasera ' +
    'abbraccio saluti amico amici gratis lol ahah haha hihi sorriso sole speriamo spero speranza finalmente piaciuto utile calma caro cara',
  2:
    'bene buono buona buoni buone bello bella belli belle bellissimo bellissima bellissimi ottimo ottima bravo brava bravi bravissimo bravissima ' +
    'perfetto perfetta fantastico fantastica meraviglioso meravigliosa stupendo stupenda splendido eccezionale eccellente grandioso ' +
    'grazie ringrazio ringraziare consiglio consigliato consigliatissimo consigliare raccomando soddisfatto soddisfatta contento contenta felice felici ' +
    'felicità gioia amore amo adoro adorare piace piacciono piacere divertente divertimento divertirsi simpatico simpatica gentile ' +
    'gentilissimi disponibile professionale professionali affidabile puntuale efficiente migliore migliori meglio vincere vinto vittoria ' +
    'successo complimenti congratulazioni orgoglio orgoglioso fiero emozione emozionante emozionato tesoro bacio baci dolce dolcissimo ' +
    'carino carina tenero evviva viva forte grandissimo grandi spettacolo spettacolare geniale genio mitico capolavoro rispetto onore ' +
    'onesto onestà coraggio coraggioso salute festa vacanza vacanze sogno sognare risate wow top super love happy figo figata',
  3: 'risolto risolti risolvere riparato',
});

const PHRASES = {
  ...phrasesOf(
    -4,
    'mai più|una vergogna|che vergogna|che schifo|fa schifo|fanno schifo|mi fa schifo|una truffa|non compratelo|non comprate|state alla larga|non lo consiglio|non la consiglio|non consiglio|sconsiglio|figli di puttana|figlio di puttana|di merda|che merda|una merda|a casa tutti|tutti a casa|che pena|fai pena|fa pena',
  ),
  ...phrasesOf(
    -3,
    'senza internet|senza connessione|senza linea|senza rete|senza luce|si chiude da sola|si chiude da solo|si blocca|addebitato due volte|non rimborsa|non rimborsano|non rispondete|non mi rispondono|non funziona|non funzionano|non funziona più|non va|non risponde|non rispondono|nessuna risposta|nessuno risponde|senza risposta|servizio clienti pessimo|rivoglio i soldi|soldi indietro|presa in giro|presi in giro|prese in giro|prendere in giro|non serve a niente|lascia a desiderare|perdita di tempo|non se ne può più|non ne posso più|rotto le palle|che palle|che noia|che tristezza|mi manca|mi mancano|mi mancate|mi manchi|che delusione|che brutto|che rabbia|al peggio|il peggio|il peggiore|la peggiore|il solito|la solita|i soliti|le solite|alla faccia',
  ),
  ...phrasesOf(
    -2,
    'non mi piace|non mi piacciono|non piace|troppo caro|troppo lento|che peccato|mi dispiace|per niente|non ha capito|non capisce|non capisco|non sa|non sanno|non basta|non ho voglia|nessuna voglia|ma va|ma dai|ma basta|basta con|ancora una volta|faccia tosta|a pezzi|in crisi|senza lavoro|senza vergogna|non credo|da solo|mal di testa|mal di|in ritardo|fuori servizio|fate pagare',
  ),
  ...phrasesOf(
    0,
    'va bene|per favore|per bene|in grande|in forza|buona scuola|la buona|bene comune|beni comuni|bel paese|a forza|per forza|forza italia|mettere in|dal vivo|può darsi|meglio tardi|al meglio|meno male che no|di bene|tutto bene',
  ),
  ...phrasesOf(
    2,
    "nessun problema|senza problemi|non male|niente male|niente da dire|non mi posso lamentare|meno male|per fortuna|buon lavoro|ben fatto|buona idea|vale la pena|ne vale la pena|mi piace|mi piacciono|tanti auguri|buona giornata|buona serata|buon compleanno|che bello|che bella|che belli|che belle|in bocca al lupo|un abbraccio|non vedo l' ora|di nuovo online|bel lavoro|grande italia",
  ),
  ...phrasesOf(
    3,
    'nessuna lamentela|mai avuto problemi|mai avuto un problema|neanche un problema|nemmeno un problema|zero problemi|lo consiglio|la consiglio|consiglio a tutti|molto bene|molto buono|molto bello|il migliore|la migliore|i migliori|le migliori|il top|ti amo|vi amo|ti adoro|vi adoro|ti voglio bene|non potrebbe andare meglio|mai un problema|mai deluso|10 e lode',
  ),
};

/** Italian. */
export const italian = listLexicon({
  lang: 'it',
  stemmer: 'italian',
  words: WORDS,
  phrases: PHRASES,
  negators: 'non no mai né nessun nessuna nessuno senza neanche nemmeno neppure niente nulla nn'.split(' '),
  boosters: {
    ...sharesOf(
      0.3,
      'molto davvero veramente così troppo tanto tanta super proprio assolutamente totalmente completamente estremamente incredibilmente più tutto tutta che',
    ),
    ...sharesOf(-0.3, 'poco abbastanza quasi leggermente meno appena piuttosto'),
  },
  contrasts: ['ma', 'però', 'tuttavia', 'invece', 'eppure'],
  elision:
    /^(?:l|un|d|c|m|t|s|v|n|all|dall|dell|nell|sull|coll|quell|quest|bell|sant|tutt|grand|senz|anch|dov|com|cos|pover|mezz)'/,
  comparisons: {
    link: new Set(['di', 'del', 'della', 'che', 'rispetto']),
    degrees: {
      ...signsOf(1, 'meglio migliore migliori più superiore'),
      ...signsOf(-1, 'peggio peggiore peggiori meno inferiore'),
    },
    verbs: signsOf(1, 'batte supera surclassa'),
    leaves: linksOf('per con', 'lasciato lascio lasciare abbandonato abbandono sostituito cambiato'),
    moves: linksOf(
      'a ad al alla verso',
      'passato passata passati passo passiamo passare cambiato migrato torno',
    ),
    origin: new Set('da dal dalla'.split(' ')),
  },
  limits: { whole: { negative: -0.1, positive: 0.15 }, target: { negative: -0.1, positive: 0.12 } },
});
