// node scripts/electron-vitest.ts [Vitest's arguments]      runs tests on Electron's own Node, without a window
import { ensureElectron } from './electron-runtime.ts';
import { main } from './main.ts';
import { runCommand } from './run-command.ts';
import { tool } from './tools.ts';

await main(async () => {
  const { path } = await ensureElectron();
  const [entry = '', ...args] = tool('vitest', ['run', ...process.argv.slice(2)]).args;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return runCommand({ program: path, args: [entry, ...args] }, { env });
});
