import { type Comparisons, weighted } from './lexicon.ts';
import { ratingPhrases } from './rating-phrases.ts';

/**
 * Words of product support that AFINN lacks, and a few that mean another thing about a product ("support" is a
 * department, "free" a price). Our own list, laid over AFINN through the package's `extras`.
 */
export const PRODUCT_WORDS = weighted({
  [-4]: 'bricked unusable ripoff rip-off scammers scammed defrauded garbage trash junk',
  [-3]:
    'bricking crashed crashes crashing overheats overheating overheated exploded explodes outages unreliable ' +
    'defective unresponsive nightmare sucks sucked horrendous atrocious abysmal pathetic clueless incompetent dishonest ' +
    'shady sketchy predatory clusterfuck shitshow shitty crappy crap bs wtf ffs unacceptable infuriating enraging livid ' +
    'fuming ridiculous laughable trashy scammy leaked hacked breached lawsuit boycott boycotting unethical appalled ' +
    'dreadful malware spyware ransomware',
  [-2]:
    'bug bugs buggy glitch glitches glitchy laggy lagging lags lag froze freezes freezing frozen hangs slow slower slowest ' +
    'sluggish refund refunds refunded chargeback overpriced overcharged expensive pricey clunky bloated bloat janky flaky ' +
    'flimsy faulty broke breaks disconnects disconnecting disconnected drops dropping outage downtime offline ' +
    'downgraded downgrade regression regressed deprecated discontinued nerfed enshittification paywall paywalled ' +
    'nickel-and-diming misleading confusing confused unintuitive cumbersome dealbreaker disappoints disappointing ' +
    'disappointment underwhelming underwhelmed mediocre meh lackluster unsubscribed uninstalled uninstall uninstalling ' +
    'cancelled canceled cancelling canceling cancel ignored ignoring ignores unanswered stonewalled ghosted delayed delays ' +
    'delay vulnerability vulnerabilities exploit exploited breach leak leaks worsened worsens dying dies dead died rude ' +
    'smh ugh yikes annoying annoys irritating frustrates tedious inaccurate incompatible subpar shoddy recalled ' +
    'rebooting reboots bait scams creepy intrusive invasive dumb lame cringe bullshit layoffs jam jams sadly unhappy ' +
    'unfortunately worthless untrustworthy stolen steals steal racist sexist corrupt evil',
  [-1]:
    'down issue issues complaint complaints complain complained complaining missing lacks lacking stuck hassle outdated ' +
    'stale limited limitation limitations nag nags nagging noisy loud hot drain drains draining battery-hungry bothered ' +
    'tired waiting waited wasted late cheap cheaply cheapo recall struggles struggling struggled workaround ' +
    'workarounds quirks wonky gimmick gimmicky overrated bland reboot restarts supposedly allegedly unclear skeptical ' +
    'concerned worried suspicious doubt doubts doubtful wary hardly',
  0: 'light lights free moved interest interested interests trust credit fine mean charged charge fire solution solutions drop cool sharp shares block lost-and-found support want please god alert share top matter growth united clear natural certain feeling natural pay stop no clean bar kind natural help ask',
  1:
    'fixed fixes works worked upgraded recommending responsive durable sturdy quiet compact handy convenient neat ' +
    'decent okay ok polished fast faster quick quickly smooth smoothly stable steady consistent affordable accurate crisp sharp ' +
    'seamless intuitive simple snappy lightweight restored resolved impressed surprisingly legit useful promising ' +
    'excited happily solved like likes yay hopefully finally',
  2:
    'flawless flawlessly effortless effortlessly seamlessly rocks rock-solid underrated goat slick bargain must-have ' +
    'game-changer gamechanger lifesaver well-built well-made well-designed well-thought-out top-notch stellar first-rate ' +
    'spotless speedy upgrade-worthy kudos props bravo congrats congratulations enjoying enjoyable satisfying gorgeous ' +
    'recommends highly-recommended delighted phenomenal superior dope lit lovely sweet best-in-class worth hyped stoked',
  3: 'masterpiece exceptional unbeatable unmatched incredible phenomenal superb stunning brilliant perfection goated',
});

/** Meant as a whole; the words inside are not weighed again. */
export const PHRASES: Readonly<Record<string, number>> = {
  ...ratingPhrases({
    outOf: ['', 'out of', 'of'],
    stars: ['star', 'stars'],
    numbers: ['zero', 'one', 'two', 'three', 'four', 'five'],
    dates: ['on', 'by', 'until', 'since', 'from', 'before', 'of'],
  }),
  ...weightedPhrases(
    -4,
    "rip off|ripped off|do not buy|don't buy|never buy|never again|stay away|class action|worst ever|waste of money|waste of time|piece of shit|piece of crap|piece of garbage|dumpster fire|fuck off|bait and switch|data breach|customer disservice",
  ),
  ...weightedPhrases(
    -3,
    "stopped working|stop working|stops working|does not work|doesn't work|doesnt work|didn't work|did not work|not working|isn't working|no longer works|won't work|never works|never worked|won't turn on|won't boot|won't start|won't connect|keeps crashing|keep crashing|kept crashing|keeps disconnecting|keeps dropping|keeps failing|keeps freezing|want a refund|want my money back|money back|fed up|sick of|tired of|had enough|let down|letting down|no response|no reply|no answer|no help|of no help|no support|no customer service|zero support|zero help|on hold|falls apart|fell apart|false advertising|blue screen|boot loop|reboot loop|went downhill|gone downhill|going downhill|out of business|let me down|lost my data|lost everything|lost all my|stay clear|steer clear|avoid like|shame on|sucks ass|hate it|how is this acceptable|red flag|red flags|deal breaker|planned obsolescence|fall short|falls short|ripping off|waste your money|makes me sick|what a joke|such a joke|a joke",
  ),
  ...weightedPhrases(
    -2,
    "raised prices|raised the price|raised their prices|raising prices|prices went up|is down|down for anyone|down for everyone|down for anybody|are down|went down|goes down|still down|down again|down for everyone|no refund|no way to|no idea why|not worth|isn't worth|wouldn't recommend|would not recommend|can't recommend|cannot recommend|don't recommend|not recommend|can't log|can't login|cannot log|can't connect|cannot connect|can't access|still waiting|still broken|still no|still not|not fixed|never fixed|never answered|never responded|never replied|never arrived|never received|not impressed|not happy|not good|no good|not great|no longer|too expensive|too slow|too many|too much|way too|switching away|switch away|moving away|looking for alternatives|looking for an alternative|any alternatives|alternative to|used to be|price hike|price increase|price increases|dark pattern|dark patterns|vendor lock-in|privacy concerns|privacy issues|at your own risk|good luck|can't stand|cannot stand|wtf is|what the hell|what the fuck|how hard is it|for no reason|shut down|shutting down|laid off|lay off|lost interest|gave up|give up|giving up|memory leak|ran out|runs out|not a fan|could be better|no thanks|no fun|not cool|not sure about|not even|god damn|goddamn it",
  ),
  ...weightedPhrases(
    0,
    "not the only|isn't the only|kind of|no doubt|help desk|no one|like this|like that|looks like|look like|sounds like|feels like|feel like|seems like|felt like|would like to|i'd like to|like a|like an|like the|just like|like my|killer app|sick leave|free tier|pretty much|no matter|to be honest|trust me|well i|as well|as well as|for sure|god knows|super bowl|dead sea|dark mode|war on|hard drive|hard disk|cheap at|please help|in order|dead simple",
  ),
  ...weightedPhrases(
    1,
    "thumbs up|not bad|not too bad|isn't bad|no complaints|up and running|back up|back online|looking forward|look forward|can't stop|well done|a plus|worth a try|worth trying|so far so good|good to see|nice to see",
  ),
  ...weightedPhrases(
    2,
    'no issues|no issue|no problem|no problems|just works|never had a problem|never had an issue|never had any issues|without issues|without a problem|without any issues|zero issues|zero problems',
  ),
  ...weightedPhrases(
    3,
    "free of charge|moved to tears|moved me|couldn't ask for more|could not ask for more|can't ask for more|couldn't ask for better|could not ask for better|couldn't have asked for more|couldn't have asked for better|nothing but praise|wouldn't change a thing|nothing but good|can't say enough|cannot say enough|never looked back|not looked back|haven't looked back|can't wait|cannot wait|cant wait|love it|loving it|love this|highly recommend|highly recommended|must have|game changer|works great|works perfectly|works like a charm|works flawlessly|works well|well worth|worth every|worth it|worth the|hats off|blown away|blew me away|never disappoints|never fails|never failed|never let me down|couldn't be happier|could not be happier|top notch|spot on|rock solid|life saver|best ever|second to none|couldn't live without|hell yeah|hell yes|damn good|fucking good|fucking great|fucking awesome|fucking love|the shit|so good|killing it|keep it up|keep up|shout out|big fan|made my day|happy birthday|good morning|good job|great job|nice job|good work|great work|thumbs-up|in love",
  ),
};

export const NEGATORS: ReadonlySet<string> = new Set(
  (
    'not no never none nobody nothing neither nor nowhere cannot cant without hardly barely scarcely rarely seldom dont doesnt ' +
    'didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt havent hasnt hadnt aint zero lack lacks lacking anything-but opposite'
  ).split(' '),
);

export const BOOSTERS: Readonly<Record<string, number>> = {
  ...boosters(
    0.35,
    'absolutely completely extremely fucking freaking fuckin goddamn incredibly insanely totally utterly hugely exceptionally unbelievably',
  ),
  ...boosters(
    0.25,
    'very really so super such quite too way deeply highly damn truly seriously especially particularly far much bloody hella',
  ),
  ...boosters(
    -0.3,
    'slightly somewhat fairly kinda sorta bit little partly almost occasionally sometimes marginally moderately mildly less',
  ),
};

export const COMPARISONS: Comparisons = {
  link: new Set(['than', 'compared', 'vs']),
  degrees: {
    ...signs(
      1,
      'better faster smoother nicer easier cheaper stronger smarter superior quicker sturdier quieter lighter safer prettier simpler cleaner friendlier more further rather sooner happier',
    ),
    ...signs(
      -1,
      'worse slower inferior uglier pricier clunkier noisier heavier weaker dumber harder buggier less',
    ),
  },
  verbs: {
    ...signs(
      1,
      'beats beat outperforms outperformed destroys crushes smokes trumps outclasses surpasses outshines',
    ),
    ...signs(-1, 'trails lags-behind'),
  },
  leaves: {
    ...links('to', 'switched switching migrated migrating converted ported porting'),
    ...links(
      'for',
      'left leaving ditched ditching dumped dumping dropped dropping abandoned abandoning quit quitting traded swapped',
    ),
    ...links('with by', 'replaced replacing'),
    ...links('for got chose joined took bought switched', 'cancelled canceled returned'),
  },
  moves: links(
    'to',
    'moved moving went going go gone jumped transferred transferring upgraded came changed changing',
  ),
  origin: new Set(['from']),
  prefers: links('to over than', 'prefer prefers preferred'),
};

function weightedPhrases(valence: number, list: string): Record<string, number> {
  return Object.fromEntries(list.split('|').map((phrase) => [phrase, valence]));
}

function boosters(share: number, list: string): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((word) => [word, share]));
}

function signs(sign: 1 | -1, list: string): Record<string, 1 | -1> {
  return Object.fromEntries(list.split(' ').map((word) => [word, sign]));
}

function links(words: string, verbs: string): Record<string, readonly string[]> {
  return Object.fromEntries(verbs.split(' ').map((verb) => [verb, words.split(' ')]));
}
