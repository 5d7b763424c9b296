import { expect, it } from 'vitest';
import type { RollBlock } from '@shared/domain/end-roll.ts';
import { RollParts, type RollSight } from './roll-parts.svelte.ts';

function block(id: string, count: number): RollBlock {
  const lines = Array.from({ length: count }, (_, line) => ({
    id: `${id}/${line}`,
    work: '',
    isSameWork: false,
    name: `Person ${line + 1}`,
  }));
  return { id, heading: id, peopleCount: count, lines };
}

function partsOf(blocks: readonly RollBlock[], sight: RollSight): RollParts {
  return new RollParts(
    () => blocks,
    () => sight,
  );
}

it('renders all of a short roll, wherever it is', () => {
  const parts = partsOf([block('Cast', 50), block('Crew', 500)], { from: 100_000, to: 100_800 });
  expect(parts.isLong).toBe(false);
  expect(parts.drawn).toHaveLength(parts.blocks.length);
});

it('renders of a long roll what is in sight and a little around it, where it stands', () => {
  const roll = [block('Cast', 30), block('Crew', 1_000)];
  // A heading is 120 pixels high, a line 34.
  const cast = 120 + 30 * 34;
  const first = 120 + 40 * 34;
  expect(partsOf(roll, { from: -800, to: 0 }).drawn.map(({ top }) => top)).toEqual([0, cast, cast + first]);
  const middle = partsOf(roll, { from: cast + first + 10 * 40 * 34, to: cast + first + 10.5 * 40 * 34 });
  expect(middle.isLong).toBe(true);
  expect(middle.drawn.map(({ block: { id } }) => id)).toEqual(
    [9, 10, 11, 12, 13].map((part) => `Crew/${part}`),
  );
  expect(middle.height).toBe(cast + 120 + 1_000 * 34);
  const end = partsOf(roll, { from: middle.height + 500, to: middle.height + 1_300 });
  expect(end.drawn.at(-1)?.block.id).toBe('Crew/24');
});
