import type { LanguageConstructions, LanguageTurns } from './construction.ts';

const CANNOT = "cannot/can't/cant/couldn't/couldnt/can/could";
const DENIED = "isn't/aren't/wasn't/weren't/ain't/not/nowhere/never/hardly";
const QUALITY =
  'good/fast/quick/reliable/easy/nice/solid/stable/smooth/helpful/friendly/useful/polished/cheap/simple/comfortable/clear';
const PARTED = 'for/with/by';
const PICKED =
  'choose/chose/chosen/choosing/pick/picked/picking/take/took/taking/recommend/recommended/favor/favour/want';
const FIXED = 'fixed/repaired/resolved/solved/sorted/refunded/replaced/answered/replied/responded';
const EVENT =
  'talk/talks/meetup/webinar/tutorial/podcast/documentation/docs/conference/booth/keynote/lounge/workshop/hackathon/panel/newsletter/hoodie/mug/shirt/sticker/stickers/office/building/session/lecture/livestream/store/shop';
const SOON = 'hour/hours/minute/minutes/day';

/**
 * Our own list. Of words parted by `/` one stands there, `$` is the target, `*` are up to four words, `_` is one, `#` a number,
 * `^` the beginning and `.` the end of a clause.
 */
export const ENGLISH: LanguageConstructions = {
  good: [
    `${CANNOT} recommend/praise/thank/stress * enough`,
    `${CANNOT} not recommend/praise/thank * enough`,
    'nothing not to like/love',
    `${DENIED} bad at all`,
    `${CANNOT} imagine * without $`,
    `${CANNOT} do/work/manage/live/function without $`,
    "couldn't/wouldn't/won't be without $",
    "wouldn't/won't/never trade/swap/change $ for",
    `${CANNOT} go wrong with $`,
    'nothing/nobody/none/no comes/come/came close to $',
    "can't/cannot/couldn't/doesn't/don't hold a candle to $",
    `${DENIED} as ${QUALITY} as $`,
    'no match for $',
    '$ instead of',
    '$ rather than',
    `${PICKED} $ over`,
    'over to $',
    `replace/replacing/swap/swapped/swapping _ ${PARTED} $`,
    'nothing bad to say',
    'no/zero complaints',
    'without * hiccup/hiccups/hitch/hitches/glitch/glitches/incident/fuss/drama',
    'never/not misses/missed/miss/skipped a beat',
    'does/did/do exactly/precisely what',
    'saved/saves my/our ass/bacon/life/day/butt/skin/neck/week/weekend',
    'kicks/kick/kicked ass/butt',
    'blew/blows/blown my/our mind/minds',
    'is/are the bomb/goat/shit',
    'dead simple/easy',
    'killer feature/features/app',
    'crushed/crushes/smashed/smashes/aced/aces the/every benchmark/benchmarks/test/tests/demo/race',
    'is/looks/was sick/insane/wicked .',
    '# years * and counting',
    'renewed $',
    'told all my/our friends/family/colleagues',
    "would/will/i'd/i'll/we'd/we'll buy/order/book/use/shop * again",
    'want/wants/asked/begged/voted to keep $',
    `${FIXED} * in/within/inside an/the/one/two/three/four/five/six/ten/# ${SOON}`,
    `${FIXED} * the/that same/very day/evening/morning/afternoon/hour`,
    'no questions asked',
    'day/days/week/weeks/hours early',
    'ahead of schedule/time',
    'remembered/remembers/knew/knows my name',
    'cut/cuts/halved * from * to',
    'you/they/these/this rock/rocks',
    'thanks/thank * the/your quick/fast/great/kind/swift/prompt',
  ],
  bad: [
    'thanks/thank/thx for nothing',
    'thanks/thank/thx * for deleting/losing/breaking/ruining/wasting/charging/cancelling/canceling/ignoring/killing/erasing/wiping/blocking/locking/leaking/sending/making',
    'instead of $',
    'rather than $',
    `${PICKED} _ over $`,
    `replace/replacing/swap/swapped/swapping $ ${PARTED}`,
    "$ can't/cannot/couldn't/doesn't/don't hold a candle",
    `$ ${DENIED} as ${QUALITY} as`,
    `$ is/was/are ${DENIED} as ${QUALITY} as`,
    '$ is/was no match for',
    'is/are/was dead to me',
    'is/are/was dead slow',
    'drained/drains/killed/kills my/our battery/phone/laptop/mood/day',
    'love/loving how/when $ charges/breaks/ignores/loses/deletes/crashes/keeps/blocks/never/cancels/forgets',
    '^ nice/great/good/well job/one/work/done * wrong/broken/lost/deleted/down/crashed/late/missing/empty',
    'took/takes/kept my/our money',
    'trying to reach/contact/call/phone/cancel',
    'wants/charges/asks # * more',
    'you/they charge/charged # dollars/euros/pounds/bucks',
    'double/extra/hidden/unexpected/unknown charge/charges',
  ],
  turned: ['compared/comparing to/with $', 'unlike $', "$ doesn't/isn't/didn't/won't/wasn't/never/can't ."],
  kept: ['unlike _ , $'],
  flat: [
    '$ has/have/had a/an/two/three/four/five/six/ten/its',
    '$ has/have/had #',
    '$ is/was/are/were written/built/based/made/hosted/headquartered/located/owned/founded/acquired/released/available/open/hiring/used/named/called/listed/part/one/developed/designed/started/launched/licensed/published/compatible',
    '$ is/was a/an * app/tool/company/library/platform/framework/language/brand/startup/product/plugin/database/bank/store/shop/service/provider/maker/package/supplier',
    '$ runs/ran/supports/exports/imports/stores/uses/offers/provides/includes/contains/requires/costs/sells/sits/ships/integrates/limits/lists/tracks/allows/employs/belongs/covers/converts/accepts/adds/added/handles/manages/sponsors/plans/publishes/depends/hosts/serves',
    '$ works with/on/in/as',
    'api/app/cli/sdk/plugin/server/client/website/office/team/library/docs of $ returns/runs/uses/has/lives/ships',
    '$ office/store/shop/library/plugin/server/servers/api/sdk/cli/client/building/warehouse/factory opened/moved/returns/runs/uses/has/supports/sits',
    '^ in $ *',
    `the/a/an/this/next/first/last/another $ ${EVENT}`,
    `$ ${EVENT} at/in/on/tonight/tomorrow/today/this/next/starts/begins/.`,
    'podcast/talk/article/book/video/course/documentary/lecture/paper/thread/chapter/webinar/report about/on/by/from $',
    'watched/watching/read/reading/attended/attending/listening/listened/met/joined/joining/using/use/uses/installing/setting/configuring/visited/visiting/testing/deploying/learning/connecting/exporting/uploaded/interviewed/interviewing/mentioned/presented/studying/discussed * $',
    'wrote/writing/built/building/made/making a/an/some * $',
    'moved/moving/migrated/migrating/deployed our/my/the/a $ server/servers/instance/office/data/account/database/site/project/workspace/files',
    'log every/each/all * to $',
    'work/works/worked/intern/interned/job/interview/interviewing at/for $',
    'have/has/opened/created/registered a/an/my/our/two $',
    'go/goes/going/pass/passes through/over/via/into $',
    'pay/pays/paying for $',
    'next to $',
    'opposite/near/beside/behind the $',
    'my/our $ * number/code/id/address/username is',
    'lounge/store/shop/office/booth/stand/building of $',
    '$ _ and _ * support/use/run/offer/have',
    '$ and _ * support/use/run/offer/have',
  ],
  asks: [
    '^ how do/can/to i/we/you/one/people',
    '^ how does/do/did $',
    '^ does/do/did anyone/anybody/$/it/i/we/someone',
    '^ does the',
    '^ has/have anyone/anybody/you/someone',
    '^ is/are there a/an/any way/option/plan/plugin/limit/app/version/integration/difference/discount/list',
    '^ is/are/can $ * any/compatible/available/open/free/safe/good/better/worth/able/based/faster/cheaper/easy/suitable',
    '^ is it possible/safe/ok/okay/worth/true/free/hard/easy/better/allowed',
    '^ can/could anyone/anybody/someone recommend/tell/explain/confirm/share/suggest/point',
    '^ can i/we use/get/run/export/import/pay/connect/install/share/move/order/add/buy/rent/try/have',
    "^ what/which/what's/whats is/are/was/the/time/plan/version/languages/one/of/does/do/happens/kind/sort/difference",
    '^ where can/do/does i/we/you/one/the/$/people',
    '^ anyone/anybody know/knows/tried/using/here/used/have/got',
    '^ any tips/idea/ideas/advice/experience/experiences/opinions/thoughts/reviews',
    '^ thinking about/of $',
    '^ considering $',
    '^ should i/we',
    '^ why does/do $ need/use/ask/want/require',
    '^ do i/we/you need/have/lose/get/pay/still',
  ],
  demands: [
    "where is/are/'s my/our",
    "where's/wheres my/our",
    'when will/are you/they/someone/somebody',
    'is/are there anyone/anybody/someone',
    'why is/are/does/do/did/am/can/has/have/would * so/keep/keeps/still/always/never/not/again/too/this',
    "why can't/cannot/won't/isn't/doesn't/don't/didn't/aren't",
    'how can/could/is/hard * be/so/this',
    'how long * wait/take',
    'hours/days/weeks/months now',
    'get/want/have/with my/our money/refund/bag/order/parcel',
  ],
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const ENGLISH_TURNS: LanguageTurns = {
  turns: words(
    'then but after since until till still only even finally already ever never why so too anymore instead hours minutes weeks months because when whenever unless without despite again constantly daily every always nobody nothing anything enough gone stopped broke suddenly twice ago wrong empty stuck won years best love hate idle need needed want works exactly actually told asked keep thank thanks sooner wish blank same',
  ),
  swells: words(
    'insanely ridiculously awfully wicked damn dead stupidly crazy insane terribly frighteningly scarily freakishly unreal bloody fucking fuckin freaking shit hell holy ass mad wildly ludicrously absurdly dangerously disgustingly unfairly killer',
  ),
  technical: words(
    'error errors bug bugs issue issues dead kill slave crime war fire limit limits limited cancel fail failed fails failure failures risk alert alerts warning warnings crash crashes debt fraud spam threat threats attack attacks accident accidents emergency stop block blocks delete stress drop drops conflict conflicts abort orphan exception exceptions incident incidents complaint complaints refunds delays support supports supported works worked like likes share trust free light fine clean clear security secure easy',
  ),
  reported: words(
    'win wins won profit loss losses fall falls fell cut cuts sued sues arrest arrested burglary theft probe fraud guilty fined lawsuit strike killed dead fire award awards gain gains growth top leading crisis cash',
  ),
};
