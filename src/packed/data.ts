/**
 * All packed data. Everyone takes it from here, so that a bundler puts it in one place: gzip codes the few
 * characters of packed text and the many of code apart, and takes 3 % more where they alternate.
 */
export { bigramWeights } from './generated/bigrams.ts';
export { CP950 } from './generated/cp950.ts';
export { GLIBC_DIFFERENCES, JAVA_DIFFERENCES, PYTHON_DIFFERENCES } from './generated/decoder-differences.ts';
export { GBK } from './generated/gbk.ts';
export { GLOSS_READINGS } from './generated/gloss-readings.ts';
export { HAN_STATISTICS } from './generated/han-statistics.ts';
export { HKSCS } from './generated/hkscs.ts';
export { JIS_X_0208 } from './generated/jis0208.ts';
export { JIS_X_0212 } from './generated/jis0212.ts';
export { KS_X_1001 } from './generated/ksx1001.ts';
export { languageNames, letterCosts, pairWeights } from './generated/latin.ts';
export { contextWeights, weights } from './generated/model.ts';
export { screeningWeights } from './generated/screening.ts';
export { SINGLE_BYTE_NAMES, SINGLE_BYTE_PAGES } from './generated/single-byte.ts';
