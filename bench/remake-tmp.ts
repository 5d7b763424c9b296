import '/work/wt-lib/bench/shared-alias.ts';
const { Library } = await import('/work/wt-lib/src/main/library/library.ts');
const library = new Library({ folder: '/work/tmp-lib/bench10k/library', clock: () => new Date() });
const t = performance.now(),
  c = process.cpuUsage();
let n = 0;
while (library.work()) {
  n += 1;
  if (performance.now() - t > 9.3 * 60_000) break;
}
const u = process.cpuUsage(c);
console.log(
  'steps',
  n,
  'clock s',
  (performance.now() - t) / 1000,
  'cpu s',
  (u.user + u.system) / 1e6,
  JSON.stringify(library.making()).slice(0, 80),
);
library.close();
