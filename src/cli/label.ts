import { UnmojibakeError } from '../errors.ts';
import { type Conversion, checkConversion } from '../node/convert.ts';
import { UsageError } from './command-line.ts';

/** @throws {UsageError} for the label of `--from` that nobody knows */
export async function checkLabel(conversion: Conversion): Promise<void> {
  try {
    await checkConversion(conversion);
  } catch (error) {
    if (!(error instanceof UnmojibakeError)) throw error;
    throw new UsageError(`there is no encoding '${conversion.label}'; without --from it is found out`);
  }
}
