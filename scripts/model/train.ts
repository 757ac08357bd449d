/**
 * Trains the plausibility model: `npx tsx scripts/model/train.ts CORPUS CACHE`.
 * See src/language/README.md. Writes weights.bin and weights.json beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CLASS_PAIRS, WEIGHT_COUNT } from '../../src/language/features.ts';
import { channelPrior, TRAINING_CHANNELS } from './channels.ts';
import { oddity } from './oddities.ts';
import { digest, RECORD_FILE, sourceBytes, type TrainingRecord, WEIGHTS_FILE, writeModel } from './pack.ts';
import { Random, WeightedChoice } from './random.ts';
import { Reading } from './reading.ts';
import { Reverser } from './reversals.ts';
import { corpusPools, packagePools, type TextPool } from './texts.ts';

const LONGEST = 240;
/** Part of the training after which the table is pruned; the rest lets the survivors make up for it. */
const PRUNE_AT = 0.6;

export interface TrainingOptions {
  readonly seed: number;
  readonly examples: number;
  readonly rate: number;
  readonly margin: number;
  /** Number of slots of the hashed table that survive the pruning; the others stay 0 from then on. */
  readonly keep: number;
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

/** Trains and returns the weights. Deterministic for the same texts and options. */
export function train(pools: readonly TextPool[], options: TrainingOptions): Float32Array {
  const random = new Random(options.seed);
  const share = (language: string, characters: number): number => {
    const base = Math.min(1, characters / 60000) ** 0.6;
    const special: Record<string, number> = {
      'zh-hans': 9,
      'zh-hant': 6,
      ja: 8,
      ko: 6,
      ru: 5,
      en: 1.5,
      uk: 2,
      bg: 2,
      sr: 2,
    };
    return base * (special[language] ?? 1);
  };
  const drawer = new Drawer(pools, share);
  const weights = new Float32Array(WEIGHT_COUNT);
  const squares = new Float32Array(WEIGHT_COUNT).fill(1e-6);
  /** 0 for slots that were pruned. */
  const alive = new Uint8Array(WEIGHT_COUNT).fill(1);
  const prune = (): void => {
    const sizes = Float32Array.from(weights.subarray(0, CLASS_PAIRS), Math.abs).sort();
    const least = sizes[Math.max(0, CLASS_PAIRS - options.keep)] as number;
    for (let slot = 0; slot < CLASS_PAIRS; slot++) {
      if (Math.abs(weights[slot] as number) >= least) continue;
      alive[slot] = 0;
      weights[slot] = 0;
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
      for (let at = 0; at < reading.slotCount; at++) {
        const slot = reading.slots[at] as number;
        if (alive[slot] === 0) continue;
        const g = gradient * sign;
        const square = (squares[slot] as number) + gradient * gradient;
        squares[slot] = square;
        weights[slot] = (weights[slot] as number) + (options.rate * g) / Math.sqrt(square);
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
      scratch.rate(weights);
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
    for (const reading of kept) reading.rate(weights);
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
      truth.rate(weights);
      garbled.rate(weights);
      learn(truth, garbled, options.margin, 1);
      mine(garbled, truth, 3);
      for (const bad of kept) learn(truth.rate(weights), bad.rate(weights), 0, 1);
      if (kind < 0.05 && garbled.length < 300 && garble(garbled, second) && second.hash !== truth.hash) {
        second.rate(weights);
        learn(truth.rate(weights), second, options.margin, 1);
        learn(garbled.rate(weights), second.rate(weights), 0, 0.5);
      }
    } else if (kind < 0.6) {
      // Part of a healthy text garbled.
      const before = draw();
      const inside = drawer.piece(random);
      const after = random.chance(0.5) ? draw() : '';
      if (!garble(window.set(inside), garbled)) continue;
      const wrongInside = garbled.text();
      const gap = random.pick(['', ' ', ' "', ': ', ', ', ' (']);
      truth.set(before + gap + inside + after).rate(weights);
      garbled.set(before + gap + wrongInside + after).rate(weights);
      learn(truth, garbled, options.margin, 1);
    } else if (kind < 0.66) {
      truth.set(oddity(random, () => drawer.piece(random).slice(0, 24))).rate(weights);
      mine(truth, truth, 3);
      for (const bad of kept) learn(truth.rate(weights), bad.rate(weights), -options.margin, 1);
    } else if (kind < 0.88) {
      // Healthy text must win over every reversal of it.
      truth.set(draw()).rate(weights);
      mine(truth, truth, 3);
      for (const bad of kept) learn(truth.rate(weights), bad.rate(weights), -options.margin, 1);
    } else {
      // So must every window of it that happens to be reversible.
      const text = draw();
      truth.set(text).rate(weights);
      for (let count = 0; count < 3; count++) {
        const start = random.below(text.length);
        const end = Math.min(text.length, start + 1 + random.below(10));
        window.set(text.slice(start, end));
        if (window.nonAscii() === 0) continue;
        window.rate(weights);
        mine(window, window, 1, random.chance(0.5) ? 'utf-8' : undefined);
        const best = kept[0];
        if (best === undefined) continue;
        const prior = best.prior;
        scratch.set(text.slice(0, start) + best.text() + text.slice(end)).rate(weights);
        scratch.prior = prior;
        learn(truth.rate(weights), scratch, -options.margin, 1);
      }
    }
  }
  return weights;
}

const USAGE =
  'usage: train.ts CORPUS CACHE [--verify | --trial FILE] [--seed N] [--examples N] [--rate N] [--margin N] [--keep N]';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      examples: { type: 'string', default: '4000000' },
      rate: { type: 'string', default: '0.1' },
      margin: { type: 'string', default: '3' },
      keep: { type: 'string', default: '65536' },
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
    const again = digest(sourceBytes(train(pools, { ...committed, log })));
    if (again !== committed.weights) throw new Error('training again gives other weights');
    log('training again gives the same weights');
    return;
  }
  const options = {
    seed: Number(values.seed),
    examples: Number(values.examples),
    rate: Number(values.rate),
    margin: Number(values.margin),
    keep: Number(values.keep),
  };
  const weights = train(pools, { ...options, log });
  if (values.trial !== undefined) {
    writeFileSync(values.trial, new Uint8Array(weights.buffer));
    return;
  }
  const bytes = sourceBytes(weights);
  const record: TrainingRecord = {
    sources: [...new Set(pools.map(({ source }) => source.split('/short')[0] as string))],
    ...options,
    node: process.version,
    texts,
    weights: digest(bytes),
  };
  writeFileSync(WEIGHTS_FILE, bytes);
  writeFileSync(RECORD_FILE, `${JSON.stringify(record, undefined, 2)}\n`);
  writeModel();
}

if (process.argv[1]?.endsWith('train.ts')) main();
