// Puts what the machines of a release have made into one folder: node scripts/collect-release.ts ARTIFACTS INSTALLERS
import { main, PlainError } from './main.ts';
import { collectRelease } from './packaging/collect-release.ts';

await main(async () => {
  const [from, to] = process.argv.slice(2);
  if (from === undefined || to === undefined) throw new PlainError('usage: collect-release.ts FROM TO');
  await collectRelease(from, to);
  return 0;
});
