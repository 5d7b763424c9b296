import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.ts';

/** The folder that holds package.json. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** The npm package `electron`, with or without a runtime in its `dist`. */
export const electronFolder = join(projectFolder, 'node_modules', 'electron');

/** This user's cache folder for Endroll's scripts. */
export const userCache = cacheFolder({ env: process.env, platform: process.platform, home: homedir() });
