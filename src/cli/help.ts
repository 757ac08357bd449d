/** The text of `unmojibake --help`. */
export const HELP: string = `Usage: unmojibake [OPTION]... [FILE]...

Repairs mojibake: text whose bytes were decoded with the wrong encoding.
Reads UTF-8 files, or standard input without FILE or for '-', and prints the
repaired text. What is healthy comes back byte for byte.

  --explain             print an account of the repairs instead of the text:
                        where, before and after, the bytes, how sure, what is lost
  --json                print one JSON object a file: the same account for programs
  --languages LIST      languages to expect, as in 'zh,ja'; helps with short texts
  --min-confidence N    keep repairs of at least this confidence, 0 to 1
  -h, --help            print this help
  -v, --version         print the version

Lines and columns count from 1, columns in characters (code points).
Exit status: 0 when all went well, changed or not; 2 for a wrong command line
or a file that can't be read or isn't UTF-8.

Examples:
  unmojibake notes.txt > repaired.txt
  unmojibake --explain notes.txt
  cat log | unmojibake --languages ru
`;
