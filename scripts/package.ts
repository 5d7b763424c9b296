// npm run package [-- --for-tests]   makes the unpacked application for this machine in dist/, or for tests in dist-trial/
import { buildEndroll } from './electron-app.ts';
import { main } from './main.ts';
import { packageUnpacked } from './packaging/unpacked.ts';

await main(async () => {
  await buildEndroll();
  const { folder } = await packageUnpacked({ isForTests: process.argv.includes('--for-tests') });
  console.log(`The application is in ${folder}`);
  return 0;
});
