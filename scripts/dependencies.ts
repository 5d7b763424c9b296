import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from './main.ts';
import { projectFolder } from './project.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The packages that a project's package.json names and its node_modules does not hold. */
export function missingDependencies(folder: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return names.filter((name) => !existsSync(join(folder, 'node_modules', name, 'package.json')));
}

/** @throws PlainError that says what to do if the project's packages are not installed. */
export function requireDependencies(): void {
  const missing = missingDependencies(projectFolder);
  if (missing.length === 0) return;
  const some = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ` and ${missing.length - 3} more` : '');
  throw new PlainError(`Not installed: ${some}. Run "npm ci" first.`);
}
