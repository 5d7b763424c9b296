import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startTmdbServer } from './server.ts';

// node e2e/tmdb-server/main.ts --port 7878 --recorded DIR
const { values } = parseArgs({ options: { port: { type: 'string' }, recorded: { type: 'string' } } });
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port is to be a number from 0 to 65535, not "${values.port ?? ''}"`);
  process.exit(2);
}
if (values.recorded !== undefined && !existsSync(values.recorded)) {
  console.error(`There are no recorded answers in ${values.recorded}: everything is made up.`);
}
const server = await startTmdbServer({
  port,
  ...(values.recorded === undefined ? {} : { recordedFolder: values.recorded }),
});
console.log(`ENDROLL_TMDB_URL=${server.url}`);
console.log(`ENDROLL_IMAGE_URL=${server.imageUrl}`);
console.log(`TMDB_ACCESS_TOKEN=${server.token}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close());
}
