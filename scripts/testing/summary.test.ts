import { expect, it } from 'vitest';
import { summary } from './summary.ts';

it('ends with one line that adds all steps up', () => {
  const lines = summary([
    { name: 'lint', counts: { passed: 1, failed: 0, skipped: 0 }, seconds: 2.04 },
    {
      name: 'unit',
      counts: { passed: 40, failed: 2, skipped: 1 },
      seconds: 10,
      note: 'broken',
      failures: ['a.test.ts › adds'],
    },
  ]).split('\n');
  expect(lines).toContain('✗ a.test.ts › adds');
  expect(lines.at(-1)).toBe('41 passed, 2 failed');
  expect(lines.filter((line) => /^\d+ passed, \d+ failed$/.test(line))).toHaveLength(1);
  expect(lines).toContainEqual(
    expect.stringMatching(/^✗ unit .*40 passed .*2 failed .*1 skipped .*10\.0 s {2}broken$/),
  );
});
