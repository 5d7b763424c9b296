import { deflateSync } from 'node:zlib';
import type { Deflated } from '@shared/deflated.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import { openingSections } from '@shared/domain/opening-sections.ts';
import { packCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';

/** A season's credits as the window wants them, and what of them it shows first. */
export interface CreditsToOpen {
  readonly opening: CreditSections | null;
  readonly credits: Deflated<PackedCredits>;
}

/** Makes them: 20 ms for 5,000 credits, 1 ms for 300. */
export function creditsToOpen(credits: readonly Credit[]): CreditsToOpen {
  return { opening: openingSections(credits), credits: deflateJson(packCredits(credits)) };
}

function deflateJson<T>(value: T): Deflated<T> {
  // A copy, since a small Buffer is a view on memory shared with others, all of which would be sent with it.
  return new Uint8Array(deflateSync(JSON.stringify(value))) as Deflated<T>;
}
