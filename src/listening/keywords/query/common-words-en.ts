export const FUNCTION_EN = `
a about after again all also always am an and any are as at back be because been before being but by can could
did do does doing done down each even every few first for from get go got had has have he her here him his how i if in
into is it its just know last like made make many may me more most much must my never new no not now of off on one only
or other our out over own really same see she should so some still such take than that the their them then there these
they thing this those through time to too two under up us use used very want was way we well were what when where which
while who why will with without would yes yet you your`;

/** Everyday words that are, or could be, names of brands and products. */
export const EVERYDAY_EN = `
access accord act action agile air alarm alert alliance allied ally alpha alphabet alpine amber anchor angel app apple arc
arm arrow art atlas aurora autumn away axe axis baby bag bake bamboo banana bank bar base basic bath beach bean bear beat
beats bed bee beetle bell best beta better big bike bird black blackboard blazer blender blue board boat bold bolt book
boost boot bounce bounty box brain branch brand brave bread breeze bridge brigade bright bronco brush bubble bucket buddy
buffer bug build bus business butter button buzz cable cafe cake call calm camera camp canvas capital car caravan card
care case cash cat caterpillar cellular center chain chair challenger champion chance change charger charm chase chat
checkers chef cherry chili chill chip choice circle citizens city civic class classic clean clear click clock close cloud
clover club coach coast code coffee collective color comet common compass confluence connect consumer continental converse
cook cool copper coral core corner corona costume cover craft cream credit creek cricket cross crown crucible crush
crystal cube cup current curve dance dark dash data day deep delta demo den desk dial diamond diesel digital discord
discover dish dock docker dodge dog dot dove draft drafts dragon dream drift drive drop dry duck dust eagle ear earth east
easy echo eclipse edge egg element ember energy engine epic escape essential ever expedition explorer express eye face
fair faith falcon family farm fast feather fender field film final fire firehouse fish fisheye fit flag flame flash fleet
flex flight flow flower fluid fly focus food foot force forest forge form fort forward fossil fox frame free fresh friday
friend frog front frontier frost fuel full fun fusion future gain galaxy game gamma gap garden gate gear gem general ghost
giant gift girl glass global globe glow goal gold golden golf good grammar grand grape graph grass gray great green grid
ground group grove grow guard guess guide gun hair hall hammer hand happy harbor hat hawk heart heat help hero high hill
hive home honey hook hope horizon horn horse house hub human hunt ice icon idea impact imperial index indian ink inn
insight intercom iron island ivory ivy jade jaguar jet jewel job join journey joy juice jump jungle keen keep key kid kind
king kite kiwi lab lake lamp land lane laser launch leaf lean leap learn legend lemon lemonade lens level life lift light
lily lime line link lion list live local lock loft log logic long look loom loop lotus love luck lunar magic magnet mail
major mango map maple mark market marmot mars mask master match matrix maverick meal media medium meet melon memory
mercury mesh meta metal meteor metro milk mind mine mint mirage mirror mist mobile mode model modern moment monday money
monkey moon moss mountain mouse move movie music mustang national nature navy nest net next night nimble noble node north
note nothing notion nova oak oasis ocean odyssey olive omega open opera option oracle orange orbit order origin original
owl pace pack page paint palm panda paper parade park part party pass passport patch path patio patron peace peach peak
pear pearl pepper personal phase phone photo piano pilot pin pine pink pioneer pixel pizza place plaid plain plan plane
planet plant play plum pocket point polar polo pond pool pop port post power premium press prime prism pro progressive
project proof pulse puma pump puppet pure purple push puzzle python quest quick quiet rabbit race radio rain rainbow ram
ranch range ranger rapid raven ray reach ready real record red reef regions relay republic rest ride ring rise river road
robin rock rocket rogue room root rose round route royal ruby run rush rust sage sail salt sand scale school scotch scout
sea seal search secret seed select sense shadow shake shape share shark sharp shell shield shift shine ship shoe shop
shout show sigma sign signal silk silver simple single site sky slack sleep smart smile smoke snap snow soap social soft
solar solid song sonic soul sound south space spark sparkle speed sphere spice spider spin spirit splash sport spot spring
sprint sprite sprout spruce square stack staff stage standard star start station steam steel step stone store stories
storm story stream street stripe strong studio style subway sugar summer summit sun super surf swan swarm swatch sweet
swift switch table tag tail target taste taurus tea team teams tech telegram tempo tent theta things tide tiger tile
timber tip titan toast today tomato tool top torch touch tower town track trade trail train transit travel traverse tree
trek trend tribe trip triumph true trust truth tuesday turbo turtle twin umbrella union unit united unity universal
upgrade urban vale valley value vans vault vector velvet venture verge vertex vibe vice victory video view villa village
vine viper virgin visa visible vision vista vital voice volt wagon wall wallet watch water wave wealth web weekday whale
wheel white wide wild willow win wind window wine wing wink winter wire wired wise wolf wonder wood word work world yard
year yellow young zebra zen zero zone zoom`;
