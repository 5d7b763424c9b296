// npm run dist [-- --for-tests --quick]   makes the installers that this machine can make, in dist/, and says which it
// cannot make; those for tests, or quickly packed, go to dist-trial/, which no release takes
import { mkdir } from 'node:fs/promises';
import { buildEndroll } from './electron-app.ts';
import { main } from './main.ts';
import { makeInstallers, tell } from './packaging/installers.ts';
import { packageUnpacked } from './packaging/unpacked.ts';
import { distFolder, trialFolder } from './packaging/places.ts';

await main(async () => {
  await buildEndroll();
  const isForTests = process.argv.includes('--for-tests');
  const isQuick = process.argv.includes('--quick');
  const output = isForTests || isQuick ? trialFolder : distFolder;
  const unpacked = await packageUnpacked({ isForTests, output });
  await mkdir(output, { recursive: true });
  const installers = await makeInstallers(unpacked, { isQuick });
  const { lines, code } = tell(installers);
  console.log(lines.join('\n'));
  return code;
});
