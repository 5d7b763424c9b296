import { join } from 'node:path';
import { projectFolder } from '../project.ts';

/** Where packages go. */
export const distFolder = join(projectFolder, 'dist');

/** Icons, entitlements, desktop entry and metadata. */
export const buildFolder = join(projectFolder, 'build');
