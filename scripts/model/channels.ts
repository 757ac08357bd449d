/** Which garblings the trainer makes, and how often. Weights are shares, not priors of the search. */

const WESTERN = ['windows-1252', 'iso-8859-1', 'iso-8859-15'];
const LATIN_RIGHTS = [
  'windows-1250',
  'iso-8859-2',
  'windows-1254',
  'windows-1257',
  'windows-1258',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-16',
  'cp852',
  'cp857',
  'cp775',
  'cp865',
  'cp861',
  'cp860',
  'x-mac-ce',
  'x-mac-turkish',
  'x-mac-romanian',
  'x-mac-croatian',
  'x-mac-icelandic',
  'viscii',
  'tcvn',
];
const OTHER_RIGHTS = [
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'cp737',
  'cp862',
  'cp864',
  'cp869',
  'x-mac-greek',
];
const CYRILLIC = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'x-mac-cyrillic', 'koi8-u', 'cp855'];
const CJK = ['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
const DOS = ['cp437', 'cp850', 'cp852', 'cp858', 'cp863', 'cp865'];
const WRONG_SINGLE = [
  ...WESTERN,
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-1255',
  'windows-1256',
  'windows-1258',
  'windows-874',
  'cp437',
  'cp850',
  'cp852',
  'cp866',
  'cp857',
  'macintosh',
  'x-mac-cyrillic',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-9',
  'x-mac-ce',
  'x-mac-greek',
  'cp737',
  'cp855',
  'cp775',
  'koi8-u',
];

/** `right` read as `wrong`, by label. */
export interface TrainingChannel {
  readonly right: string;
  readonly wrong: string;
  readonly weight: number;
}

function collect(): TrainingChannel[] {
  const weights = new Map<string, number>();
  const add = (rights: readonly string[], wrongs: readonly string[], weight: number): void => {
    for (const right of rights) {
      for (const wrong of wrongs) {
        if (right === wrong) continue;
        const key = `${right}>${wrong}`;
        weights.set(key, (weights.get(key) ?? 0) + weight);
      }
    }
  };
  add(['utf-8'], WRONG_SINGLE, 1);
  add(
    ['utf-8'],
    ['windows-1252', 'iso-8859-1', 'windows-1251', 'cp437', 'cp850', 'windows-1250', 'macintosh'],
    2,
  );
  add(['utf-8'], CJK, 4);
  add(['utf-8'], ['gbk', 'shift_jis', 'euc-kr'], 3);
  add([...LATIN_RIGHTS, ...OTHER_RIGHTS, ...CYRILLIC], WESTERN.slice(0, 2), 1.5);
  add(['windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257'], WESTERN.slice(0, 2), 6);
  add(['windows-1253', 'windows-1255', 'windows-1256', 'windows-874'], WESTERN.slice(0, 2), 4);
  add(['windows-1251', 'koi8-r', 'cp866'], WESTERN.slice(0, 2), 4);
  add(CJK, WESTERN.slice(0, 2), 6);
  add(CJK, ['cp437', 'cp850'], 5);
  add(
    CJK,
    ['windows-1250', 'windows-1251', 'windows-1254', 'koi8-r', 'macintosh', 'cp866', 'windows-874'],
    0.7,
  );
  add(CJK, CJK, 8);
  add(CYRILLIC.slice(0, 5), CYRILLIC.slice(0, 5), 5);
  add(CYRILLIC, CYRILLIC, 1);
  add(
    CYRILLIC.slice(0, 3),
    ['cp437', 'cp850', 'macintosh', 'gbk', 'windows-1250', 'shift_jis', 'euc-kr', 'big5'],
    2,
  );
  add(['windows-1252'], ['cp437', 'cp850', 'macintosh'], 6);
  add(
    ['windows-1252'],
    [
      'windows-1250',
      'iso-8859-2',
      'windows-1251',
      'cp866',
      'koi8-r',
      'windows-1253',
      'windows-1254',
      'windows-1257',
      'windows-874',
      'gbk',
      'big5',
      'shift_jis',
      'euc-kr',
      'cp852',
    ],
    1.5,
  );
  add(['windows-1252'], ['iso-8859-1'], 6);
  add(['cp437', 'cp850', 'cp852', 'macintosh'], ['windows-1252', 'iso-8859-1', 'windows-1250'], 2);
  add(['cp852'], ['cp437', 'cp850'], 2);
  add(
    ['windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257', 'windows-1253'],
    [...DOS.slice(0, 3), 'macintosh', 'windows-1251', 'gbk'],
    0.7,
  );
  add(
    ['windows-1250', 'iso-8859-2', 'cp852', 'x-mac-ce'],
    ['windows-1250', 'iso-8859-2', 'cp852', 'x-mac-ce'],
    1.5,
  );
  add(['windows-1254', 'cp857', 'iso-8859-9'], ['windows-1254', 'cp857'], 1);
  add(
    ['windows-1253', 'iso-8859-7', 'cp737', 'x-mac-greek'],
    ['windows-1253', 'iso-8859-7', 'cp737', 'x-mac-greek', 'windows-1251'],
    1,
  );
  add(
    ['windows-1255', 'windows-1256', 'cp862'],
    ['windows-1251', 'windows-1250', 'cp437', 'windows-1255', 'windows-1256'],
    0.7,
  );
  return [...weights].map(([key, weight]) => {
    const [right = '', wrong = ''] = key.split('>');
    return { right, wrong, weight };
  });
}

export const TRAINING_CHANNELS: readonly TrainingChannel[] = collect();

/** Every encoding that takes part, as right or wrong. */
export const TRAINING_ENCODINGS: readonly string[] = [
  ...new Set(TRAINING_CHANNELS.flatMap(({ right, wrong }) => [right, wrong])),
];

/**
 * Log prior of a channel among those that explain a text, for mining and measuring; 0 for the commonest. Not
 * calibrated, only graded: rare pairs must not win by a hair, and training need not fight them as hard.
 */
export function channelPrior(right: string, wrong: string): number {
  return PRIORS.get(`${right}>${wrong}`) ?? RAREST_PRIOR;
}
const COMMON_WEIGHT = 8;
const RAREST_PRIOR = -5;
const PRIORS: ReadonlyMap<string, number> = new Map(
  TRAINING_CHANNELS.map(({ right, wrong, weight }) => [
    `${right}>${wrong}`,
    right === 'utf-8' ? 0 : Math.max(RAREST_PRIOR, Math.min(0, 1.5 * Math.log(weight / COMMON_WEIGHT))),
  ]),
);

/** Wrong encodings with the right ones that the catalogue of training pairs has for them. */
export const RIGHTS_OF_WRONG: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(TRAINING_CHANNELS.map(({ wrong }) => wrong))].map((label) => [
    label,
    TRAINING_CHANNELS.filter(({ wrong }) => wrong === label)
      .sort((a, b) => b.weight - a.weight)
      .map(({ right }) => right),
  ]),
);
