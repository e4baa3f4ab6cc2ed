import { rowsOf } from './rows.ts';

export const JAPANESE = rowsOf('Japanese', [
  [
    '東京',
    'a name inside a run of characters',
    ['私は東京に住む', '東京都', '#東京', '「東京」'],
    ['京東', '東の京', '東、西京'],
  ],
  [
    'バナナ',
    'half-width kana and voice marks',
    ['ﾊﾞﾅﾅ', 'バナナを食べる', 'ハ\u3099ナナ'],
    ['ハナナ', 'ばなな'],
  ],
  [
    'コーヒー',
    'the long sound',
    ['ｺｰﾋｰ', 'コ−ヒ−', 'コ―ヒ―', 'コ－ヒ－', 'コーヒーを飲む', 'アイスコーヒー'],
    ['コヒ', 'コーラ', 'コ・ヒ・', 'コ-ヒ-'],
  ],
  [
    'ケストレル',
    'particles follow a name',
    ['ケストレルは', 'ケストレルの新製品', 'ｹｽﾄﾚﾙを', '新ケストレル'],
    ['ケストレ', 'ケトスレル'],
  ],
  [
    'kestrel',
    'a Latin name between Japanese letters',
    ['Kestrelの新製品', '新しいKESTREL', 'ｋｅｓｔｒｅｌを'],
    ['Kestrelsの'],
  ],
  [
    '株式会社ケストレル',
    'Han and kana in one name',
    ['株式会社ケストレルの', '（株式会社ケストレル）'],
    ['株式会社のケストレル', '会社ケストレル'],
  ],
]);

export const CHINESE = rowsOf('Chinese', [
  [
    '红隼',
    'a name inside a run of characters',
    ['我喜欢红隼手机', '红隼', '#红隼#', '《红隼》'],
    ['隼红', '红色隼'],
  ],
  ['北京大学', 'a longer name', ['他在北京大学读书', '北京大学。'], ['北京的大学', '北京大']],
  ['红隼 手机', 'two names in any place', ['红隼的手机', '手机：红隼'], ['红隼电脑']],
  [
    '"红隼 手机"',
    'two names next to one another',
    ['红隼手机', '红隼 手机', '红隼，手机'],
    ['红隼的手机', '手机红隼'],
  ],
  ['kestrel手机', 'Latin and Han in one name', ['新的Kestrel手机', 'KESTREL 手机'], ['kestrel的手机']],
  ['-电脑 红隼', 'an exclusion', ['红隼手机'], ['红隼电脑']],
  ['红隼', 'forms for compatibility', ['红隼２０', '红隼™'], []],
]);

export const KOREAN = rowsOf('Korean', [
  [
    '황조롱이',
    'particles follow a name',
    [
      '황조롱이는',
      '황조롱이가',
      '황조롱이를',
      '황조롱이의',
      '황조롱이에서',
      '황조롱이와',
      '황조롱이도',
      '#황조롱이',
      '황조롱이입니다',
    ],
    ['황조롱', '황조'],
  ],
  [
    '한국',
    'particles follow a name',
    ['한국은', '한국을', '한국에서', '한국으로', '한국이나'],
    ['한 나라', '국한'],
  ],
  [
    '한국',
    'composed and conjoining letters',
    ['\u1112\u1161\u11ab국', '\u1112\u1161\u11ab\u1100\u116e\u11a8'],
    ['\u1112\u1161국'],
  ],
  [
    'kestrel',
    'particles written onto a Latin name',
    ['Kestrel은 좋다', 'KESTREL을', 'kestrel이'],
    ['kestrels는'],
  ],
]);

export const THAI = rowsOf('Thai', [
  [
    'กรุงเทพ',
    'a name inside a run of letters',
    ['ไปกรุงเทพมหานคร', 'กรุงเทพ', '#กรุงเทพ'],
    ['กรุง เก่า', 'เทพกรุง'],
  ],
  ['เคสเทรล', 'a name inside a run of letters', ['ซื้อเคสเทรลแล้ว', 'เคสเทรลดี'], ['เคสเทร', 'เคส เธรล']],
  ['น้ำ', 'a vowel sign with its parts', ['ดื่มน้ำเย็น'], ['นำ', 'นา้']],
  ['kestrel', 'a Latin name between Thai letters', ['ซื้อKestrelแล้ว'], ['ซื้อKestrelsแล้ว']],
]);

export const HINDI = rowsOf('Devanagari', [
  ['फ़ोन', 'the nukta', ['फोन', 'फ\u093cोन', 'फ़ोन'], ['फोनी', 'मोन']],
  ['ज़रूरत', 'the nukta', ['जरूरत', 'ज\u093cरूरत'], ['जरूर']],
  ['केस्ट्रल', 'joiners', ['केस्ट्रल', 'केस्\u200dट्रल', 'केस्\u200cट्रल', '#केस्ट्रल'], ['केस्ट्र', 'केस्ट्रलों']],
  ['हाँ', 'candrabindu and anusvara', ['हां', 'हाँ।'], ['हा']],
  ['पानी', 'a vowel sign counts', ['यह पानी है'], ['पन', 'पाना', 'पनी']],
  ['2026', 'digits', ['२०२६', 'साल २०२६ में'], ['२०२५']],
]);

export const OTHERS = rowsOf('others', [
  ['ঢাকা', 'Bengali', ['ঢাকা শহর', '#ঢাকা'], ['ঢাক', 'ঢাকার']],
  ['சென்னை', 'Tamil', ['சென்னை நகரம்'], ['சென்', 'சென்னையில்']],
  ['თბილისი', 'Georgian', ['თბილისი!', 'ᲗᲑᲘᲚᲘᲡᲘ'], ['თბილისში']],
  ['երևան', 'Armenian', ['Երևան', 'երևան։'], ['երևանի']],
  ['አዲስ', 'Ethiopic', ['አዲስ አበባ', 'አዲስ፡አበባ'], ['አዲሱ']],
  ['ភ្នំពេញ', 'Khmer', ['ទៅភ្នំពេញ'], ['ពេញភ្នំ']],
  ['🔥', 'an emoji by itself', ['so 🔥🔥', 'fire🔥', '🔥\ufe0f'], ['💧', '🚒']],
  ['👍', 'skin tones do not count', ['👍🏽', '👍🏿', '👍'], ['👎', '👎🏽']],
  ['❤', 'variation selectors do not count', ['❤️', '❤', '❤\ufe0e'], ['💔', '🧡']],
  ['🇪🇺', 'flags', ['🇪🇺', '🇫🇷🇪🇺'], ['🇩🇪🇺🇸', '🇪🇸']],
  ['👩‍💻', 'joined emoji', ['👩‍💻', '👩🏽‍💻'], ['💻👩', '👩 and 💻']],
]);
