// npm run test:faults [-- --short] [-- --seed N]      builds Endroll and runs e2e/faults/main.ts, on a virtual display if needed
import { onSomeDisplay } from './display.ts';
import { buildEndroll, prepareElectron } from './electron-app.ts';
import { main } from './main.ts';
import { runCommand } from './run-command.ts';

await main(async () => {
  await prepareElectron('test');
  await buildEndroll();
  const args = ['e2e/faults/main.ts', ...process.argv.slice(2)];
  return runCommand(onSomeDisplay({ program: process.execPath, args }));
});
