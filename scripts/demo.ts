// npm run demo [-- --keep]      opens Endroll with a stand-in for TMDB; needs neither a token nor a network
// --keep: what is on disk stays for the next demo; otherwise every demo starts empty
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTmdbServer, type TmdbServer } from '../e2e/tmdb-server/server.ts';
import { buildEndroll, prepareElectron, runEndroll } from './electron-app.ts';
import { main } from './main.ts';
import { projectFolder, userCache } from './project.ts';

const mostSeries = 12;

await main(async () => {
  const words = process.argv.slice(2);
  const keep = words.includes('--keep');
  const runtime = await prepareElectron('start');
  await buildEndroll();
  const recordedFolder = join(projectFolder, '..', 'shared', 'tmdb', 'real');
  const server = await startTmdbServer(existsSync(recordedFolder) ? { recordedFolder } : {});
  const folder = keep ? join(userCache, 'demo') : await mkdtemp(join(tmpdir(), 'endroll-demo-'));
  try {
    if (keep) await mkdir(folder, { recursive: true });
    console.log(invitation(server));
    const args = [`--user-data-dir=${folder}`, ...words.filter((word) => word !== '--keep')];
    return await runEndroll(runtime, args, {
      ...process.env,
      ENDROLL_TMDB_URL: server.url,
      ENDROLL_IMAGE_URL: server.imageUrl,
      TMDB_ACCESS_TOKEN: server.token,
    });
  } finally {
    await server.close();
    if (!keep) await rm(folder, { recursive: true, force: true });
  }
});

/** What can be pasted into Endroll's search field. */
function invitation({ url, catalogue }: TmdbServer): string {
  const series = catalogue.seriesIds.slice(0, mostSeries).map((id) => {
    const { name, seasons } = catalogue.series(id) ?? { name: '', seasons: [] };
    const numbers = seasons.map((season) => season.season_number).join(', ');
    return `  endroll://tv/${id}/season/${seasons.at(-1)?.season_number ?? 1}  ${name} (seasons: ${numbers})`;
  });
  const more = catalogue.seriesIds.length - series.length;
  return [
    `A stand-in for TMDB answers on ${url} until the window closes. Try for instance:`,
    ...series,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}
