import type { Deflated } from '@shared/deflated.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { openingSections } from '@shared/domain/opening-sections.ts';
import { packCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';

/** Packs a page as main does, without Node. */
export async function packPage({
  season: { credits, ...season },
  ...page
}: SeasonPage): Promise<PackedSeasonPage> {
  return {
    head: toJsonText({ ...page, season, opening: openingSections(credits) }),
    credits: await packedCredits(credits),
  };
}

/** Packs credits as main does, without Node. */
export function packedCredits(credits: readonly Credit[]): Promise<Deflated<PackedCredits>> {
  return deflate(JSON.stringify(packCredits(credits)));
}

async function deflate(json: string): Promise<Deflated<PackedCredits>> {
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const [buffer] = await Promise.all([
    new Response(readable).arrayBuffer(),
    writer.write(new TextEncoder().encode(json)),
    writer.close(),
  ]);
  return new Uint8Array(buffer) as Deflated<PackedCredits>;
}
