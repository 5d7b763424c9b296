import type { Locator } from '@playwright/test';
import type { Stage } from './scene.ts';

/** Beside the library: the page, and what lies over it. */
export const page = ({ window }: Stage): Locator => window.getByRole('main');

/** The head of a page: title, facts, buttons, note. */
export const pageHead = ({ window }: Stage): Locator => window.getByRole('article').locator('header');

/** The messages at the foot of the window. */
export const toast = ({ page: endroll }: Stage): Locator => endroll.toasts.locator('.toast');

export const dialog = ({ window }: Stage): Locator => window.getByRole('dialog');
