/** The text of `unmojibake --help`. */
export const HELP: string = `Usage: unmojibake [OPTION]... [FILE]...
       unmojibake --check [OPTION]... [FILE|FOLDER|GLOB]...
       unmojibake --write [OPTION]... FILE|FOLDER|GLOB...
       unmojibake --decode [--from LABEL] [OPTION]... [FILE]...
       unmojibake --decode --write [OPTION]... FILE|FOLDER|GLOB...
       unmojibake --jsonl --field NAMES [OPTION]... [FILE]...
       unmojibake rename [--write] FILE|FOLDER... | rename --undo FILE
       unmojibake candidates [--json | --pick N] [OPTION]... [FILE]
       unmojibake garble --right LABEL --wrong LABEL [--decoder NAME] [FILE]...

Repairs mojibake: text whose bytes were decoded with the wrong encoding.
Reads UTF-8 files, or standard input without FILE or for '-', and prints the
repaired text. What is healthy comes back byte for byte.

What to do:
  --explain             print an account of the repairs instead of the text:
                        where, before and after, the bytes, how sure, what is lost
  --json                print one JSON object a file: the same account for programs
  --check               list what is garbled, with file, line and column
  --write               repair the files in place
  --decode              read files that aren't UTF-8, whatever encoding they are in,
                        and print them as repaired UTF-8; with --write convert them
                        in place, where their encoding is sure
  --jsonl               repair fields of files with one JSON text a line; all else,
                        lines that are no JSON too, passes byte for byte
  rename                show how the names of files and folders would be repaired;
                        with --write repair them
  candidates            list the readings of a text, likeliest first; --pick N
                        prints one of them
  garble                make mojibake, as test data; --right and --wrong once for
                        each layer

Options:
  --languages LIST      languages to expect, as in 'zh,ja'; helps with short texts
  --min-confidence N    keep repairs of at least this confidence, 0 to 1
  --losses HOW          what stands for a character of which bytes are lost:
                        mark (U+FFFD), evidence, best or skip
  --format HOW          --check: text, json, sarif or github
  --backup SUFFIX       --write: keep the old file under its name and this suffix
  --jobs N              --check, --write: files to work on at the same time
  --from LABEL          --decode: the encoding that the files claim to be in
  --field LIST          --jsonl: the fields, as in 'title,author.name'
  --report FILE         write an account of each file as one JSON object a line
  -h, --help            print this help
  -v, --version         print the version

--check and --write take folders and globs too; '!GLOB' takes files away. What
.gitignore leaves out, '.git', links, binary files and files that aren't UTF-8
are passed over, unless they are named. A file is replaced at once, or not at all.
A file called like a command is named './rename'.

Lines and columns count from 1, columns in characters (code points).
Exit status: 0 when all went well; 1 when --check found something; 2 for a wrong
command line; 3 when a file could not be read or written (the others are done).

Examples:
  unmojibake notes.txt > repaired.txt
  unmojibake --explain notes.txt
  cat log | unmojibake --languages ru
  unmojibake --check --format github .
  unmojibake --write --backup .bak 'texts/**/*.srt'
  unmojibake --decode legacy.log > readable.log
  unmojibake --jsonl --field title,tags posts.jsonl > repaired.jsonl
`;
