export { FileError, type FileErrorCode } from './file-error.ts';
export { repairName } from './file-name.ts';
export type { Finding } from './finding.ts';
export type { FileOptions, TreeOptions } from './options.ts';
export {
  applyRenames,
  planRenames,
  type Rename,
  type RenameOptions,
  type RenamePlan,
  type RenameResult,
  undoRenames,
} from './rename.ts';
export { type FileReport, repairFile } from './repair-file.ts';
export { repairTree, type TreeResult } from './repair-tree.ts';
