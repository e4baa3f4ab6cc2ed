import type { ThemePost } from '../../../src/listening/themes/theme.ts';

/** A few posts of a small channel: what they are about, and what nobody would call a subject. */
export interface World {
  title: string;
  language: string | null;
  /** Words of the keyword, names of other keywords and keys that were struck out, with a bar between those of several words. */
  skip: string;
  posts: string;
  past?: string;
  /** What the first themes are called, in any order. */
  expected: readonly RegExp[];
  /** What is never one, beside the junk that no world shows. */
  never?: RegExp;
}

export const WORLDS: readonly World[] = [
  {
    title: 'a battery and a parcel',
    language: 'en',
    skip: 'kestrelbox',
    posts: `The battery of my Kestrelbox drains overnight
      Kestrelbox battery drain is terrible since the update
      anyone else with battery drain on the kestrelbox?
      my kestrelbox battery is draining so fast
      Battery draining even when the Kestrelbox is off
      My Kestrelbox parcel has not arrived
      the courier lost my parcel, thanks kestrelbox
      still waiting for my Kestrelbox parcel, two weeks
      Parcel stuck in customs, no word from kestrelbox
      Love my kestrelbox
      good morning kestrelbox people
      @kestrelbox 2 28 thanks`,
    expected: [/battery|drain/i, /parcel/i],
  },
  {
    title: 'one way to say it, and inflections of it',
    language: 'en',
    skip: 'brimsy',
    posts: `Brimsy refunded me late
      when will brimsy refund my order
      still no refund from Brimsy
      asked brimsy for refunds three times
      refunding takes ages at Brimsy
      Brimsy app crashes on start
      the brimsy app crashed again
      app keeps crashing, brimsy
      it is crashing every time I open the brimsy app
      brimsy is nice`,
    expected: [/refund/i, /crash/i],
  },
  {
    title: 'synonyms are one subject',
    language: 'en',
    skip: 'norvane',
    posts: `norvane lost my luggage in transit
      Norvane lost my bag
      where is my suitcase norvane, lost since Monday
      lost baggage again with Norvane
      my bags are lost, norvane
      Norvane gate agent was rude
      such rude staff at Norvane
      the norvane crew was rude to my mother
      rude people at norvane check in
      see you norvane`,
    expected: [/bag|luggage/i, /rude/i],
  },
  {
    title: 'greetings, thanks and moods are no subject',
    language: 'en',
    skip: 'tarnbee',
    posts: `Good morning @tarnbee
      good morning tarnbee team
      Good morning everyone at Tarnbee
      thank you so much tarnbee
      thanks tarnbee you are awesome
      thank you tarnbee
      tarnbee is the worst
      worst company ever tarnbee
      tarnbee you are the worst
      hello tarnbee, happy birthday
      happy birthday tarnbee
      happy birthday to tarnbee
      please help tarnbee
      tarnbee please help me
      help please tarnbee`,
    expected: [],
  },
  {
    title: 'numbers, times and codes are no subject',
    language: 'en',
    skip: 'skylarke',
    posts: `skylarke 2 28 at gate
      skylarke 2 28 again
      2 28 skylarke
      UA1234 skylarke 10:30
      skylarke UA1234 at 10:30
      ua1234 skylarke 10:30 pm
      skylarke $200 for 2 hours
      $200 and 2 hours, skylarke
      2 hours and $200 skylarke`,
    expected: [],
  },
  {
    title: 'other brands are no subject',
    language: 'en',
    skip: 'velmo ostavia nubrack',
    posts: `Velmo or Ostavia?
      I moved from Velmo to Ostavia
      Ostavia beats Velmo
      Velmo vs Ostavia vs Nubrack
      Nubrack is cheaper than Velmo
      Nubrack and Velmo are the same
      velmo support never answers
      nobody answers at Velmo support
      no answer from velmo support in a week
      Velmo support did not answer my mail`,
    expected: [/support|answer/i],
    never: /ostavia|nubrack|velmo/i,
  },
  {
    title: 'a name that nobody follows is no subject alone',
    language: 'en',
    skip: 'velmo',
    posts: `I think Zuntari does it better than velmo
      velmo copied this from Zuntari
      my brother uses Zuntari, I use velmo
      would take Zuntari over velmo any day
      velmo invoices are wrong again
      wrong invoice from velmo
      the invoice of velmo shows a wrong total
      velmo sent an invoice twice`,
    expected: [/invoice/i],
    never: /zuntari/i,
  },
  {
    title: 'a word of the trade is no subject, but part of a name',
    language: 'en',
    skip: 'aerolume',
    posts: `my aerolume flight was cancelled
      aerolume cancelled our flight home
      flight cancelled by aerolume again
      cancelled flight, no hotel, aerolume
      aerolume flight tomorrow
      on an aerolume flight to Rome
      nice flight with aerolume
      first flight with aerolume
      no wifi on my aerolume flight
      wifi broken on the aerolume flight
      paid for wifi on aerolume flight, nothing`,
    expected: [/cancel/i, /wifi/i],
    never: /^flights?$/i,
  },
  {
    title: 'a phrase with a short word inside',
    language: 'en',
    skip: 'aerolume',
    posts: `aerolume made me miss my connection
      missed my connection because of aerolume
      I will miss my connection in Oslo, aerolume
      we missed our connection, aerolume was late
      aerolume: hours on hold
      spent three hours on hold with aerolume
      two hours on hold, aerolume
      hours on hold and then cut off, aerolume`,
    expected: [/connection/i, /hold/i],
  },
  {
    title: 'copies count once, whoever passes them on',
    language: 'en',
    skip: 'fenwickle',
    posts: `Fenwickle opens a giant new warehouse near the old harbor of Lindmouth today
      RT @news: Fenwickle opens a giant new warehouse near the old harbor of Lindmouth today
      RT @bob: Fenwickle opens a giant new warehouse near the old harbor of…
      Fenwickle opens a giant new warehouse near the old harbor of Lindmouth today https://x.example/1
      fenwickle keyboard broke
      the fenwickle keyboard has a dead key
      keyboard of my fenwickle is dead
      my fenwickle keyboard types double`,
    expected: [/keyboard/i],
    never: /warehouse|harbor/i,
  },
  {
    title: 'one person who repeats makes no theme',
    language: 'en',
    skip: 'quillvex',
    posts: `<loud> quillvex scandal number one
      <loud> the quillvex scandal goes on
      <loud> look at the quillvex scandal
      <loud> quillvex scandal, part four
      <loud> what a scandal, quillvex
      quillvex printer jams
      paper jam in the quillvex printer
      my quillvex printer has a paper jam`,
    expected: [/printer|jam/i],
    never: /scandal/i,
  },
  {
    title: 'shouting and sloppy writing',
    language: 'en',
    skip: 'ellumio',
    posts: `ELLUMIO LOGIN BROKEN AGAIN
      LOGIN PAGE DOES NOT LOAD ELLUMIO
      ellumio log-in loops, login impossible
      login on ellumio = endless loop
      Cant login to ellumio
      ellumio prices went up
      ELLUMIO PRICE INCREASE??
      why the price hike ellumio
      another price increase at ellumio`,
    expected: [/login/i, /price/i],
  },
  {
    title: 'hashtags are words, those of the name are not',
    language: 'en',
    skip: 'us airways',
    posts: `#usairways lost bag #lostluggage
      @usairways lost bag again
      lost my bag #USAirwaysfail
      #usairways bag lost
      usairways lost my bag in Ohio`,
    expected: [/bag/i],
    never: /airways/i,
  },
  {
    title: 'praise has subjects too',
    language: 'en',
    skip: 'sarnbox',
    posts: `The camera of the sarnbox is amazing
      love the sarnbox camera
      sarnbox camera takes great pictures
      best camera on any phone, sarnbox
      the night mode camera of sarnbox wow
      sarnbox screen is bright
      bright screen on the sarnbox
      what a bright screen sarnbox
      the sarnbox screen is so bright`,
    expected: [/camera/i, /screen|bright/i],
  },
  {
    title: 'a question of many',
    language: 'en',
    skip: 'pellarune',
    posts: `does pellarune support dark mode?
      dark mode for pellarune when?
      please add dark mode pellarune
      pellarune needs dark mode
      how do I export to PDF in pellarune
      pellarune PDF export?
      exporting PDF from pellarune gives blank pages
      PDF export of pellarune is blank`,
    expected: [/dark mode/i, /pdf|export/i],
  },
  {
    title: 'news of a product',
    language: 'en',
    skip: 'wobbix',
    posts: `Wobbix announces recall of its heaters after fires
      Recall: Wobbix heaters catch fire
      Wobbix heater recall widens
      Regulator orders Wobbix to recall heaters
      Wobbix recalls 4,000 heaters
      Wobbix names a chief executive
      New chief executive for Wobbix
      Wobbix board picks chief executive`,
    expected: [/recall|heater/i, /chief executive/i],
  },
  {
    title: 'hostile text is text',
    language: 'en',
    skip: 'trezzik',
    posts: `<script>alert(1)</script> trezzik checkout fails
      trezzik checkout [click](https://evil.example) fails @everyone
      checkout error on trezzik *bold* _it_
      the trezzik checkout shows an error
      trezzik checkout \u202e error`,
    expected: [/checkout/i],
    never: /script|alert|evil|everyone|click/i,
  },
  {
    title: 'une batterie et un colis',
    language: 'fr',
    skip: 'kestrelbox',
    posts: `la batterie de ma Kestrelbox se vide en deux heures
      batterie vide au bout d'une heure, kestrelbox
      ma kestrelbox a une batterie qui se vide
      Problème de batterie sur la Kestrelbox
      batterie de kestrelbox morte
      mon colis Kestrelbox n'est jamais arrivé
      colis perdu, merci kestrelbox
      toujours pas de colis kestrelbox
      où est mon colis kestrelbox ?
      bonjour kestrelbox
      merci kestrelbox !`,
    expected: [/batterie/i, /colis/i],
  },
  {
    title: 'élisions des deux apostrophes',
    language: 'fr',
    skip: 'brimsy',
    posts: `l’écran de ma Brimsy reste noir
      l'écran noir de la brimsy, encore
      écran noir sur brimsy
      j'ai l’écran noir, brimsy
      plus d'internet avec brimsy
      pas d’internet depuis hier, brimsy
      panne d'internet brimsy
      l'internet de brimsy est coupé`,
    expected: [/écran noir/i, /internet/i],
  },
  {
    title: 'avec et sans accents',
    language: 'fr',
    skip: 'norvane',
    posts: `résiliation impossible chez norvane
      resiliation refusée par norvane
      ma résiliation norvane traîne
      frais de résiliation norvane
      le débit de norvane est lent
      debit lent norvane
      un débit trop lent le soir, norvane
      débit ridicule norvane`,
    expected: [/résiliation/i, /débit/i],
  },
  {
    title: 'de, de la, du à l’intérieur',
    language: 'fr',
    skip: 'tarnbee',
    posts: `tarnbee : mot de passe refusé
      impossible de changer le mot de passe tarnbee
      mot de passe oublié, tarnbee ne répond pas
      réinitialiser mon mot de passe tarnbee
      mise à jour de la box tarnbee ratée
      depuis la mise à jour tarnbee redémarre
      la mise à jour de tarnbee a tout cassé
      encore une mise à jour tarnbee`,
    expected: [/mot de passe/i, /mise à jour/i],
  },
  {
    title: 'le service client et la facture',
    language: 'fr',
    skip: 'velmo',
    posts: `le service client de velmo ne répond pas
      service client velmo injoignable
      une heure d'attente au service client velmo
      velmo : service client nul
      facture velmo doublée
      erreur sur ma facture velmo
      velmo m'a facturé deux fois
      encore une facture fausse de velmo`,
    expected: [/service client/i, /factur/i],
  },
  {
    title: 'salutations, remerciements et humeurs ne sont pas des sujets',
    language: 'fr',
    skip: 'quillvex',
    posts: `Bonjour quillvex
      bonjour à toute l'équipe quillvex
      bonjour @quillvex
      merci beaucoup quillvex
      merci quillvex
      un grand merci quillvex
      c'est une honte quillvex
      quelle honte quillvex
      honte à quillvex
      s'il vous plaît quillvex
      svp quillvex
      bonne journée quillvex
      bonne journée à vous quillvex
      passez une bonne journée quillvex`,
    expected: [],
  },
  {
    title: 'heures, jours et nombres ne sont pas des sujets',
    language: 'fr',
    skip: 'ondivia',
    posts: `ondivia 2 28 lundi
      lundi 2 28 ondivia
      2 28 lundi ondivia
      trois jours que ça dure ondivia
      ça dure trois jours, ondivia
      trois jours ondivia, 20 euros
      20 euros ondivia
      payé 20 euros ondivia lundi`,
    expected: [],
    never: /euro|jour|lundi/i,
  },
  {
    title: 'les autres marques ne sont pas des sujets',
    language: 'fr',
    skip: 'ondivia lumatel',
    posts: `je passe de Lumatel à Ondivia
      Ondivia ou Lumatel ?
      Lumatel moins cher qu'Ondivia
      j'ai quitté Lumatel pour Ondivia
      le technicien ondivia n'est pas venu
      technicien absent, ondivia
      rendez-vous avec le technicien ondivia annulé
      aucun technicien ondivia ce matin`,
    expected: [/technicien/i],
    never: /lumatel|ondivia/i,
  },
  {
    title: 'formes d’un même mot',
    language: 'fr',
    skip: 'ellumio',
    posts: `ellumio refuse de me rembourser
      toujours pas remboursé par ellumio
      remboursement ellumio en attente
      j'attends un remboursement d'ellumio
      quand serai-je remboursée, ellumio ?
      livraison ellumio en retard
      ellumio n'a rien livré
      livraisons ellumio toujours en retard
      livreur ellumio en retard`,
    expected: [/rembours/i, /livr|retard/i],
  },
  {
    title: 'copies et retweets comptent une fois',
    language: 'fr',
    skip: 'fenwickle',
    posts: `Fenwickle ouvre un entrepôt géant près du vieux port de Lindmouth ce matin
      RT @infos : Fenwickle ouvre un entrepôt géant près du vieux port de Lindmouth ce matin
      RT @zoe: Fenwickle ouvre un entrepôt géant près du vieux port de…
      Fenwickle ouvre un entrepôt géant près du vieux port de Lindmouth ce matin http://x.example
      clavier fenwickle en panne
      le clavier de mon fenwickle est mort
      touches du clavier fenwickle bloquées
      mon clavier fenwickle écrit double`,
    expected: [/clavier/i],
    never: /entrepôt|port/i,
  },
  {
    title: 'des éloges',
    language: 'fr',
    skip: 'sarnbox',
    posts: `la qualité photo... non, l'appareil du sarnbox est génial
      super autonomie du sarnbox
      l'autonomie de sarnbox est incroyable
      deux jours d'autonomie avec sarnbox
      quelle autonomie, ce sarnbox
      le son du sarnbox est parfait
      un son magnifique sur sarnbox
      j'adore le son de sarnbox
      son clair et puissant, sarnbox`,
    expected: [/autonomie/i],
  },
  {
    title: 'une mise en cause',
    language: 'fr',
    skip: 'wobbix',
    posts: `Wobbix rappelle ses radiateurs après des incendies
      Rappel de radiateurs chez Wobbix
      Radiateurs Wobbix : risque d'incendie
      le rappel des radiateurs wobbix s'étend
      wobbix : nouvelle directrice générale
      une directrice générale pour wobbix
      la directrice générale de wobbix démissionne`,
    expected: [/radiateur|rappel|incendie/i, /directrice générale/i],
  },
  {
    title: 'a service that is down',
    language: null,
    skip: 'velmo',
    posts: `velmo is down
      is Velmo down for anyone else?
      velmo down again
      the velmo site is down
      Velmo down in Leeds
      velmo api returns 503
      API errors from velmo
      velmo API timeouts all day`,
    expected: [/down/i, /api/i],
  },
  {
    title: 'battery life, wait times: words that are subjects only together',
    language: 'en',
    skip: 'sarnbox',
    posts: `battery life of the sarnbox is short
      sarnbox battery life halved
      poor battery life on sarnbox
      the sarnbox has bad battery life
      wait times at sarnbox support are silly
      long wait time at sarnbox
      sarnbox wait times doubled
      wait time of an hour at sarnbox`,
    expected: [/battery life/i, /wait times?/i],
  },
  {
    title: 'both languages in one channel',
    language: null,
    skip: 'brimsy',
    posts: `the brimsy invoice is wrong this month
      brimsy sent me a wrong invoice
      my invoice from brimsy is wrong
      wrong invoice again, brimsy
      la livraison de brimsy est en retard
      ma livraison brimsy n'est pas arrivée
      brimsy : livraison annulée sans raison
      encore une livraison ratée par brimsy`,
    expected: [/invoice/i, /livraison/i],
  },
  {
    title: 'German, of which only the empty words are known',
    language: 'de',
    skip: 'kestrelbox',
    posts: `Der Akku meiner Kestrelbox ist nach einer Stunde leer
      Kestrelbox: Akku schon wieder leer
      mein Akku von Kestrelbox hält nicht
      Wann kommt ein neuer Akku für die Kestrelbox?
      Die Lieferung von Kestrelbox ist verspätet
      Lieferung kam nie an, Kestrelbox
      wo bleibt meine Lieferung, Kestrelbox
      Kestrelbox Lieferung verloren`,
    expected: [/akku/i, /lieferung/i],
    never: /^(?:der|die|mein|meine|und|ist)$/i,
  },
  {
    title: 'Spanish',
    language: 'es',
    skip: 'lumatel',
    posts: `la factura de Lumatel llega doble
      otra factura equivocada de lumatel
      lumatel me cobra una factura doble
      mi factura de Lumatel está mal
      sin conexión con lumatel
      la conexión de lumatel se cae
      lumatel sin conexión desde ayer
      conexión lenta en lumatel`,
    expected: [/factura/i, /conexión/i],
    never: /^(?:la|de|mi|sin|con)$/i,
  },
  {
    title: 'Japanese, which is written without spaces',
    language: 'ja',
    skip: 'ケストレル',
    posts: `ケストレルの電池がすぐ切れる
      ケストレル電池の減りが早い
      電池が一日持たない、ケストレル
      ケストレルの電池交換
      ケストレルの画面が暗い
      画面が割れた、ケストレル
      ケストレルの画面がちらつく`,
    expected: [/電池/, /画面/],
    never: /^[のがをはにで]$/,
  },
  {
    title: 'what everybody says now and nobody said before is news, not a word of the trade',
    language: 'en',
    skip: 'velmo',
    posts: Array.from(
      { length: 120 },
      (_, at) =>
        [
          `velmo outage in town number ${at}, nothing loads`,
          `outage at velmo, my shop cannot sell`,
          `another velmo outage, lost a morning`,
          `the velmo invoice for order ${at} looks odd`,
        ][at % 4],
    ).join('\n'),
    past: Array.from(
      { length: 120 },
      (_, at) =>
        [
          `the velmo invoice for order ${at} looks odd`,
          `velmo colors look fine on wall ${at}`,
          `velmo chair ${at} creaks`,
        ][at % 3],
    ).join('\n'),
    expected: [/outage/i],
  },
  {
    title: 'the theme that was struck out stays away',
    language: 'en',
    skip: 'velmo|custom servic|bill',
    posts: `velmo customer service hung up
      customer service of velmo is asleep
      where is velmo customer service
      velmo's customer service lied
      velmo invoice wrong
      wrong invoices, velmo
      invoice of velmo again
      velmo printer jams
      printer of velmo jams
      my velmo printer jams daily`,
    expected: [/printer|jam/i],
    never: /customer|invoice/i,
  },
  {
    title: 'a name of several words is none of its words',
    language: 'en',
    skip: 'velmo|blue harbor',
    posts: `velmo or Blue Harbor?
      blue harbor costs less than velmo
      I left Blue Harbor for velmo
      Blue Harbor and velmo merge?
      velmo cable is too short
      the cable from velmo is short
      short cable in the velmo box
      velmo needs a longer cable`,
    expected: [/cable/i],
    never: /blue|harbor/i,
  },
  {
    title: 'une panne que tout le monde voit',
    language: null,
    skip: 'ondivia',
    posts: `panne ondivia à Lille
      encore une panne chez ondivia
      la panne ondivia continue
      panne générale ondivia
      le décodeur ondivia freeze
      mon décodeur ondivia redémarre
      décodeur ondivia bloqué
      ce décodeur ondivia chauffe`,
    expected: [/panne/i, /décodeur/i],
  },
  {
    title: 'temps d’attente, point relais : des mots qui ne sont un sujet qu’ensemble',
    language: 'fr',
    skip: 'brimsy',
    posts: `temps d'attente énorme chez brimsy
      le temps d’attente de brimsy est ridicule
      brimsy, quel temps d'attente !
      encore un temps d'attente d'une heure, brimsy
      le point relais brimsy est fermé
      mon point relais brimsy a perdu la clé
      point relais introuvable, brimsy
      brimsy a changé de point relais`,
    expected: [/temps d[’']attente/i, /point relais/i],
  },
  {
    title: 'what is missing or wrong with it is a part of its name',
    language: 'en',
    skip: 'tarnbank',
    posts: `Tarnbank used the wrong rate again
      wrong rate on my purchase, tarnbank
      that is the wrong rate tarnbank
      the rate is off, tarnbank, wrong rate!
      no signal in town, tarnbank
      tarnbank: no signal since noon
      still no signal tarnbank
      no signal on the pier, tarnbank`,
    expected: [/^wrong rate$/i, /no signal$/i],
  },
  {
    title: 'a word that some write with a capital is no name',
    language: 'en',
    skip: 'skylarke',
    posts: `the third Cancelled trip by skylarke this month
      so my trip got Cancelled by skylarke
      skylarke wrote that it is Cancelled, nothing else
      and it was Cancelled without a word skylarke
      why was that Cancelled skylarke`,
    expected: [/cancelled/i],
  },
  {
    title: 'a payment is a subject, "paid" is none that says what about',
    language: 'en',
    skip: 'brimsy',
    posts: `I paid brimsy in June and they ask again
      paid brimsy, they say nobody paid
      my payment to brimsy is gone
      brimsy lost the payment of June
      we paid brimsy and got a reminder`,
    expected: [/payment/i],
    never: /^paid$/i,
  },
];

/** The posts of a world, each of somebody else but for what is marked `<name>`. */
export function postsOf(text: string, language: string | null): ThemePost[] {
  return text.split('\n').map((line, at) => {
    const [, voice, said] = /^\s*(?:<(\w+)> )?(.*)$/.exec(line)!;
    return {
      id: String(at),
      text: /^\s*<script/.test(line) ? line.trim() : said!,
      language,
      voice: voice ?? `voice ${at}`,
      label: null,
      publishedAt: at,
      reach: 0,
    };
  });
}

export function skipOf({ skip }: World): Set<string> {
  return new Set(skip.includes('|') ? skip.split('|') : skip.split(' '));
}
