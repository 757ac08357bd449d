/** The sentences of the library's reports, in Chinese. */

const SENTENCES: Readonly<Record<string, string>> = {
  'bytes that the wrong decoder could not read were replaced by a mark':
    '误读时无法识别的字节被换成了替代符号',
  'bytes that the wrong decoder could not read were dropped': '误读时无法识别的字节被丢弃了',
  'an ASCII character, such as a line end, a space or a quote, was taken for the second byte of a pair and was swallowed':
    '一个 ASCII 字符（如换行、空格或引号）被当作双字节的后一半而吞掉了',
  'the character was cut': '这个字被截断了',
  'bytes that the wrong decoder could not read were replaced by a mark; how many is not known':
    '误读时无法识别的字节被换成了替代符号，字节数不明',
  'byte A0 was read as a no-break space, which became a plain space later':
    '字节 A0 被读成不换行空格，后来又变成了普通空格',
  'a byte of this character was lost, and what follows was paired one byte off':
    '这个字丢了一个字节，后面的文字因此错位',
  'its second byte was left over where the text came back into step': '文字重新对齐时，它的第二个字节落单了',
  'its second byte went with a pair that was dropped': '它的第二个字节随一对被丢弃的字节一起消失了',
  'its first byte went with a pair that was dropped': '它的第一个字节随一对被丢弃的字节一起消失了',
  'a byte below 0x40 (a digit, a sign, a blank or a line end) was taken for a trail byte and is gone':
    '一个小于 0x40 的字节（数字、符号、空格或换行）被当作后一半字节而消失了',
  'the bytes can also be read with a dropped character here': '这些字节也可以读成此处缺了一个字',
  'the bytes were cut inside this character; its lead byte became ?':
    '字节在这个字中间被截断，前一半变成了 ?',
  'a byte of it went with a user-defined character that was dropped':
    '它的一个字节随被丢弃的自定义字符一起消失了',
  'its trail byte became ?': '它的后一半字节变成了 ?',
  'memory that no text was written to (bytes CC, 烫) was read as GBK: there never was a text':
    '未初始化的内存（字节 CC，烫）被当作 GBK 读取，本来就没有文字',
  'memory that no text was written to (bytes CD, 屯) was read as GBK: there never was a text':
    '未初始化的内存（字节 CD，屯）被当作 GBK 读取，本来就没有文字',
  'memory that was freed (bytes DD, 葺) was read as GBK: the text is gone':
    '已释放的内存（字节 DD，葺）被当作 GBK 读取，文字已经丢失',
  'bytes of another encoding were read as UTF-8: the replacement characters (U+FFFD) stand for bytes that are gone':
    '其他编码的字节被当作 UTF-8 读取，替代符号（U+FFFD）所代表的字节已经丢失',
  'an encoding that lacks the letters put a question mark in place of each: which ones they were is gone':
    '所用编码没有这些文字，每个都变成了问号，原来的内容已经丢失',
  'a byte of this character became U+FFFD when the text was read as UTF-8':
    '文字被当作 UTF-8 读取时，这个字的一个字节变成了 U+FFFD',
  'a closing tag stands behind it': '它后面是一个结束标签',
  'two asterisks are open, and one stands behind it': '前面有未闭合的两个星号，后面还有一个',
  'a quotation mark is open, and what stands behind it follows a closing one':
    '前面有未闭合的引号，后面是引号闭合后才会有的内容',
  'what stands behind it begins a line': '它后面是一行的开头',
  'in front of what opens there stands a space': '后面开始的括号或引号前面有空格',
  'between syllables of Hangul stands a space': '两个韩文音节之间有空格',
  'between an ideograph and a digit stands a space': '汉字和数字之间有空格',
  'replacement characters (U+FFFD) stand for bytes that are gone': '替代符号（U+FFFD）所代表的字节已经丢失',
  'control characters (C1) that no text has, and no channel explains':
    '含有正常文字里没有的控制字符（C1），找不到成因',
  'no other character has these bytes': '没有别的字是这些字节',
};

/** Sentences with parts that vary: the document's own characters, and counts. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^“(.+)” stands (\d+)× elsewhere in the document$/u, '“$1”在文中别处出现 $2 次'],
  [
    /^of the (\d+) characters that the known bytes allow, (.+) is by far the likeliest here$/u,
    '已知字节允许的 $1 个字中，“$2”在这里可能性最大',
  ],
  [
    /^replacement characters were read as (\S+) \((\S+)\): what they stood for is gone$/u,
    '替代符号又被当作 $1 读取（$2），原来的内容已经丢失',
  ],
  [
    /^of the characters with this byte, (.+) is by far the likeliest here$/u,
    '已知字节允许的字中，“$1”在这里可能性最大',
  ],
  [
    /^of the characters with this second byte, (.+) is the likeliest here$/u,
    '第二个字节相同的字中，“$1”在这里最有可能',
  ],
  [
    /^of the characters with this first byte, (.+) is by far the likeliest here$/u,
    '第一个字节相同的字中，“$1”在这里可能性最大',
  ],
  [
    /^(.+) stands (\d+)× elsewhere in the document, and nothing else fits so well$/u,
    '“$1”在文中别处出现 $2 次，没有别的字更合适',
  ],
  [
    /^in dates a number before (.+) follows (.+), which stands (\d+)× elsewhere in the document$/u,
    '日期里“$1”前的数字跟在“$2”之后，后者在文中别处出现 $3 次',
  ],
];

/** A sentence of a report in Chinese; an unknown one stays as it is. Several may be joined by `; `. */
export function reportedInChinese(sentence: string): string {
  return SENTENCES[sentence] ?? sentence.split('; ').map(fromPattern).join('；');
}

function fromPattern(sentence: string): string {
  for (const [pattern, translation] of PATTERNS) {
    if (pattern.test(sentence)) return sentence.replace(pattern, translation);
  }
  return sentence;
}
