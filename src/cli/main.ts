#!/usr/bin/env node
import { createRequire } from 'node:module';
import { run } from './run.ts';

// The package knows itself by its name, from `src/` as from `dist/`.
const { version } = createRequire(import.meta.url)('unmojibake/package.json') as { version: string };

// An exit code instead of an exit: what is written to a pipe may still be on its way.
process.exitCode = await run(process.argv.slice(2), process, version);
