import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('ends a script with its code, whatever a package does when nothing is left to do', () => {
  const file = JSON.stringify(join(import.meta.dirname, 'main.ts'));
  const codeOf = (script: string): number | null =>
    spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import hook from 'async-exit-hook'; import { main } from ${file}; hook(() => {}); await main(async () => { ${script} });`,
    ]).status;
  expect(codeOf('return 1')).toBe(1);
  expect(codeOf('return 3')).toBe(3);
  expect(codeOf('throw new Error()')).toBe(1);
  expect(codeOf('return 0')).toBe(0);
});
