/**
 * Exponential and logarithms of which every bit is the same in every engine. ECMAScript leaves the last bits of
 * `Math.exp`, `Math.log` and `Math.log1p` to the implementation, and Node's and Chromium's differ: a confidence
 * would too. These use nothing but the basic operations, which IEEE 754 defines to the bit.
 *
 * Algorithms and constants are those of FreeBSD's msun (e_exp.c, e_log.c, s_log1p.c), Copyright (C) 1993, 2004 by Sun
 * Microsystems, Inc., which may be freely used, copied, modified and distributed if this notice is preserved. The
 * result is off by less than one unit in the last place.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019411;
/** Half of ln 2 and one and a half, to the 32 bits at which the reduction goes another way. */
const HALF_LN2 = 0.3465735912322998;
const ONE_AND_A_HALF_LN2 = 1.0397205352783203;
const TINY_EXPONENT = 2 ** -28;

/** The least power of two that there is, and all others, at their power less this one's. */
const LEAST_POWER = -1074;
const POWERS: Float64Array = /* @__PURE__ */ powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(1023 - LEAST_POWER + 1);
  powers[0] = Number.MIN_VALUE;
  for (let at = 1; at < powers.length; at++) powers[at] = powers[at - 1]! * 2;
  return powers;
}

/** The least power of two that is no subnormal number. */
const LEAST_NORMAL_POWER = -1022;
/** So far a product is moved out of the subnormal numbers, so that it is rounded once. */
const DETOUR = 1000;

function powerOfTwo(exponent: number): number {
  return POWERS[exponent - LEAST_POWER]!;
}

/** `value` times 2 to the power of `exponent`. */
function scale(value: number, exponent: number): number {
  if (exponent > 1023) return value * 2 * powerOfTwo(exponent - 1);
  if (exponent > LEAST_NORMAL_POWER) return value * powerOfTwo(exponent);
  return value * powerOfTwo(exponent + DETOUR) * powerOfTwo(-DETOUR);
}

/** e to the power of `x`. */
export function exp(x: number): number {
  if (!(x <= LARGEST_EXPONENT)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (x < SMALLEST_EXPONENT) return 0;
  const size = Math.abs(x);
  let high = 0;
  let low = 0;
  let power = 0;
  let reduced = x;
  if (size >= HALF_LN2) {
    if (x === 1) return Math.E;
    if (size < ONE_AND_A_HALF_LN2) power = x < 0 ? -1 : 1;
    else power = Math.trunc(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
    high = x - power * LN2_HIGH;
    low = power * LN2_LOW;
    reduced = high - low;
  } else if (size < TINY_EXPONENT) {
    return 1 + x;
  }
  const t = reduced * reduced;
  const c =
    reduced -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  if (power === 0) return 1 - ((reduced * c) / (c - 2) - reduced);
  return scale(1 - (low - (reduced * c) / (2 - c) - high), power);
}

const value64: Float64Array = /* @__PURE__ */ new Float64Array(1);
const words: Int32Array = /* @__PURE__ */ new Int32Array(value64.buffer);
/** Which of the two words is the high one: the machine's order of bytes decides. */
const HIGH: number = /* @__PURE__ */ highWordPlace();

function highWordPlace(): number {
  value64[0] = 1;
  return words[1] === 0 ? 0 : 1;
}

function highWord(x: number): number {
  value64[0] = x;
  return words[HIGH]!;
}

/** The number with the low word of `x` and another high word. */
function withHighWord(x: number, word: number): number {
  value64[0] = x;
  words[HIGH] = word;
  return value64[0]!;
}

const FRACTION = 0xfffff;
const ONE_WORD = 0x3ff00000;
const INFINITE_WORD = 0x7ff00000;
const LEAST_NORMAL_WORD = 0x00100000;
const TWO_54 = 18014398509481984;

/** Of the polynomial that both logarithms are made of. */
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** The natural logarithm of `x`. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  let value = x;
  let word = highWord(value);
  if (word >= INFINITE_WORD) return x;
  let power = -1023;
  if (word < LEAST_NORMAL_WORD) {
    power -= 54;
    value *= TWO_54;
    word = highWord(value);
  }
  power += word >> 20;
  word &= FRACTION;
  const carry = (word + 0x95f64) & 0x100000;
  power += carry >> 20;
  const f = withHighWord(value, word | (carry ^ ONE_WORD)) - 1;
  if ((FRACTION & (2 + word)) < 3) {
    if (f === 0) return power * LN2_HIGH + power * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return power === 0 ? f - r : power * LN2_HIGH - (r - power * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((word - 0x6147a) | (0x6b851 - word)) > 0) {
    const half = 0.5 * f * f;
    if (power === 0) return f - (half - s * (half + r));
    return power * LN2_HIGH - (half - (s * (half + r) + power * LN2_LOW) - f);
  }
  if (power === 0) return f - s * (f - r);
  return power * LN2_HIGH - (s * (f - r) - power * LN2_LOW - f);
}

/** Below it the series ends after its second term; from the other on, adding 1 changes nothing. */
const TINY_ADDEND = 2 ** -29;
const LARGEST_WITH_ONE_MORE = 2 ** 53;
/** The square root of 2, less 1, to the 32 bits at which the reduction goes another way. */
const ROOT_2_LESS_1 = 0.4142136573791504;

/** The natural logarithm of 1 + `x`, without loss for a small `x`, which is 0 or more. */
export function log1p(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x < TINY_ADDEND) return x - x * x * 0.5;
  if (x === Number.POSITIVE_INFINITY) return x;
  let power = 0;
  let correction = 0;
  let f = x;
  let word = 1;
  if (x >= ROOT_2_LESS_1) {
    const isExact = x >= LARGEST_WITH_ONE_MORE;
    let u = isExact ? x : 1 + x;
    word = highWord(u);
    power = (word >> 20) - 1023;
    if (!isExact) correction = (power > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    word &= FRACTION;
    if (word < 0x6a09e) {
      u = withHighWord(u, word | ONE_WORD);
    } else {
      power++;
      u = withHighWord(u, word | 0x3fe00000);
      word = (0x100000 - word) >> 2;
    }
    f = u - 1;
  }
  const half = 0.5 * f * f;
  if (word === 0) {
    if (f === 0) return power * LN2_HIGH + (correction + power * LN2_LOW);
    const r = half * (1 - 0.6666666666666666 * f);
    return power * LN2_HIGH - (r - (power * LN2_LOW + correction) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  if (power === 0) return f - (half - s * (half + r));
  return power * LN2_HIGH - (half - (s * (half + r) + (power * LN2_LOW + correction)) - f);
}
