import { createContext } from 'svelte';
import type { Settings } from '@shared/domain/settings.ts';
import {
  hiddenBySettings,
  withoutRevealed,
  type HiddenDetails,
  type SpoilerKind,
} from '@shared/domain/spoilers.ts';

/** What is hidden on the page the reader is on: what the settings hide, minus what they have asked to see there. */
export class Spoilers {
  readonly #settings: () => Settings;
  #revealed = $state.raw<ReadonlySet<SpoilerKind>>(new Set());

  readonly #bySettings: HiddenDetails = $derived.by(() => hiddenBySettings(this.#settings()));
  readonly hidden: HiddenDetails = $derived(withoutRevealed(this.#bySettings, this.#revealed));

  constructor(settings: () => Settings) {
    this.#settings = settings;
  }

  /** True when the settings hide it, so that the page offers to show it. */
  isGuarded(kind: SpoilerKind): boolean {
    return this.#bySettings[kind];
  }

  /** Shows it on this page, or hides it again. */
  toggle(kind: SpoilerKind): void {
    const revealed = new Set(this.#revealed);
    if (!revealed.delete(kind)) revealed.add(kind);
    this.#revealed = revealed;
  }

  /** The reader has come to another page: what the settings hide is hidden again. */
  reset(): void {
    this.#revealed = new Set();
  }
}

/** Spoilers for the components below; set by App. */
export const [getSpoilers, setSpoilers] = createContext<Spoilers>();
