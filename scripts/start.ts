// npm start [-- endroll://tv/1396/season/1 ...]      builds and opens Endroll
// npm run dev [-- ...]                               opens it from its sources, with hot reload
import { buildEndroll, prepareElectron, runEndroll, runFromSources } from './electron-app.ts';
import { main } from './main.ts';

await main(async () => {
  const words = process.argv.slice(2);
  const args = words.filter((word) => word !== '--dev');
  const runtime = await prepareElectron('start');
  if (args.length < words.length) return runFromSources(runtime, args);
  await buildEndroll();
  return runEndroll(runtime, args);
});
