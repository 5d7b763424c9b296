import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Settings } from '@shared/domain/settings.ts';
import type { EndrollPage } from '../pages/endroll-page.ts';
import type { Fault } from '../tmdb-server/faults.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';

/** A running Endroll, and the TMDB it asks. */
export interface Stage {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly page: EndrollPage;
  readonly server: TmdbServer;
}

/** A state of the window worth looking at. */
export interface Scene {
  /** Names its pictures; no two scenes share one. */
  readonly name: string;
  /** Its pictures are in the repository, and what looks different from them fails. Other scenes are only opened. */
  readonly isKept?: true;
  /** What the reader has chosen. */
  readonly settings?: Partial<Settings>;
  /** What is wrong with TMDB in the meantime. */
  readonly faults?: readonly Fault[];
  /** Leads from the first page to the state, and rejects when that does not show what it should. */
  readonly show: (stage: Stage) => Promise<void>;
  /** The part of the window that the scene is about. Default: the whole window. */
  readonly part?: (stage: Stage) => Locator;
  /** Parts that differ each time. */
  readonly masked?: (stage: Stage) => Locator;
}

/** Scenes shown one after another in one window. Each begins on the first page, with nothing left of the previous one. */
export interface SceneGroup {
  /** What is looked at. */
  readonly name: string;
  /** `null`: a first start. */
  readonly token?: null;
  /** What is in the library from the start: links to seasons, such as `tv/1396/season/1`. */
  readonly kept: readonly string[];
  readonly scenes: readonly Scene[];
}
