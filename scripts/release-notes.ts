// Prints the text of CHANGELOG.md about a version: node scripts/release-notes.ts 0.2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main, PlainError } from './main.ts';
import { sectionOf } from './packaging/changelog.ts';
import { projectFolder } from './project.ts';

await main(async () => {
  const [version] = process.argv.slice(2);
  if (version === undefined) throw new PlainError('usage: release-notes.ts VERSION');
  const section = sectionOf(await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8'), version);
  if (section === null) throw new PlainError(`CHANGELOG.md has no section for ${version}.`);
  console.log(section);
  return 0;
});
