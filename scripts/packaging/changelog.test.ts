import { expect, it } from 'vitest';
import { sectionOf } from './changelog.ts';

const CHANGELOG = `# Changelog

## [0.2.0] - 2026-12-24

### Added

- Search.

## [0.1.0]

- First.
`;

it('gives what stands under a version, up to the next', () => {
  expect(sectionOf(CHANGELOG, '0.2.0')).toBe('### Added\n\n- Search.');
  expect(sectionOf(CHANGELOG, '0.1.0')).toBe('- First.');
});

it('knows no version that only begins the same', () => {
  expect(sectionOf(CHANGELOG, '0.2')).toBeNull();
});
