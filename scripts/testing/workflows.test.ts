import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { updateAddress } from '../packaging/electron-builder.ts';
import { distFolder } from '../packaging/places.ts';
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

describe('a release', () => {
  const { jobs } = workflow.parse(load(readFileSync(join(folder, 'release.yml'), 'utf8')));
  const { steps = [] } = jobs['build'] ?? {};

  it('publishes only what was made to be released', () => {
    const published = steps
      .map(({ with: options }) => options?.['path'] ?? options?.['subject-path'])
      .filter((paths) => typeof paths === 'string')
      .map((paths) => paths.trim().split('\n'))
      .filter((paths) => paths.length > 1);
    expect(published).toHaveLength(2);
    const places = new Set(published.flat().map((path) => path.split('/')[0]));
    expect([...places]).toEqual([relative(projectFolder, distFolder)]);
  });

  const secrets = {
    CSC_LINK: 'of Apple',
    CSC_KEY_PASSWORD: 'for Apple',
    WIN_CSC_LINK: 'of Windows',
    WIN_CSC_KEY_PASSWORD: 'for Windows',
  };
  const vars = { ENDROLL_UPDATE_URL: 'https://example.org' };
  const signing = steps.find(({ run }) => run === 'npm run dist')?.env ?? {};
  /** The variables of a system's packaging, with these secrets; the others are not set, and so empty. */
  const variables = (os: string, names: readonly (keyof typeof secrets)[]): Record<string, string> => {
    const given = Object.fromEntries(
      Object.keys(secrets).map((name) => [
        name,
        names.some((one) => one === name) ? secrets[name as keyof typeof secrets] : '',
      ]),
    );
    // The few operators of these expressions mean the same in JavaScript:
    // https://docs.github.com/actions/reference/workflows-and-actions/expressions
    const value = (text: string): string => {
      const [, expression = "''"] = /^\$\{\{(.*)\}\}$/su.exec(text) ?? [];
      return String(runInNewContext(expression, { runner: { os }, secrets: given, vars }) ?? '');
    };
    return Object.fromEntries(Object.entries(signing).map(([name, text]) => [name, value(text)]));
  };
  const all = Object.keys(secrets) as (keyof typeof secrets)[];

  it('signs each system’s packages with its own certificate', () => {
    expect(variables('macOS', all)).toMatchObject({
      CSC_LINK: 'of Apple',
      CSC_KEY_PASSWORD: 'for Apple',
      WIN_CSC_LINK: '',
    });
    expect(variables('Windows', all)).toMatchObject({
      CSC_LINK: '',
      CSC_KEY_PASSWORD: '',
      WIN_CSC_LINK: 'of Windows',
      WIN_CSC_KEY_PASSWORD: 'for Windows',
    });
    expect(variables('Linux', all)).toMatchObject({ CSC_LINK: '', WIN_CSC_LINK: '' });
  });

  it.each([
    ['macOS', 'darwin', 'CSC_LINK', 'WIN_CSC_LINK'],
    ['Windows', 'win32', 'WIN_CSC_LINK', 'CSC_LINK'],
  ] as const)(
    'gives packages for %s an address for updates only with its certificate',
    (os, platform, own, other) => {
      expect(updateAddress(variables(os, [own]), platform)).toBe(vars.ENDROLL_UPDATE_URL);
      expect(updateAddress(variables(os, [other]), platform)).toBeNull();
      expect(updateAddress(variables('Linux', []), 'linux')).toBe(vars.ENDROLL_UPDATE_URL);
    },
  );
});
