import type { WordLists } from './word-lists.ts';

/** English: contractions stand without their apostrophe. */
export const ENGLISH: WordLists = {
  inside: `a an the my our your his her its their this that these those in on of at to for from with without by into onto off
out up over under about after before between through during against around near no not per as via
mine yours ours theirs another any each every some both all upon within across behind beside towards toward amid along
above below`,
  link: `is are was were been being isnt arent wasnt werent wont doesnt dont didnt cant couldnt keeps keep kept gets stays`,
  between: `i you he she it we they me him us them than who whom whose what which where when why how and or but nor so because
if then else while since until till though although unless whether is are was were be been being am isnt arent wasnt werent
do does did doing done dont doesnt didnt have has had having havent hasnt hadnt will would shall should can could may might must
wont wouldnt shouldnt cant cannot couldnt mustnt aint im ive id ill youre youve youll youd hes shes its theyre theyve
theyll theyd were weve well wed thats theres heres whats whos hows wheres lets theyd there here myself yourself himself herself itself
ourselves themselves yourselves someone somebody anyone anybody everyone everybody nobody noone something anything everything nothing
none one ones other others such same own u ur r ya yall yours`,
  weak: `just still really very too so much many more most less least even only also again ever never always often sometimes
usually already yet now then soon later ago almost nearly quite rather pretty totally absolutely completely literally actually
basically seriously honestly clearly obviously apparently probably maybe perhaps definitely certainly simply exactly especially
instead either neither anyway anymore anywhere somewhere everywhere nowhere together apart away back forward ahead far enough
else finally lately recently currently suddenly immediately quickly constantly continually repeatedly regularly fully highly
truly hardly barely mostly entirely extremely incredibly super hella kinda sorta somehow somewhat therefore however otherwise
meanwhile besides although whatever whenever wherever whoever however well like first second third last next final former latter
few several half whole entire various certain different similar able unable
get gets getting got gotten getn go goes going gone went gonna make makes making made take takes taking took taken come comes coming came
give gives giving gave given put puts putting let lets letting say says saying said tell tells telling told know knows knowing knew known
think thinks thinking thought see sees seeing saw seen look looks looking looked find finds finding found want wants wanting wanted wanna
need needs needing needed use uses using used try tries trying tried keep keeps keeping kept seem seems seeming seemed feel feels feeling felt
become becomes became becoming happen happens happening happened ask asks asking asked start starts starting started stop stops stopping
stopped show shows showing showed shown mean means meaning meant turn turns turned turning leave leaves leaving
end ends ended ending bring brings bringing brought hear hears hearing heard talk talks talking talked believe believes believed
guess guessing figure figured gotta hafta supposed supposedly decide decided allow allows allowed expect expected expecting realize realized
announce announces announced announcing due plenty self join joins joined joining pick picks picked picking wake wakes woke
meet meets meeting met host wear wearing cmon bc cuz bout add adds added adding remember remembers understand understands learn learned
experience experiences experienced treat treats treated deserve manage managed include includes including included
thing things stuff way ways lot lots bit kind sort type part rest side place point case fact reason reasons issue issues problem problems
matter matters situation question questions person people guy guys man men woman women folk folks everyone kid kids
world life name names deal anything number numbers line item items example big small large huge tiny little long short high low
full new old older newer latest recent current early real true false right wrong sure ready clear hard easy simple possible impossible
important free live open available main single double extra total general special specific regular normal usual usually common
yes yeah yep yup nope nah ok okay oh ah um hmm lol lmao lmfao rofl omg omfg wtf wth smh fyi btw imo imho tbh idk ffs jk ikr tho thru
amp rt mt ff dm dms pm retweet via http https www com cc re vs etc eg ie
hello hi hey hiya dear greetings morning afternoon evening welcome bye goodbye cheers regards congrats congratulations
happy birthday christmas easter
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand thousands million
dozen couple once twice times zero
today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
spring summer autumn winter midnight noon morning weekend yr yrs
pic pics photo photos video link links click tweet tweets tweeted tweeting twitter facebook instagram post posts posted posting follow
follower followers following comment comments share shared sharing`,
  mood: `good great awesome amazing excellent fantastic wonderful brilliant perfect best better nice cool lovely beautiful fabulous
outstanding superb incredible impressive impressed favorite favourite fave love loves loved loving like likes liked enjoy enjoys enjoyed fun funny
glad proud excited exciting grateful thankful appreciate appreciated happy happier pleased satisfied delighted thrilled
bad worse worst terrible horrible awful disgusting pathetic ridiculous unacceptable disgraceful appalling atrocious abysmal dreadful
lousy crappy crap shit shitty bullshit bs fuck fucking fucked fuckin damn dammit hell ass suck sucks sucked sucking trash garbage rubbish
stupid dumb idiot idiots idiotic insane crazy nuts joke joking laughable shame shameful ashamed embarrassing embarrassed embarrassment
disappointed disappointing disappoint disappointment frustrated frustrating frustration annoyed annoying annoy angry anger pissed mad upset
unhappy sad sadly hate hates hated hating dislike sick tired fed furious livid disgusted disgust disgrace outrageous absurd nightmare
disaster mess job jobs fail fails failed failing failure epic fiasco clueless useless worthless unreal unbelievable inexcusable unprofessional incompetent
incompetence poor poorly badly horribly terribly
please pls plz thank thanks thankyou thx ty tks help helps helped helping helpful assist assistance sorry apologize apologies apology excuse
fix fixed fixing wish wishes wished hope hopes hoped hoping hopefully wonder wondering care cares caring matter explain advise suggest
recommend recommended concerned worried worry
wow yay ugh argh meh boo haha hahaha hahahaha lmk neveragain fml`,
  units: `second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years time night nights
wait waits waited waiting dollar dollars bucks cents euro euros pounds percent`,
  qualifiers: `wrong extra new old free long short high low full double early special different
bad worse worst terrible horrible awful poor great good best stupid useless`,
  trade: `flight flights plane planes aircraft airline airlines airport airports passenger passengers traveler travelers traveller travellers
trip trips travel traveling travelling fly flies flying flew flown company companies business businesses corporation firm brand brands customer customers client clients
consumer consumers user users product products industry`,
};
