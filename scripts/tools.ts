import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from './project.ts';
import type { Command } from './run-command.ts';

/**
 * The command that runs a development tool of this project, for instance `tool('electron-vite', ['build'])`.
 * It runs on the Node that runs this script; a tool's own first line would pick whichever Node comes first in PATH.
 */
export function tool(name: string, args: readonly string[], packageName = name): Command {
  const manifest = join(projectFolder, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    bin: string | Readonly<Record<string, string>>;
  };
  const entry = typeof bin === 'string' ? bin : bin[name];
  if (entry === undefined) throw new Error(`The package ${packageName} has no command ${name}.`);
  return { program: process.execPath, args: [join(dirname(manifest), entry), ...args] };
}

/** The command that runs npm: the npm that started us, so that its version and settings stay the same. */
export function npm(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Command {
  const { npm_execpath: cli, npm_node_execpath: node } = env;
  if (cli && /npm-cli\.c?js$/.test(cli)) return { program: node ?? process.execPath, args: [cli, ...args] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}
