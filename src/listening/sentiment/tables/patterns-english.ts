import type { LanguagePatterns } from './pattern-kinds.ts';

/** Our own list, from how customers speak. */
export const ENGLISH_PATTERNS: LanguagePatterns = {
  phrases: {
    cannot:
      "can't|cannot|cant|can not|couldn't|could not|unable to|won't let|wont let|doesn't let|not able to|impossible to|no way to|refuses to|refused to|refuse to|won't|wont|wouldn't",
    broken:
      "broken|broke|breaks|crash|crashes|crashed|crashing|freezes|frozen|froze|bug|bugs|buggy|glitch|glitches|doesn't work|does not work|doesnt work|didn't work|not working|isn't working|stopped working|stops working|no longer works|won't load|won't open|won't start|won't turn on|won't charge|faulty|defective|snapped|cracked|leaking|leaks|fell off|fell apart|falls apart|came apart|dead on arrival|died|black screen|spins forever|spinning|stuck on|wrong size|wrong colour|wrong color|wrong one|wrong item|wrong order|cold food|stone cold|mould|missing",
    waiting:
      'still waiting|waiting for|waited|been waiting|on hold|hold music|in the queue|queue|for weeks|for months|for days|for hours|for an hour|weeks ago|weeks later|months later|days later|hours later|week three|week two|week four|day three|day four|still no|still not|still nothing|yet to|delayed|running late|hours late|since monday|since tuesday|since wednesday|since thursday|since friday|how much longer|how long',
    'no-reply':
      'no reply|no response|no answer|never replied|never answered|never got back|never called|not replied|not answered|nobody answers|no one answers|nobody replies|nobody picks up|nobody picked up|unanswered|ignored|ignoring|ignore|hung up|hangs up|chatbot|bot|automated reply|copy paste|copy and paste|same answer|canned|radio silence|crickets|no human|a human|speak to someone|talk to someone|reach anyone|reach a human|closed my ticket|ticket closed|closed the ticket|passed around|transferred',
    charged:
      'charged|charge me|charging me|charges me|overcharged|billed|billing me|debited|took money|taken money|took out|hidden fee|hidden fees|fee|fees|twice|double charged|auto renewed|renewed without|without asking|without telling',
    refund:
      'refund|refunds|refunded|my money|money back|reimburse|reimbursement|compensation|chargeback|where is my money',
    outage:
      'outage|outages|down|offline|no signal|no service|no internet|no connection|no power|server error|servers are|unreachable|not loading|went down|is down|are down|timed out|timing out|times out|drops every|keeps dropping|cuts out|dropped out',
    'since-update':
      'since the update|after the update|after update|since the last update|the latest update|last update|new update|since the new version|new version|since the redesign|the redesign|after upgrading|since upgrading|since the migration|after the patch|since the patch|after patch|update broke',
    loss: 'lost my|lost all|lost everything|lost our|lost the|lost two|lost three|lost a|deleted my|deleted all|deleted our|wiped my|wiped all|vanished|disappeared|gone|wiped|corrupted|empty folder|all gone|no backup|breach|leaked',
    leaving:
      "cancelled|canceled|cancelling|canceling|cancel my|cancel our|closing my account|closed my account|moving to|moved to|switching to|switched to|switched from|left for|leaving for|going elsewhere|taking my business|taking our business|never again|last time|won't be back|not coming back|done with|i'm out|we're out|goodbye|bye|unsubscribed|uninstalled|deleted the app|looking for an alternative|alternative to|alternatives to",
    again:
      'again|yet again|once more|third time|second time|fourth time|fifth time|every time|every day|every week|every single|every night|keeps|kept|always|still|another',
    price:
      'price|prices|price increase|price hike|expensive|overpriced|more expensive|costs more|went up|put up|hiked|doubled|now costs|used to cost|up from|from 9|subscription|paywall|rip off|cheaper elsewhere',
    'not-arrived':
      "not arrived|hasn't arrived|never arrived|never came|never turned up|didn't turn up|didn't arrive|didn't come|not delivered|marked delivered|marked as delivered|says delivered|not received|never received|nowhere to be seen|no sign of|no show|lost in transit|stuck in|depot|wrong address|left in the rain|over the fence|missed delivery|sorry we missed",
    error:
      'error|errors|error code|fails|failed|failing|failure|invalid|incorrect|denied|declined|rejected|locked out|locked|blocked|suspended|banned|expired|404|500|502|503|timeout',
    thanks:
      'thanks|thank you|thx|ty|cheers|kudos|shoutout|shout out|props|hats off|bravo|well done|take a bow|big up|grateful|bless|hero|heroes|legend|legends|credit to|hat tip',
    solved:
      'solved|fixed|sorted|resolved|repaired|replaced|restored|recovered|got it back|put it right|back up|found it|found my|fixed it|sorted it|sorted out|got me|walked me|talked me|put me through|refunded the lot|rebooked|rescheduled|on the line|picked up',
    works:
      "works|worked|working fine|just works|runs|runs fine|still going|still running|first try|first time|no problem|no problems|no issues|without a hitch|without a hiccup|as promised|as described|on time|early|does what|did the job|does the job|exactly what|fits|didn't even|painless|without any",
    recommend:
      "recommend|recommended|worth every|worth it|would buy again|buying another|bought another|bought a second|ordering again|told all|told everyone|told my|wouldn't go anywhere|won't go anywhere|go anywhere else|never going back|wish i had|should have switched|staying with|happy customer|my favourite|my favorite|best|convinced|renewed",
    question:
      'does anyone|anyone know|anybody know|has anyone|can anyone|is there a way|how do i|how do you|how can i|where do i|where can i|what is the|which one|what time|do you ship|does it|is it possible|can i|do i need|any idea|any tips|wondering|quick question|question for|what are the|do you have|are you open',
    'anyone-else':
      'anyone else|anybody else|is it just me|just me|only me|same here|am i the only|others having|everyone else',
    news: 'announces|announced|announcing|launches|launched|to launch|opens|opened|to open|opening|acquires|acquired|buys|appoints|appointed|names|named|hires|reports|reported|reportedly|says|said|raises|raised|signs|signed|partners|partnership|unveils|unveiled|to acquire|will open|will move|moves to|quarterly|shares|according to|ceo|cfo|chief|ipo|merger|earnings|revenue|funding|series a|series b|headquarters|spokesperson|press release|stake',
    irony:
      "love how|love it when|love that|great job|nice one|well done|brilliant|genius|bravo|slow clap|how lovely|how kind|what a treat|lucky me|so helpful|thanks for nothing|thanks a lot|thanks so much for|oh great|oh good|oh look|oh wow|yeah right|sure|of course|apparently|truly|nothing says|nothing like|just what i|because who|who needs|exactly what i needed|good thing|impressive|congratulations|congrats|gold medal|award|top marks|full marks|10 out of|world class|can't wait to|what could go wrong|must be nice|fantastic|wonderful|amazing|splendid|as if",
    prompt:
      'in minutes|within minutes|within the hour|within an hour|in an hour|same day|next day|the next day|next morning|the next morning|this morning|straight away|right away|on the spot|immediately|in seconds|two minutes|three minutes|four minutes|five minutes|ten minutes|six minutes|eight minutes|fifteen minutes|twenty minutes|half an hour|second ring|first ring|first call|one call|one email|one phone call|by lunch|by noon|by the evening|by the time i|before i|overnight|ahead of schedule|a day early|days early|early|before lunch',
    generous:
      "for free|free of charge|no charge|didn't charge|didn't ask|no questions|no questions asked|waived|knocked off|on the house|on them|threw in|spare|extra|upgraded me|upgraded us|sent me a new|sent a new|sent another|sent a replacement|new one|a card|handwritten|hand written|by hand|keep the|kept the|without asking|without me asking|out of warranty|years later|remembered|stayed late|stayed on|went out of|above and beyond|walked the",
    speaker: "i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|us|our|ours|im|ive",
    addressed: "you|your|yours|you're|you've|u|ur|guys|yourselves",
    passing:
      'next to|opposite|across from|outside the|outside|behind the|in front of|on my way|on the way|walked past|walking past|drove past|parked|parking|meet at|meeting at|met at|meet me|sat in|sitting in|waiting room|car park|bus stop|corner|queueing|wearing|in a|bag|mug|tote|my shift|my ex|my cousin|my neighbour|my neighbor|my brother|interview|used to work|works at|work at|job at|between the|above the|under the|near the|turn left|turn right|sponsor|billboard|advert|ad came|ad break|playing on|read it on',
    lasting:
      'years|years on|years later|for years|ten years|five years|six years|eight years|twelve years|since 2009|since 2012|since 2015|still going|still runs|still the|outlived|survived|washes|winters|a decade|every morning|every sunday|third one|second one|hand me down|never had to|never once|not once|not a single',
  },
  from: new Set([
    'from',
    'left',
    'leaving',
    'ditched',
    'ditching',
    'dropped',
    'dropping',
    'dumped',
    'quit',
    'quitting',
    'replaced',
    'replacing',
    'cancelled',
    'canceled',
    'abandoned',
    'goodbye',
    'bye',
  ]),
  to: new Set(['to', 'into', 'onto', 'joined', 'joining', 'for', 'with', 'chose', 'choosing', 'picked']),
  than: new Set(['than', 'over', 'beats', 'vs']),
  unlike: new Set(['unlike', 'whereas', 'while', 'meanwhile', 'compared']),
};
