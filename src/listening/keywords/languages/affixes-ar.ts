/**
 * Words of Arabic, folded, whose first letters only look like an article, a conjunction or a preposition: taken apart
 * they would be found for another word (`فالكون`, falcon, for `كون`, universe).
 */
const WHOLE = new Set(
  // Seem to begin with the article
  (
    'الماس المانيا الماني المانيه الالمانيه البانيا البوم البومات الكترون الكتروني الكترونيه الكترونيات الكسندر الكساندر الياس اليسا اليكس ' +
    'الفريد الفيس التراس الزهايمر الاسكا الباتشينو الترا الفاريز الكسا الهام الحاح الغاء الغام الزام التزام التهاب التحاق التماس القاء ' +
    'فالكون فالنسيا فالنتاين فالنتينو فالفيردي فالنتينا بالتيمور بالرمو باليرمو بالونات بالستي باليستي بالغين بالغون بالتيك بالينسياجا ' +
    'كاليفورنيا كالسيوم كالوري كالابريا كالفين كالدرون والمارت والدين والدته والدتي والدها والداي والديه والتر والاس واليس للي ' +
    // Seem to begin with a conjunction
    'وزاره وزارات وزراء وزير وزيره وكاله وكالات وكيل وظيفه وظائف وثيقه وثائق ولايه ولايات وسائل وسيله وسامه وليد وليام وليامز واشنطن ' +
    'وحده وحدات وقود وفاه وفيات ورشه ورقه واتساب واقع واقعه واحد واحده واضح واجب واجهه واسع وجود وصول وضوح وعود وعوده وفود ولاده ولادات ' +
    'فلسطين فلسطيني فلسطينيه فرنسا فرنسي فرنسيه فنادق فندق فلوريدا فنلندا فيتنام فيسبوك فيديو فيروس فيزياء فوائد فواتير فكره فرصه فتره فضاء ' +
    'فضائح فساتين فستان فلافل فلفل فنان فنانه فنانين فريق فروع فورد فولفو فولكس فعاليات فصول فقره فواكه فحوصات ' +
    // Seem to begin with a preposition
    'بلاستيك بلاستيكي بلاستيكيه بترول بترولي بريطانيا بريطاني برشلونه برلين برنامج برامج برلمان بطاقه بطاريه بطولات بطوله بنوك بنايه بيانات ' +
    'بيانو بيتزا بيروت بولندا بورصه بوابه بضائع بشريه بدايه بنات بناء بقيه بلدان بلديه بلوتوث بنزين بوتين باريس باكستان باحث باحثين باقات ' +
    'كلاسيك كلاسيكي كلاسيكيه كمبيوتر كتاب كتابه كتابات كاميرا كاميرات كهرباء كرواتيا كوريا كوكاكولا كولومبيا كنيسه كبيره كامله كافيه كارثه ' +
    'كرامه كذلك كلمات كلمه كميات كميه كليات كليه كواليتي كوكب كواكب كراسي كفاءه كفاله ' +
    'لبنان لبناني لبنانيه لندن ليبيا ليفربول لايكا لماذا لاعب لاعبين لاعبون لجنه لحظه لغات لقاء لقاءات لقطات لوحات لوحه لوائح لمسات لافتات لابتوب ' +
    'لامبورغيني لينكدان لازم لازال لكزس لطيفه'
  ).split(/\s+/),
);

const WITH_ARTICLE = /^[وف]?(?:[بك]?ال|لل)/;
const WITHOUT_ARTICLE = /^(?:[وف][بكل]?|[بكل])/;
const ONTO_OTHER_SCRIPT = /^[وف]?[بكل]?(?:ال|ل)?(?=[a-z0-9])/;
/** Letters of a name that remain: one letter before three more is mostly a word of its own (`كتاب`, book). */
const MIN_WITH_ARTICLE = 3;
const MIN_WITHOUT = 4;

/** @param key a folded word that begins with an Arabic letter */
export function bareFormsAr(key: string): string[] {
  const forms = new Set<string>();
  const other = ONTO_OTHER_SCRIPT.exec(key)?.[0];
  if (other) forms.add(key.slice(other.length));
  if (WHOLE.has(key)) return [...forms];
  const article = WITH_ARTICLE.exec(key)?.[0];
  if (article) {
    const rest = key.slice(article.length);
    const withArticle = `ال${rest}`;
    if (rest.length >= MIN_WITH_ARTICLE && !WHOLE.has(withArticle)) forms.add(rest);
    if (rest.length >= MIN_WITH_ARTICLE && article !== 'ال') forms.add(withArticle);
    // Three lam in a row are written as two: `للبن` is "for the milk".
    if (article.endsWith('لل') && rest.length >= MIN_WITH_ARTICLE - 1) forms.add(`ل${rest}`);
  }
  for (const before of prefixesOf(key)) {
    const rest = key.slice(before.length);
    if (WHOLE.has(key.slice(1)) && before.length > 1) continue;
    if (rest.length >= MIN_WITHOUT) forms.add(rest);
  }
  forms.delete(key);
  return [...forms];
}

function prefixesOf(key: string): string[] {
  const longest = WITHOUT_ARTICLE.exec(key)?.[0] ?? '';
  return longest.length === 2 ? [longest[0]!, longest] : longest === '' ? [] : [longest];
}
