export const FUNCTION_EN = `
a about after again all also always am an and any are as at back be because been before being but by can could
did do does doing done down each even every few first for from get go got had has have he her here him his how i if in
into is it its just know last like made make many may me more most much must my never new no not now of off on one only
or other our out over own really same see she should so some still such take than that the their them then there these
they thing this those through time to too two under up us use used very want was way we well were what when where which
while who why will with without would yes yet you your`;

/** Everyday words that are, or could be, names of brands and products. */
export const EVERYDAY_EN = `
access act action air alarm alert amber anchor angel app apple arc arrow art atlas aurora autumn away axis baby bag bake
bank bar base bath beach bean bear beat bed bee bell best big bike bird black blue board boat bold bolt book boost boot
box brain brand brave bread breeze bridge bright brush bubble bucket buddy bug build bus business butter button cable cafe
cake call calm camera camp car card care case cash cat center chain chair chance change charm chat chef cherry chill chip
choice circle city class clean clear click clock close cloud club coach coast code coffee color comet common compass
connect cook cool copper coral core corner cover craft cream creek cross crown crystal cube cup curve dance dark dash data
day deep delta demo den desk dial diamond digital dish dock dog dot dove draft dragon dream drift drive drop dry duck dust
eagle ear earth east easy echo edge egg element ember energy engine epic ever express eye face fair faith falcon family
farm fast feather field film final fire fish fit flag flame flash fleet flex flight flow flower fluid fly focus food foot
force forest forge form fort forward fox frame free fresh friend frog front frost fuel full fun fusion future game gap
garden gate gear gem ghost gift girl glass globe glow goal gold golden good grand grape graph grass gray great green grid
ground group grove grow guard guide gun hair hall hand happy harbor hat hawk heart heat help hero high hill hive home
honey hook hope horizon horn horse house hub human hunt ice icon idea impact index ink iron island ivory ivy jade jet jewel
job join joy jump jungle juice keep key kid kind king kite kiwi lab lake lamp land lane laser launch leaf leap learn legend
lemon lens level life lift light lily lime line link lion list live local lock loft log logic long loop lotus love luck
lunar magic magnet mail major mango map maple mark market mars mask master match matrix meal media melon memory mercury
mesh metal meteor metro milk mind mine mint mirror mist mobile mode model moment money monkey moon moss mountain mouse move
movie music nature navy nest net next night nimble noble node north note nova oak oasis ocean olive open opera option
orange orbit order origin owl pace pack page paint palm panda paper parade park part party pass path patio peace peach peak
pear pearl pepper phone photo piano pilot pin pine pink pixel pizza place plain plan plane planet plant play plum point
polar pond pool pop port post power press prime prism pro project proof pulse pump pure purple push puzzle quest quick
quiet rabbit race radio rain rainbow ranch range rapid raven ray reach ready real record red reef relay rest ride ring rise
river road robin rock rocket room root rose round route ruby run rush sage sail salt sand scale school scout sea seal
search secret seed sense shadow shape share shark sharp shell shield shift shine ship shoe shop show sigma sign signal silk
silver simple single site sky slack sleep smart smile smoke snap snow soap social soft solar solid song sonic sound soul
south space spark speed sphere spice spider spin spirit splash sport spot spring spruce square stack staff stage star
start station steam steel step stone store storm story stream street strong studio style sugar summer summit sun super
surf swan sweet swift switch table tag tail target taste tea team tech tempo tent tide tiger tile timber tip titan toast
today tomato tool top torch touch tower town track trade trail train travel tree trek trend tribe trip true trust turbo
turtle twin umbrella union unit unity urban vale valley value vault vector velvet venture vertex vibe victory video view
villa vine vision vista vital voice volt wagon wall wallet watch water wave web wheel whale white wide wild willow win wind
window wine wing winter wire wise wolf wonder wood word work world yard year yellow young zebra zen zero zone zoom`;
