import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules of WCAG 2.2 A and AA, and axe's best practices, that are broken, each with the elements that break it and why. */
export async function axeViolations(window: Page): Promise<readonly string[]> {
  // Otherwise axe opens a second page to put its results together, which Electron cannot.
  const results = await new AxeBuilder({ page: window }).setLegacyMode().withTags(RULES).analyze();
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
