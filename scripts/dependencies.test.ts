import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missingDependencies } from './dependencies.ts';

it('names the packages that are not installed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'endroll-dependencies-'));
  const manifest = {
    dependencies: { zod: '4' },
    devDependencies: { '@scope/there': '1', '@scope/gone': '1' },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const there = join(folder, 'node_modules', '@scope', 'there');
  await mkdir(there, { recursive: true });
  await writeFile(join(there, 'package.json'), '{}');
  expect(missingDependencies(folder)).toEqual(['zod', '@scope/gone']);
  await rm(folder, { recursive: true });
});
