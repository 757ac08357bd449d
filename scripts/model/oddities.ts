/** Healthy strings that no corpus holds: alphabets in order, isolated letters, boxes, repeated letters … */
import type { Random } from './random.ts';

const ALPHABETS: readonly string[] = [
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  'абвгдђежзијклљмнњопрстћуфхцчџш',
  'абвгдѓежзѕијклљмнњопрстќуфхцчџш',
  'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  'αβγδεζηθικλμνξοπρστυφχψω',
  'άέήίόύώϊϋΐΰς',
  'áéíóúýàèìòùâêîôûäëïöüÿãñõåæçøðþß',
  'áčďéěíňóřšťúůýž',
  'ąćęłńóśźż',
  'áéíóöőúüű',
  'ăâîșț',
  'çğıöşü',
  'āčēģīķļņšūž',
  'ąčęėįšųūž',
  'õäöüšž',
  'ĉĝĥĵŝŭ',
  'ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăâđêôơư',
  'ŵŷẁẃẅỳẏëïöâêîôû',
  'əğıöüşçİ',
  'ɑɐɒæɓʙβɔɕçɗɖðʤəɘɚɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɭɬɫɮʟɱɯɰŋɳɲɴøɵɸθœɶʘɹɺɾɻʀʁɽʂʃʈʧʉʊʋⱱʌɣɤʍχʎʏʑʐʒʔʡʕʢǀǁǂǃˈˌːˑ',
  'אבגדהוזחטיכלמנסעפצקרשתךםןףץ',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى',
  'پچژگکیٹڈڑںہھے',
  'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ',
  'ⴰⴱⴳⴷⴹⴻⴼⴽ',
  'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ',
  'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん',
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ',
  'ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩ',
  'ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ',
  '가나다라마바사아자차카타파하',
  '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥',
  '一二三四五六七八九十百千万億兆零〇',
  '壹贰叁肆伍陆柒捌玖拾佰仟萬亿圆整',
  '氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼锝钌铑钯银镉铟锡锑碲碘氙铯钡镧铈镨钕',
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ',
  '１２３４５６７８９０',
  'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ',
  '§¶©®™°±×÷¬µ·¹²³½¼¾ªº¡¿«»¢£¥€¤¦',
  '€£¥¢₽₴₹₩₪₫₱₦฿₿',
  '←↑→↓↔↕⇐⇒⇔⇑⇓',
  '∀∂∃∅∇∈∉∋∏∑−∓∗√∝∞∠∧∨∩∪∫∴∼≅≈≠≡≤≥⊂⊃⊆⊇⊕⊗⊥⋅',
  '♠♣♥♦★☆☎☺☻♀♂♪♫✓✔✗✘',
  '₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻',
  '–—‘’“”„…•†‡‰‹›',
  '─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬░▒▓█▀▄■□▪▫▲▼◆◇○●',
];

const BOXES: readonly string[] = [
  '─│┌┐└┘├┤┬┴┼',
  '═║╔╗╚╝╠╣╦╩╬',
  '╭╮╰╯─│',
  '━┃┏┓┗┛┣┫┳┻╋',
  '█▓▒░',
  '■□',
  '▲▼◆●○',
];

function repeat(unit: string, count: number): string {
  return unit.repeat(count);
}

function box(random: Random, words: () => string): string {
  const set = [...random.pick(BOXES)];
  const [h = '─', v = '│', a = '┌', b = '┐', c = '└', d = '┘', e = '├'] = set;
  switch (random.below(6)) {
    case 0:
      return a + repeat(h, 2 + random.below(30)) + b;
    case 1:
      return c + repeat(h, 2 + random.below(30)) + d;
    case 2:
      return `${v} ${words()}${repeat(' ', random.below(6))} ${v} ${words()} ${v}`;
    case 3:
      return `${e}${h}${h} ${words()}`;
    case 4:
      return `${v}   ${c}${h}${h} ${words()}`;
    default:
      return repeat(random.pick(set), 2 + random.below(30));
  }
}

const PHONETIC_ONSETS = [
  'ˈ',
  'ˌ',
  'k',
  't',
  'd',
  'ʃ',
  'ʒ',
  'θ',
  'ð',
  'ŋ',
  'ɹ',
  'l',
  'm',
  'n',
  'p',
  'b',
  's',
  'z',
  'ʁ',
  'j',
  'w',
  'tʃ',
  'dʒ',
  'ɡ',
  'x',
  'ç',
  'ɲ',
  'ʔ',
];
const PHONETIC_NUCLEI = [
  'ə',
  'ɪ',
  'iː',
  'ɛ',
  'æ',
  'ɑː',
  'ɔ',
  'ʊ',
  'uː',
  'ʌ',
  'aɪ',
  'eɪ',
  'oʊ',
  'ø',
  'y',
  'œ',
  'ɐ',
  'ɒ',
  'ã',
  'ɔ̃',
  'ɛ̃',
];

function phonetic(random: Random): string {
  let text = '';
  for (let count = 1 + random.below(5); count > 0; count--)
    text += random.pick(PHONETIC_ONSETS) + random.pick(PHONETIC_NUCLEI);
  return random.chance(0.5) ? `/${text}/` : `[${text}]`;
}

const FORMULAS = [
  'H₂O',
  'CO₂',
  'CH₃–CH₂–OH',
  'Ca²⁺',
  'SO₄²⁻',
  'x² + y² = r²',
  'E = mc²',
  'µg/m³',
  '25 °C',
  '−40 °F',
  '±0,5 %',
  '10⁻⁶',
  '½ × ¾',
  'a ≤ b ≤ c',
  'π ≈ 3.14',
  'Δt = 5 µs',
  '∑ᵢ xᵢ',
  'Ω',
  'kΩ',
  '§ 5 Abs. 2',
  '№ 7',
  '5′ 3″',
  '4×4',
  '90°',
  'α-Fe₂O₃',
  'λ = 632,8 nm',
  'β₁',
  'm²',
  'cm³',
  '1 Å',
  'Å',
  '180° − α',
  '2·3',
  '¢',
  '¥100',
  '£5.00',
  '€ 12,50',
  '12,50 €',
  '©2024',
  'Windows®',
  'naïve',
  'café',
  'º',
  'ª',
  '1ª',
  '2º',
  '¿',
  '¡',
  '«»',
  '“”',
  '‘’',
  '…',
  '–',
  '—',
  '→',
  '←',
  '✓',
  '•',
];

/** One such string. `words` gives a short healthy piece of a corpus. */
export function oddity(random: Random, words: () => string): string {
  const alphabet = [...random.pick(ALPHABETS)];
  const cased = (text: string): string => (random.chance(0.4) ? text.toUpperCase() : text);
  switch (random.below(12)) {
    case 0: {
      const from = random.below(alphabet.length);
      return cased(
        alphabet
          .slice(from, from + 2 + random.below(alphabet.length))
          .join(random.pick(['', ' ', ', ', '/', '  '])),
      );
    }
    case 1: {
      const letters = Array.from({ length: 1 + random.below(6) }, () => random.pick(alphabet));
      return cased(letters.join(random.pick(['', ' ', ', ', ',', '|', '; ', '-', '、', '\t'])));
    }
    case 2: {
      const letter = random.pick(alphabet);
      return cased(repeat(letter, 1 + random.below(random.chance(0.3) ? 40 : 6)));
    }
    case 3:
      return box(random, words);
    case 4:
      return phonetic(random);
    case 5:
      return Array.from({ length: 1 + random.below(4) }, () => random.pick(FORMULAS)).join(
        random.pick([' ', ', ', '; ', ' / ']),
      );
    case 6:
      return `${words()} ${random.pick(FORMULAS)} ${words()}`;
    case 7: {
      const word = words();
      return Array.from({ length: 2 + random.below(4) }, () => word).join(
        random.pick([' ', ', ', '', '! ', '、', '-']),
      );
    }
    case 8:
      return `${random.pick(['a', 'char', 'x', 'c', 'sep', '[^', 'key', '"', 'case '])}${random.pick([' = ', ' == ', '=', ': ', ' ', ''])}${random.pick(["'", '"', '`', ''])}${cased(random.pick(alphabet))}${random.pick(["'", '"', '`', ''])}`;
    case 9: {
      const lead = random.pick(alphabet);
      return cased(`${lead}. ${words()}`);
    }
    case 10:
      return words().toUpperCase();
    default: {
      const letter = random.pick(alphabet);
      return `${words()} (${cased(letter)}) ${random.pick(['→', '=', '-', '–'])} ${cased(random.pick(alphabet))}`;
    }
  }
}
