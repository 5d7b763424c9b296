import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Those of them whose answer depends on colours. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Rules of WCAG 2.2 A and AA, and axe's best practices, that are broken, each with the elements that break it and why. */
export function axeViolations(window: Page): Promise<readonly string[]> {
  return violations(axe(window).withTags(RULES));
}

/** The same for what can differ where only the colours do. The whole of the rules takes several times as long. */
export function colourViolations(window: Page): Promise<readonly string[]> {
  return violations(axe(window).withRules(RULES_OF_COLOUR));
}

function axe(window: Page): AxeBuilder {
  // Otherwise axe opens a second page to put its results together, which Electron cannot.
  return new AxeBuilder({ page: window }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function violations(builder: AxeBuilder): Promise<readonly string[]> {
  const results = await builder.analyze();
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
