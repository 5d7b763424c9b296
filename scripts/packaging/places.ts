import { join } from 'node:path';
import { projectFolder } from '../project.ts';

/** Where packages go. A release uploads what is here, so nothing else may be. */
export const distFolder = join(projectFolder, 'dist');

/** Where packages go that are only tried: for tests, with the inspector on, or quickly packed. They must never be released. */
export const trialFolder = join(projectFolder, 'dist-trial');

/** Icons, entitlements, desktop entry and metadata. */
export const buildFolder = join(projectFolder, 'build');
