/** Texts to try the page with: at least one for each script, and one for each kind of damage. */
import type { Channel } from '../src/index.ts';

export type Damage = 'garbled' | 'twice' | 'lost' | 'mixed' | 'glosses' | 'shifted' | 'hopeless' | 'healthy';

export interface ExamplePart {
  readonly text: string;
  /** What happens to the text before it is shown. Default: nothing. */
  readonly channels?: readonly Channel[];
  /** Number of the byte that is lost from the text in GBK before it is read, as GBK. Default: none. */
  readonly lostByte?: number;
}

export interface Example {
  /** BCP 47 tag of the language, for its name. */
  readonly language: string;
  readonly damage: Damage;
  readonly parts: readonly ExamplePart[];
}

function garbled(language: string, text: string, right: string, wrong: string): Example {
  return { language, damage: 'garbled', parts: [{ text, channels: [{ right, wrong }] }] };
}

export const EXAMPLES: readonly Example[] = [
  garbled(
    'fr',
    'La boulangère a laissé la fenêtre ouverte, et tout le quartier sent le pain grillé.',
    'utf-8',
    'windows-1252',
  ),
  garbled('zh-Hans', '雨停了，我们沿着河边走回家，路上买了两斤橘子。', 'gbk', 'windows-1252'),
  garbled('zh-Hant', '圖書館星期一休息，請把書放進門口的還書箱。', 'big5', 'gbk'),
  garbled('ja', '夏休みの写真/海辺の灯台で撮った一枚.jpg', 'shift_jis', 'cp437'),
  garbled('ko', '내일 아침 일찍 기차를 타고 바다를 보러 갑니다.', 'euc-kr', 'windows-1252'),
  garbled('ru', 'Завтра обещают снег, возьми с собой тёплые варежки.', 'windows-1251', 'iso-8859-1'),
  garbled('uk', 'Бабуся пече пиріг із яблуками щонеділі.', 'utf-8', 'windows-1251'),
  garbled('bg', 'Влакът за морето тръгва в седем часа сутринта.', 'koi8-r', 'windows-1251'),
  garbled('pl', 'Źdźbła trawy lśniły w słońcu po długiej nocnej ulewie.', 'windows-1250', 'windows-1252'),
  garbled('tr', 'Akşamüstü çayı bahçede, incir ağacının gölgesinde içtik.', 'utf-8', 'macintosh'),
  garbled('el', 'Το πλοίο φεύγει νωρίς το πρωί από το παλιό λιμάνι.', 'windows-1253', 'windows-1252'),
  garbled('he', 'הספרייה פתוחה היום עד שמונה בערב.', 'windows-1255', 'windows-1252'),
  garbled('ar', 'وصلت الرسالة متأخرة، لكنها كانت مليئة بالأخبار السعيدة.', 'windows-1256', 'windows-1252'),
  garbled('th', 'ร้านกาแฟหน้าโรงเรียนเปิดตั้งแต่เช้าตรู่', 'utf-8', 'windows-874'),
  garbled('vi', 'Sáng nay trời mưa nhẹ, phố cổ vắng người hơn mọi ngày.', 'utf-8', 'windows-1252'),
  garbled('hi', 'बच्चे शाम को नदी के किनारे पतंग उड़ाते हैं।', 'utf-8', 'windows-1252'),
  {
    language: 'de',
    damage: 'twice',
    parts: [
      {
        text: 'Die Schlüssel liegen schön brav über der Tür, fünf Stück.',
        channels: [
          { right: 'utf-8', wrong: 'windows-1252' },
          { right: 'utf-8', wrong: 'windows-1252' },
        ],
      },
    ],
  },
  {
    language: 'ja',
    damage: 'lost',
    parts: [
      {
        text: '駅前の喫茶店で友だちと待ち合わせをしました。',
        channels: [{ right: 'utf-8', wrong: 'shift_jis' }],
      },
    ],
  },
  {
    language: 'zh-Hans',
    damage: 'lost',
    parts: [
      {
        text: '老师说，明天的春游改到下星期，大家记得带伞和水壶。',
        channels: [{ right: 'utf-8', wrong: 'gbk', decoder: 'python' }],
      },
    ],
  },
  {
    language: 'es',
    damage: 'mixed',
    parts: [
      { text: 'El niño escribió una carta — con mucho cariño — a su abuela.\n' },
      {
        text: 'La montaña está nevada desde el otoño.',
        channels: [{ right: 'utf-8', wrong: 'windows-1252' }],
      },
      { text: '\n' },
      { text: 'El café de la esquina abrió otra vez.', channels: [{ right: 'utf-8', wrong: 'cp850' }] },
      { text: '\n' },
    ],
  },
  {
    language: 'zh-Hant',
    damage: 'glosses',
    parts: [
      {
        text: '他們(men)每個(gè)週末都來(lái)這(zhè)個(gè)村子教孩子畫畫。學(xué)生們(men)說，這(zhè)個(gè)時(shí)候山裡最安靜，連鳥叫聲都聽得清楚。',
      },
    ],
  },
  {
    language: 'zh-Hans',
    damage: 'shifted',
    parts: [{ text: '去年冬天我们搬到山脚下的小镇，每天早上都能听见教堂的钟声。', lostByte: 7 }],
  },
  {
    language: 'zh-Hans',
    damage: 'hopeless',
    parts: [
      {
        text: '晚饭以后，我们去江边散步。',
        channels: [
          { right: 'gbk', wrong: 'utf-8' },
          { right: 'utf-8', wrong: 'gbk' },
        ],
      },
    ],
  },
  {
    language: 'pt',
    damage: 'healthy',
    parts: [{ text: 'Amanhã há feira na praça: pão, maçãs e um “café” à moda antiga — só até às 11 h.' }],
  },
];
