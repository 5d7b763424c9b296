#!/usr/bin/env node
// npm run --silent endroll -- credits 1396 1     does with the built Endroll what an installed `endroll` does:
// docs/command-line.md
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandWords } from '../src/main/command-line/commands.ts';
import { sandboxArguments } from './display.ts';
import { buildEndroll, forApplication, runEndroll } from './electron-app.ts';
import { ensureElectron } from './electron-runtime.ts';
import { main } from './main.ts';
import { projectFolder } from './project.ts';
import { runCommand } from './run-command.ts';

// What these scripts print is not data.
console.log = console.error;

await main(async () => {
  const runtime = await ensureElectron();
  if (!existsSync(join(projectFolder, 'out/main/index.js'))) await buildEndroll();
  const words = process.argv.slice(2);
  if (commandWords(['endroll', ...words], true) === null) return runEndroll(runtime, words);
  const { env, tokenArguments } = forApplication(process.env);
  // Electron takes its own switches only before the application's folder.
  const own = words.filter((word) => word.startsWith('--user-data-dir='));
  const rest = words.filter((word) => !own.includes(word));
  return runCommand(
    {
      program: runtime.path,
      args: [
        ...sandboxArguments(),
        ...(process.platform === 'linux' ? ['--ozone-platform=headless', '--log-level=3'] : []),
        ...own,
        projectFolder,
        ...tokenArguments,
        ...rest,
      ],
    },
    { env, cwd: process.cwd() },
  );
});
