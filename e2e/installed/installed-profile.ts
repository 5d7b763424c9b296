import { expect, test as base } from '../fixtures.ts';

export { expect } from '../fixtures.ts';

/**
 * Every test starts on the same profile, which outlives it; the previous version has used it, too. It is where the program
 * puts it for this reader: no argument names it.
 */
export const test = base.extend({
  userData: async ({}, use) => {
    const folder = process.env['ENDROLL_PROFILE'];
    if (folder === undefined) throw new Error('ENDROLL_PROFILE names no folder: use npm run test:installed');
    await use(folder);
  },

  launch: async ({ launch, userData }, use) => {
    await use(async (options) => {
      const endroll = await launch(options);
      expect(await endroll.app.evaluate(({ app }) => app.getPath('userData'))).toBe(userData);
      return endroll;
    });
  },
});
