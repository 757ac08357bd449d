/** Sentences of our own, with the legacy encodings that real text of the language was written in. */
export interface Sentence {
  readonly language: string;
  readonly text: string;
  readonly rights: readonly string[];
}

export const SENTENCES: readonly Sentence[] = [
  {
    language: 'fr',
    text: 'Le garçon déçu rêvait d’une île où l’été dure – « déjà vu », dit-il pour 3 €.',
    rights: ['utf-8', 'windows-1252', 'macintosh', 'cp850'],
  },
  {
    language: 'de',
    text: 'Größere Bäume stürzten über die Straße; niemand wußte „weshalb“.',
    rights: ['utf-8', 'windows-1252', 'iso-8859-1', 'cp437'],
  },
  {
    language: 'pl',
    text: 'Późną jesienią źrebię gnało przez łąkę, ćwicząc szybki bieg.',
    rights: ['utf-8', 'windows-1250', 'iso-8859-2', 'cp852', 'x-mac-ce'],
  },
  {
    language: 'ru',
    text: 'Вчера в новостях сообщили: «Поезд № 5 опоздал на сорок минут».',
    rights: ['utf-8', 'windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'],
  },
  {
    language: 'uk',
    text: 'Їжак і ґава їли м’який хліб біля річки в Києві.',
    rights: ['utf-8', 'windows-1251', 'koi8-u'],
  },
  {
    language: 'el',
    text: 'Το πλοίο έφυγε στις οκτώ και ο καπετάνιος γέλασε δυνατά.',
    rights: ['utf-8', 'windows-1253', 'iso-8859-7', 'cp737', 'x-mac-greek'],
  },
  {
    language: 'tr',
    text: 'Şişman ağaç gölgesinde ıslak çocuklar İzmir’i düşündü.',
    rights: ['utf-8', 'windows-1254', 'iso-8859-9', 'cp857'],
  },
  { language: 'he', text: 'הילדה קראה ספר ישן ליד החלון הפתוח.', rights: ['utf-8', 'windows-1255', 'cp862'] },
  {
    language: 'ar',
    text: 'قرأت الطفلة كتابا قديما قرب النافذة المفتوحة.',
    rights: ['utf-8', 'windows-1256', 'iso-8859-6'],
  },
  { language: 'th', text: 'เด็กผู้หญิงอ่านหนังสือเก่าข้างหน้าต่าง', rights: ['utf-8', 'windows-874', 'tis-620'] },
  { language: 'vi', text: 'Cô bé đọc một quyển sách cũ bên cửa sổ.', rights: ['utf-8', 'viscii', 'tcvn'] },
  {
    language: 'lt',
    text: 'Ąžuolo šešėlyje žąsys gėrė vėsų vandenį.',
    rights: ['utf-8', 'windows-1257', 'cp775'],
  },
  {
    language: 'zh-hans',
    text: '昨天下午，图书馆里的老钟停了，谁也没有发现。\n第2行：请重新启动程序。',
    rights: ['utf-8', 'gbk', 'gb18030'],
  },
  {
    language: 'zh-hant',
    text: '昨天下午，圖書館裡的老鐘停了，誰也沒有發現。\n第2行：請重新啟動程式。',
    rights: ['utf-8', 'big5', 'gbk'],
  },
  {
    language: 'ja',
    text: '昨日の午後、図書館の古い時計が止まったが、ﾀﾞﾚも気づかなかった。\n2行目：再起動してください。',
    rights: ['utf-8', 'shift_jis', 'euc-jp'],
  },
  {
    language: 'ko',
    text: '어제 오후 도서관의 낡은 시계가 멈췄지만 아무도 몰랐다.\n2행: 다시 시작하십시오.',
    rights: ['utf-8', 'euc-kr'],
  },
];

/** Wrong encodings that each sentence is read as. */
export const WRONGS: readonly string[] = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'koi8-r',
  'cp437',
  'cp850',
  'macintosh',
  'gbk',
  'gb18030',
  'big5',
  'cp950',
  'shift_jis',
  'euc-jp',
  'euc-kr',
];
