import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { projectFolder } from '../project.ts';

const folder = join(projectFolder, '.github/workflows');
const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  // A version, or the 40 digits of a commit; never a branch.
  uses: z
    .string()
    .regex(/^[\w-]+\/[\w./-]+@(?:v\d+|[0-9a-f]{40})$/u)
    .optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const job = z.strictObject({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  strategy: z.looseObject({ matrix: z.record(z.string(), z.unknown()) }).optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number().max(120),
  permissions: permissions.optional(),
  env: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).min(1),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  // A job declares every permission beyond reading itself.
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.looseObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), job),
});

describe.each(readdirSync(folder))('the workflow %s', (file) => {
  const { jobs } = workflow.parse(load(readFileSync(join(folder, file), 'utf8')));
  const steps = Object.values(jobs).flatMap((each) => each.steps);
  const commands = steps.map(({ run = '' }) => run).join('\n');

  it('has steps that either use an action or run something', () => {
    expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([]);
  });

  it('needs only jobs that are there', () => {
    const needed = Object.values(jobs).flatMap(({ needs = [] }) => needs);
    expect(needed.filter((name) => !(name in jobs))).toEqual([]);
  });

  it('runs only what this project has', () => {
    const scripts = [...commands.matchAll(/\bnpm run (?:--?\S+ )*([\w:]+)/gu)].map(([, name]) => name);
    expect(scripts.filter((name) => name === undefined || !(name in manifest.scripts))).toEqual([]);
    const files = [...commands.matchAll(/\bnode (\S+\.ts)\b/gu)].map(([, name = '']) => name);
    expect(files.filter((name) => !existsSync(join(projectFolder, name)))).toEqual([]);
  });

  it('gives no script what somebody else wrote', () => {
    // The name of a branch or a title could contain a command, so a script gets them as variables.
    expect(commands).not.toMatch(/\$\{\{/u);
  });

  it('writes and signs only where it says so', () => {
    const bold = Object.entries(jobs).filter(([, { permissions: own = {} }]) =>
      Object.values(own).includes('write'),
    );
    expect(file === 'release.yml' ? bold.map(([name]) => name).toSorted() : bold.length).toEqual(
      file === 'release.yml' ? ['build', 'draft'] : 0,
    );
  });
});
