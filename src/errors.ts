/** What was wrong with the call; stable, for programs to compare with. */
export type UnmojibakeErrorCode =
  | 'ERR_INVALID_ARGUMENT'
  | 'ERR_UNKNOWN_OPTION'
  | 'ERR_INVALID_OPTION'
  | 'ERR_UNKNOWN_ENCODING'
  | 'ERR_INVALID_STEPS';

/**
 * The only error this library throws, and only for wrong arguments: no text and no bytes make it throw.
 * The message names the argument, what was given and what to give instead.
 */
export class UnmojibakeError extends TypeError {
  readonly code: UnmojibakeErrorCode;

  constructor(code: UnmojibakeErrorCode, message: string) {
    super(message);
    this.name = 'UnmojibakeError';
    this.code = code;
  }
}
