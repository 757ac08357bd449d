export { FileError, type FileErrorCode } from './file-error.ts';
export type { Finding } from './finding.ts';
export type { FileOptions, TreeOptions } from './options.ts';
export { type FileReport, repairFile } from './repair-file.ts';
export { repairTree, type TreeResult } from './repair-tree.ts';
