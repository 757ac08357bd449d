export type { Channel, DecoderBehaviour } from './channel/channel.ts';
export { garble } from './channel/garble.ts';
export { UnmojibakeError, type UnmojibakeErrorCode } from './errors.ts';
export type { Options } from './options.ts';
export { apply, candidates, createRepairer, detect, explain, type Repairer, repair } from './repair.ts';
export type { Candidate, Diagnosis, Explanation, Layer, Loss, Step, StepKind } from './report.ts';
