export type { BlockReport, StreamOptions } from './chunk-repairer.ts';
export { repairChunks } from './repair-chunks.ts';
export { RepairStream } from './repair-stream.ts';
