import { mount, unmount, type Component } from 'svelte';
import type { SeasonPage } from '@shared/domain/season.ts';
import { bareEpisode } from '@shared/domain/test/bare.ts';
import { ok } from '@shared/result.ts';
import App from '../../app/App.svelte';
import { FakeApi } from '../fake-api.ts';
import InContext from '../InContext.svelte';
import { keptSeason } from '../kept-season-fixture.ts';
import { credit, person, seasonPage } from '../season-fixture.ts';
import PaneStage from './PaneStage.svelte';
import PeopleStage from './PeopleStage.svelte';
import type { StageScene } from './scenes.ts';

let shown: Record<string, unknown> | null = null;

/** Shows a scene in place of the one before. */
async function show(scene: StageScene): Promise<void> {
  if (shown !== null) await unmount(shown);
  const target = document.querySelector('#app');
  if (target === null) throw new Error('The stage has no place for a scene.');
  const api = new FakeApi();
  if (scene.kind === 'pane') api.kept = manySeasons(scene.series, scene.seasons);
  if (scene.kind === 'window') {
    api.settingsNow = { ...api.settingsNow, ...scene.settings };
    if (scene.episodes !== undefined) api.page = ok(seasonOf(scene.episodes));
    if (scene.notKept !== undefined) api.page = ok({ ...seasonPage(), notKept: scene.notKept });
    if (scene.address !== null) {
      api.tokenNow = { ...api.tokenNow, source: 'keyring' };
      api.kept = scene.hasAllStates === true ? seasonsInEachState() : [keptSeason()];
      api.startAddress = scene.address;
    }
    target.replaceChildren();
    shown = mount(App, { target, props: { api } });
    return;
  }
  const start = await api.app.start();
  if (!start.ok) throw new Error('the fake always starts');
  const component = (scene.kind === 'pane' ? PaneStage : PeopleStage) as Component<never>;
  shown = mount(InContext, { target, props: { api, start: start.value, component, given: { ...scene } } });
}

/** A season of so many episodes, with a guest star in each, one in all, and a long overview. */
function seasonOf(count: number): SeasonPage {
  const page = seasonPage();
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    ...page,
    season: {
      ...page.season,
      overview: 'A ferry town in winter, and the people who cannot leave it. '.repeat(5).trim(),
      episodes: numbers.map((number) => bareEpisode(number, { name: `Episode ${number} and its title` })),
      credits: [
        ...page.season.credits,
        credit('guest-of-all', person(9001, 'Iris Everywhere'), {
          kind: 'guest',
          character: 'The Neighbour',
          order: 400,
          episodeCount: count,
          episodeNumbers: numbers,
        }),
        ...numbers.map((number) =>
          credit(`guest-of-${number}`, person(number, `Person ${number}`), {
            kind: 'guest',
            character: `Witness ${number}`,
            order: 500 + number,
            episodeCount: 1,
            episodeNumbers: [number],
          }),
        ),
      ],
    },
  };
}

function seasonsInEachState() {
  const states = [
    {},
    { isWhole: false },
    { goneSince: '2026-11-20T08:00:00.000Z' },
    { isExpired: true, creditCount: 0 },
    { isLost: true },
    { isLost: true, seasonName: '' },
  ];
  return states.map((state, index) =>
    keptSeason({
      seriesId: 100 + index,
      seriesName: `The Unusually Long Name of Series ${index + 1}`,
      ...state,
    }),
  );
}

function manySeasons(series: number, seasons: number) {
  return Array.from({ length: series * seasons }, (_, index) => {
    const seriesId = Math.floor(index / seasons) + 1;
    return keptSeason({
      seriesId,
      seriesName: `Series ${String(seriesId).padStart(5, '0')}`,
      seasonNumber: (index % seasons) + 1,
    });
  });
}

declare global {
  interface Window {
    showScene: typeof show;
  }
}

window.showScene = show;
