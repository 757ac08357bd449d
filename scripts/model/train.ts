/**
 * Trains the plausibility model: `npx tsx scripts/model/train.ts CORPUS CACHE`.
 * See src/language/README.md. Writes weights.bin and weights.json beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CONTEXT_WEIGHT_COUNT } from '../../src/language/context-features.ts';
import { CLASS_PAIRS, WEIGHT_COUNT } from '../../src/language/features.ts';
import { channelPrior, TRAINING_CHANNELS } from './channels.ts';
import { oddity } from './oddities.ts';
import {
  digest,
  RECORD_FILE,
  type StageRecord,
  sourceBytes,
  type TrainingRecord,
  WEIGHTS_FILE,
  writeModel,
} from './pack.ts';
import { Random, WeightedChoice } from './random.ts';
import { Reading } from './reading.ts';
import { Reverser } from './reversals.ts';
import { corpusPools, packagePools, type TextPool } from './texts.ts';

const LONGEST = 240;
/** Part of the training after which the table is pruned; the rest lets the survivors make up for it. */
const PRUNE_AT = 0.6;

/** How often languages are drawn beside one of ample texts, by how much garbled text there is of them. */
const SHARES: Readonly<Record<string, number>> = {
  'zh-hans': 9,
  'zh-hant': 6,
  ja: 8,
  ko: 6,
  ru: 5,
  uk: 2,
  bg: 2,
  sr: 2,
  en: 1.5,
  de: 2,
  fr: 2,
  es: 2,
  pt: 2,
  it: 2,
  nl: 1.5,
  sv: 2,
  da: 2,
  nb: 2,
  fi: 2,
  is: 1.5,
  pl: 2,
  cs: 2,
  sk: 1.5,
  hu: 2,
  ro: 2,
  hr: 1.5,
  tr: 2,
  el: 1.5,
  vi: 1.5,
  he: 1.5,
  ar: 1.5,
  th: 1.5,
};

export interface TrainingOptions extends StageRecord {
  readonly seed: number;
  readonly log?: (line: string) => void;
}

/** Draws texts: a language, a pool of it, a line, a piece. */
class Drawer {
  private readonly languages: { choice: WeightedChoice; pools: TextPool[] }[];
  private readonly choice: WeightedChoice;

  constructor(pools: readonly TextPool[], share: (language: string, characters: number) => number) {
    const names = [...new Set(pools.map((pool) => pool.language))].sort();
    const shares: number[] = [];
    this.languages = names.map((name) => {
      const own = pools.filter((pool) => pool.language === name);
      shares.push(
        share(
          name,
          own.reduce((sum, pool) => sum + pool.lines.reduce((n, line) => n + line.length, 0), 0),
        ),
      );
      return { choice: new WeightedChoice(own.map((pool) => pool.weight)), pools: own };
    });
    this.choice = new WeightedChoice(shares);
  }

  line(random: Random): string {
    const language = this.languages[this.choice.draw(random)] as {
      choice: WeightedChoice;
      pools: TextPool[];
    };
    const pool = language.pools[language.choice.draw(random)] as TextPool;
    const line = random.pick(pool.lines);
    if (!pool.words || random.chance(0.3)) return line;
    const unspaced = /^(zh|ja|th|lo|km|my)/.test(pool.language);
    const joint = unspaced ? random.pick(['', '', '', '、', ' ']) : random.pick([' ', ' ', ' ', ', ', '-']);
    const words = [line];
    for (let count = 1 + random.below(5); count > 0; count--) words.push(random.pick(pool.lines));
    return words.join(joint);
  }

  /** A piece with something outside ASCII in it: a quarter each of up to 8, 20, 60 units, and whole lines. */
  piece(random: Random): string {
    for (;;) {
      const line = this.line(random);
      const piece = cut(line, random);
      if (/[^\0-\x7f]/.test(piece)) return piece;
    }
  }
}

function cut(line: string, random: Random): string {
  const kind = random.below(4);
  const longest =
    kind === 3
      ? LONGEST
      : kind === 2
        ? 21 + random.below(40)
        : kind === 1
          ? 9 + random.below(12)
          : 1 + random.below(8);
  if (line.length <= longest) return line;
  let start = random.below(line.length - longest + 1);
  if (random.chance(0.8)) {
    const space = line.indexOf(' ', start === 0 ? 0 : start - 1);
    if (start > 0 && space >= 0 && space < start + longest && space + longest < line.length + 6)
      start = space + 1;
  }
  let end = Math.min(line.length, start + longest);
  if (random.chance(0.6) && end < line.length) {
    const space = line.lastIndexOf(' ', end);
    if (space > start) end = space;
  }
  // A cut surrogate pair would train for broken text.
  if (/[\udc00-\udfff]/.test(line[start] ?? '')) start++;
  if (/[\ud800-\udbff]/.test(line[end - 1] ?? '')) end--;
  return line.slice(start, end);
}

const FILE_NAMES = [
  '{}.txt',
  '{}.docx',
  '{} (1).pdf',
  '{}.jpg',
  '{}_2024.xlsx',
  'photos/{}.png',
  '01 - {}.mp3',
  '{}/{}.html',
  '[{}] 12.mkv',
  '{}-v2.zip',
];
const FRAMES = [
  '"{}"',
  '({})',
  '<b>{}</b>',
  '// {}',
  '/* {} */',
  '# {}',
  '{}: 12',
  'name={}',
  '[INFO] {}',
  'msgstr "{}"',
  '- {}',
  '{}, Inc.',
  'A {} B',
  '{}\n',
];

/** Typography that much text has and little of the corpora: dashes, curly and angled quotes, bullets, ellipses. */
function typeset(text: string, random: Random): string {
  const [open = '', close = ''] = random.pick(['“”', '„“', '«»', '‘’', '»«', '„”', '‚‘', '‹›', '「」', '“”']);
  switch (random.below(8)) {
    case 0:
      return text.replace(/ - | -- | – /g, random.pick([' – ', ' — ', '—', '–']));
    case 1:
      return text.replace(/ (?=\p{L}+ \p{L})/u, random.pick([' – ', ' — ', '—', '–', ' • ', ' · ', '… ']));
    case 2:
      return `${random.pick(['• ', '– ', '— ', '· ', '•', '§ ', '→ ', '● ', '◦ ', '© ', '™ ', '° ', '« ', '… '])}${text}`;
    case 3:
      return text.replace(/\p{L}[\p{L}\p{M}]+( \p{L}+)?/u, (word) => open + word + close);
    case 4:
      return `${open}${text}${close}`;
    case 5:
      return `${text}${random.pick(['…', '™', '®', '°', ' –', ' —', ' ½', ' €', '€', ' £', '²', '³', ' ©', '”', '’s', 'º'])}`;
    case 6:
      return text.replace(/'/g, random.pick(['’', '‘', 'ʼ', '’']));
    default:
      return text.replace(
        /(\p{L}{2}) (\p{L})/u,
        (_, before: string, after: string) =>
          `${before}${random.pick(['—', '–', '…', '\xa0', '’', ' • ', '·', ' “', '” ', '\xa0– '])}${after}`,
      );
  }
}

/**
 * Trains and returns the weights: those of the plausibility, or, on top of these, those of the context.
 * Deterministic for the same texts and options.
 */
export function train(
  pools: readonly TextPool[],
  options: TrainingOptions,
  plausibility?: Float32Array,
): Float32Array {
  const learned = new Float32Array(plausibility === undefined ? WEIGHT_COUNT : CONTEXT_WEIGHT_COUNT);
  const weights = plausibility ?? learned;
  const context = plausibility === undefined ? undefined : learned;
  const random = new Random(options.seed);
  const share = (language: string, characters: number): number => {
    const base = Math.min(1, characters / 60000) ** 0.6;
    // East Asian text has hardly any context features.
    if (context !== undefined && /^(zh|ja|ko)/.test(language)) return base;
    return base * (SHARES[language] ?? 1);
  };
  const drawer = new Drawer(pools, share);
  const squares = new Float32Array(learned.length).fill(1e-6);
  /** 0 for slots that were pruned. */
  const alive = new Uint8Array(learned.length).fill(1);
  const prune = (): void => {
    const end = context === undefined ? CLASS_PAIRS : learned.length;
    const sizes = Float32Array.from(learned.subarray(0, end), Math.abs).sort();
    const least = sizes[Math.max(0, end - options.keep)] as number;
    for (let slot = 0; slot < end; slot++) {
      if (Math.abs(learned[slot] as number) >= least) continue;
      alive[slot] = 0;
      learned[slot] = 0;
    }
    options.log?.(`pruned below ${least.toFixed(3)}`);
  };
  const reverser = new Reverser();
  const channels = TRAINING_CHANNELS;
  const channelChoice = new WeightedChoice(channels.map(({ weight }) => weight));

  const truth = new Reading();
  const garbled = new Reading();
  const second = new Reading();
  const window = new Reading();
  const slots: Reading[] = Array.from({ length: 4 }, () => new Reading());
  const scratch = new Reading();
  let kept: Reading[] = [];

  let loss = 0;
  let pairs = 0;
  const learn = (good: Reading, bad: Reading, margin: number, importance: number): void => {
    const z = good.score + good.prior - bad.score - bad.prior - margin;
    loss += (z > 30 ? 0 : z < -30 ? -z : Math.log1p(Math.exp(-z))) * importance;
    pairs++;
    if (z > 12) return;
    const gradient = importance / (1 + Math.exp(z));
    const apply = (reading: Reading, sign: number): void => {
      const slots = context === undefined ? reading.slots : reading.contextSlots;
      const count = context === undefined ? reading.slotCount : reading.contextSlotCount;
      for (let at = 0; at < count; at++) {
        const slot = slots[at] as number;
        if (alive[slot] === 0) continue;
        const square = (squares[slot] as number) + gradient * gradient;
        squares[slot] = square;
        learned[slot] = (learned[slot] as number) + (options.rate * gradient * sign) / Math.sqrt(square);
      }
    };
    apply(good, 1);
    apply(bad, -1);
  };

  /** Finds the likeliest lossless reversals of `input` other than `except`; keeps up to `most` in `kept`. */
  const mine = (input: Reading, except: Reading, most: number, rightsOnly?: string): void => {
    kept = [];
    const seen = new Set<number>([input.hash, except.hash]);
    const found = (_right: string, _wrong: string, prior: number): void => {
      scratch.prior = prior;
      scratch.rate(weights, context);
      let place: Reading | undefined;
      if (kept.length < most) {
        place = slots[kept.length] as Reading;
        kept.push(place);
      } else {
        let worst = kept[0] as Reading;
        for (const reading of kept)
          if (reading.score + reading.prior < worst.score + worst.prior) worst = reading;
        if (scratch.score + prior > worst.score + worst.prior) place = worst;
      }
      if (place !== undefined) place.copy(scratch).score = scratch.score;
    };
    reverser.each(input, scratch, seen, found, rightsOnly);
    for (const reading of kept) reading.rate(weights, context);
  };

  const garble = (from: Reading, into: Reading): boolean => {
    for (let attempt = 0; attempt < 30; attempt++) {
      const channel = channels[channelChoice.draw(random)];
      if (channel === undefined) continue;
      if (!reverser.garble(from, channel.right, channel.wrong, into)) continue;
      if (into.length >= 1000 || into.hash === from.hash) continue;
      into.prior = 0;
      from.prior = channelPrior(channel.right, channel.wrong);
      return true;
    }
    return false;
  };

  const draw = (): string => {
    let text = drawer.piece(random);
    const style = random.below(100);
    if (style < 10)
      text = random.pick(FILE_NAMES).replaceAll('{}', text.replace(/[\\/:*?"<>|\n]/g, ' ').slice(0, 40));
    else if (style < 17) text = random.pick(FRAMES).replace('{}', text);
    else if (style < 22) text = text.toUpperCase();
    else if (style < 25)
      text = text.replace(/(^|\s)(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
    else if (style < 29)
      text = `${text}${random.pick([' ', ', ', ': ', ' (', '\n', ' / '])}${drawer.piece(random)}`;
    else if (style < 36) text = typeset(random.chance(0.4) ? drawer.line(random).slice(0, 80) : text, random);
    return text.slice(0, LONGEST + 60);
  };

  const everyReport = Math.max(1, Math.floor(options.examples / 20));
  const started = Date.now();
  for (let example = 0; example < options.examples; example++) {
    if (example > 0 && example % everyReport === 0) {
      options.log?.(
        `${example} examples, ${Math.round((Date.now() - started) / 1000)} s, mean loss ${(loss / pairs).toFixed(4)}`,
      );
      loss = 0;
      pairs = 0;
    }
    if (example === Math.floor(options.examples * PRUNE_AT)) prune();
    const kind = random.fraction();
    if (kind < 0.5) {
      // A garbled text must lose to the truth, and so must every wrong reversal of it.
      truth.set(draw());
      if (!garble(truth, garbled)) continue;
      truth.rate(weights, context);
      garbled.rate(weights, context);
      learn(truth, garbled, options.margin, 1);
      mine(garbled, truth, 3);
      for (const bad of kept) learn(truth.rate(weights, context), bad.rate(weights, context), 0, 1);
      if (kind < 0.05 && garbled.length < 300 && garble(garbled, second) && second.hash !== truth.hash) {
        second.rate(weights, context);
        learn(truth.rate(weights, context), second, options.margin, 1);
        learn(garbled.rate(weights, context), second.rate(weights, context), 0, 0.5);
      }
    } else if (kind < 0.6) {
      // Part of a healthy text garbled.
      const before = draw();
      const inside = drawer.piece(random);
      const after = random.chance(0.5) ? draw() : '';
      if (!garble(window.set(inside), garbled)) continue;
      const wrongInside = garbled.text();
      const gap = random.pick(['', ' ', ' "', ': ', ', ', ' (']);
      truth.set(before + gap + inside + after).rate(weights, context);
      garbled.set(before + gap + wrongInside + after).rate(weights, context);
      learn(truth, garbled, options.margin, 1);
    } else if (kind < 0.66) {
      truth.set(oddity(random, () => drawer.piece(random).slice(0, 24))).rate(weights, context);
      mine(truth, truth, 3);
      for (const bad of kept)
        learn(truth.rate(weights, context), bad.rate(weights, context), -options.margin, 1);
    } else if (kind < 0.88) {
      // Healthy text must win over every reversal of it.
      truth.set(draw()).rate(weights, context);
      mine(truth, truth, 3);
      for (const bad of kept)
        learn(truth.rate(weights, context), bad.rate(weights, context), -options.margin, 1);
    } else {
      // So must every window of it that happens to be reversible.
      const text = draw();
      truth.set(text).rate(weights, context);
      for (let count = 0; count < 3; count++) {
        const start = random.below(text.length);
        const end = Math.min(text.length, start + 1 + random.below(10));
        window.set(text.slice(start, end));
        if (window.nonAscii() === 0) continue;
        window.rate(weights, context);
        mine(window, window, 1, random.chance(0.5) ? 'utf-8' : undefined);
        const best = kept[0];
        if (best === undefined) continue;
        const prior = best.prior;
        scratch.set(text.slice(0, start) + best.text() + text.slice(end)).rate(weights, context);
        scratch.prior = prior;
        learn(truth.rate(weights, context), scratch, -options.margin, 1);
      }
    }
  }
  return learned;
}

/** Both stages, the second on top of the first as weights.bin will hold it; gives the bytes of weights.bin. */
function trainBoth(
  pools: readonly TextPool[],
  seed: number,
  plausibility: StageRecord,
  context: StageRecord,
  log: (line: string) => void,
): Uint8Array {
  const first = train(pools, { seed, ...plausibility, log });
  const second = train(pools, { seed: seed + 1, ...context, log }, first);
  return sourceBytes(first, second);
}

const USAGE =
  'usage: train.ts CORPUS CACHE [--verify | --trial FILE] [--seed N] [--examples N] [--context-examples N]';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      examples: { type: 'string', default: '6000000' },
      'context-examples': { type: 'string', default: '3500000' },
      verify: { type: 'boolean', default: false },
      trial: { type: 'string' },
    },
  });
  const [corpus, cache] = positionals;
  if (corpus === undefined || cache === undefined) throw new Error(USAGE);
  const pools = [...corpusPools(corpus, 'train'), ...packagePools(cache, 'train')];
  const texts = digest(
    pools.map(({ language, source, lines }) => [language, source, ...lines].join('\n')).join('\n'),
  );
  const log = (line: string): void => console.log(line);
  if (values.verify) {
    const committed = JSON.parse(readFileSync(RECORD_FILE, 'utf8')) as TrainingRecord;
    if (texts !== committed.texts) throw new Error('these are not the texts that the model was trained on');
    const again = digest(trainBoth(pools, committed.seed, committed.plausibility, committed.context, log));
    if (again !== committed.weights) throw new Error('training again gives other weights');
    log('training again gives the same weights');
    return;
  }
  const seed = Number(values.seed);
  const plausibility: StageRecord = { examples: Number(values.examples), rate: 0.1, margin: 3, keep: 50000 };
  const context: StageRecord = {
    examples: Number(values['context-examples']),
    rate: 0.1,
    margin: 3,
    keep: 13000,
  };
  const bytes = trainBoth(pools, seed, plausibility, context, log);
  if (values.trial !== undefined) {
    writeFileSync(values.trial, bytes);
    return;
  }
  const record: TrainingRecord = {
    sources: [...new Set(pools.map(({ source }) => source.split('/short')[0] as string))],
    seed,
    plausibility,
    context,
    node: process.version,
    texts,
    weights: digest(bytes),
  };
  writeFileSync(WEIGHTS_FILE, bytes);
  writeFileSync(RECORD_FILE, `${JSON.stringify(record, undefined, 2)}\n`);
  writeModel();
}

if (process.argv[1]?.endsWith('train.ts')) main();
