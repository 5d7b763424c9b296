import type { AppError } from '../app-error.ts';

/**
 * How a newer Endroll comes. `itself`: Endroll downloads and installs it. `deb` and `rpm`: the system does, and Endroll only
 * says that there is one. `none`: this copy knows no address to ask, and asks nobody.
 */
export type UpdateWay = 'itself' | 'deb' | 'rpm' | 'none';

/** Whether Endroll looks for newer versions by itself, once a day: not at all, to say so, or to download them too. */
export const UPDATE_CHOICES = ['off', 'tell', 'download'] as const;
export type UpdateChoice = (typeof UPDATE_CHOICES)[number];

/** A newer version. */
export interface Release {
  readonly version: string;
  /** What is new, as CHANGELOG.md says it: Markdown in English; `''` when nothing is said. */
  readonly notes: string;
  /** The package for this way, as it is called where it is published; `null` when none is named. */
  readonly file: string | null;
  /** Its size; `null` if the answer does not say. */
  readonly bytes: number | null;
}

/** How far an update has come. */
export type UpdateState =
  /** Not checked since the start. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'checking' }
  /** There is none that is newer. */
  | { readonly kind: 'current' }
  | { readonly kind: 'available'; readonly release: Release }
  | { readonly kind: 'downloading'; readonly release: Release; readonly percent: number }
  /** It is installed by a restart, or when Endroll is quit. */
  | { readonly kind: 'ready'; readonly release: Release }
  /** Endroll is about to restart. */
  | { readonly kind: 'installing'; readonly release: Release }
  /**
   * `version`: the one that was wanted; `null` when no answer said which. `release`: the newest version known in spite of that;
   * `null` for none.
   */
  | {
      readonly kind: 'failed';
      readonly step: UpdateStep;
      readonly version: string | null;
      readonly error: AppError;
      readonly release: Release | null;
    };

/** What can fail. */
export type UpdateStep = 'check' | 'download' | 'install';

/** What the window knows of updates. */
export interface UpdateStatus {
  readonly way: UpdateWay;
  /** ISO time of the last check; `null` for never. */
  readonly checkedAt: string | null;
  readonly state: UpdateState;
}
