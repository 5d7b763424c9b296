import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose result depends on colors. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** The broken rules of WCAG 2.2 A and AA and of axe's best practices, each with the elements that break it and why. */
export function axeViolations(window: Page): Promise<readonly string[]> {
  return violations(axe(window).withTags(RULES));
}

/** The same, but only the rules that depend on colors. All rules together take several times as long. */
export function colourViolations(window: Page): Promise<readonly string[]> {
  return violations(axe(window).withRules(RULES_OF_COLOUR));
}

function axe(window: Page): AxeBuilder {
  // Otherwise axe opens a second page to combine its results, which is impossible in Electron.
  return new AxeBuilder({ page: window }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function violations(builder: AxeBuilder): Promise<readonly string[]> {
  const results = await builder.analyze();
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
