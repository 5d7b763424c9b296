// Makes sure that there is an Electron to run, for instance before packaging: node scripts/ensure-electron.ts
import { ensureElectron } from './electron-runtime.ts';
import { main } from './main.ts';

await main(async () => {
  await ensureElectron();
  return 0;
});
