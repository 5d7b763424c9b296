import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findInFiles, tokenTraces } from './find-in-files.ts';
import { contract } from '../src/shared/ipc/contract.ts';
import { expect, test } from './fixtures.ts';
import type {} from './window-api.ts';

// The numbers are those of Electron's list: https://www.electronjs.org/docs/latest/tutorial/security

test('the page runs on our own scheme, isolated and without Node (2, 3, 4, 6, 8, 12, 18)', async ({
  launch,
}) => {
  const { app, window, page } = await launch();
  await expect(page.findField).toBeVisible();
  expect(await window.evaluate(() => location.href)).toMatch(/^app:\/\/endroll\//);
  expect(
    await window.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in globalThis),
    ),
  ).toEqual([]);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron documents this function but leaves it out of its types.
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  for (const name of [
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'webviewTag',
  ]) {
    expect(preferences[name] ?? false, name).toBe(false);
  }
});

test('our own files are for our own origin', async ({ launch }) => {
  const { app } = await launch();
  const answer = await app.evaluate(async ({ net }) => {
    const { status, headers } = await net.fetch('app://endroll/index.html');
    return { status, readers: headers.get('Access-Control-Allow-Origin') };
  });
  expect(answer).toEqual({ status: 200, readers: null });
});

test('the page sees the contract’s groups and nothing of Electron (20)', async ({ launch }) => {
  const { window } = await launch();
  const seen = await window.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    return {
      groups: Object.keys(api).toSorted(),
      others: Object.values(api)
        .flatMap((group) => Object.values(group as object) as unknown[])
        .filter((member) => typeof member !== 'function').length,
      isFrozen: Object.isFrozen(api) || !Reflect.set(globalThis, 'api', null),
      inFrame: 'api' in (frame.contentWindow ?? {}),
    };
  });
  expect(seen).toEqual({
    groups: Object.keys(contract).toSorted(),
    others: 0,
    isFrozen: true,
    inFrame: false,
  });
});

test.describe('provoked', () => {
  test.use({ expectedComplaints: /Content Security Policy|requires 'Trusted|Not allowed to load local/ });

  test('the policy comes as a header and blocks scripts, eval, pictures and requests (7)', async ({
    launch,
  }) => {
    const { window, page } = await launch();
    await expect(page.findField).toBeVisible();
    const response = await window.reload();
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');

    const outcome = await window.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        blocked.push(effectiveDirective),
      );
      // Code that a test evaluates may use eval; code that runs later may not.
      await new Promise((resolve) => setTimeout(resolve));
      const unlistedModule = 'https://evil.example/module.js';
      const attempt = async (action: () => unknown): Promise<string> => {
        try {
          await action();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const evaluated = await attempt(() => (0, eval)('1 + 1'));
      const inline = document.createElement('script');
      await attempt(() => {
        inline.append('document.title = "taken over"');
        document.head.append(inline);
      });
      const handler = document.body.appendChild(document.createElement('button'));
      await attempt(() => handler.setAttribute('onclick', 'document.title = "taken over"'));
      handler.click();
      const html = await attempt(() => (handler.innerHTML = '<img src="x">'));
      handler.remove();
      const picture = new Image();
      const pictureOutcome = await new Promise((resolve) => {
        picture.onload = () => resolve('load');
        picture.onerror = () => resolve('error');
        picture.src = 'https://image.tmdb.org/t/p/w185/a.jpg';
      });
      const outcomes = {
        evaluated,
        html,
        title: document.title,
        picture: pictureOutcome,
        module: await attempt(() => import(unlistedModule)),
        web: await attempt(() => fetch('https://api.themoviedb.org/3/configuration')),
        file: await attempt(() => fetch('file:///etc/passwd')),
        ownPage: await attempt(() => fetch('/index.html')),
      };
      // Violations are reported one task later than the failure they explain.
      await new Promise((resolve) => setTimeout(resolve));
      return { ...outcomes, blocked: [...new Set(blocked)] };
    });
    expect(outcome).toMatchObject({
      title: 'Endroll',
      picture: 'error',
      module: 'TypeError',
      web: 'TypeError',
      file: 'TypeError',
      html: 'TypeError',
      ownPage: 'TypeError',
    });
    expect(outcome.evaluated).toMatch(/EvalError|TypeError/);
    for (const directive of ['connect-src', 'img-src', 'require-trusted-types-for', 'script-src-elem']) {
      expect(outcome.blocked).toContain(directive);
    }
  });

  test('no address but our own opens, neither in the window nor in a new one (13, 14)', async ({
    launch,
  }) => {
    const { app, window, page } = await launch();
    await expect(page.findField).toBeVisible();
    for (const address of [
      'https://www.themoviedb.org/',
      'file:///etc/passwd',
      'app://endroll.evil/',
      'data:text/html,x',
    ]) {
      expect(await window.evaluate((url) => open(url), address), `window.open ${address}`).toBeNull();
    }
    await recordNavigations(app);
    for (const address of ['https://www.themoviedb.org/', 'app://endroll.evil/']) {
      await window.evaluate((url) => {
        location.assign(url);
      }, address);
      await expect.poll(() => refusedNavigations(app)).toContain(address);
    }
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await window.evaluate(() => location.href)).toMatch(/^app:\/\/endroll\//);
    expect(await window.evaluate(() => document.title)).toBe('Endroll');
  });
});

test('the page cannot open the system’s dialogs for files past the permissions (5)', async ({ launch }) => {
  const { window } = await launch();
  const pickers = ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'];
  expect(await window.evaluate((names) => names.filter((name) => name in globalThis), pickers)).toEqual([]);
});

test('permissions are denied (5)', async ({ launch }) => {
  const { window } = await launch({ switches: ['--use-fake-device-for-media-stream'] });
  const answers = await window.evaluate(async () => {
    const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'none');
    const states = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map(
      async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return [name, state] as const;
      },
    );
    return {
      states: Object.fromEntries(await Promise.all(states)),
      geolocation: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('position'),
          ({ code }) => resolve(code),
        ),
      ),
      notifications: await Notification.requestPermission(),
      media: await navigator.mediaDevices
        .getUserMedia({ audio: true, video: true })
        .then(() => 'stream', errorName),
    };
  });
  expect(answers).toEqual({
    states: {
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      'clipboard-read': 'denied',
    },
    geolocation: 1,
    notifications: 'denied',
    media: 'NotAllowedError',
  });
});

test('only the listed web pages open in the browser (15)', async ({ launch }) => {
  const { app, window } = await launch();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    Object.assign(shell, { openExternal: (address: string) => Promise.resolve(opened.push(address)) });
  });
  const refused = await askEach(window, [
    ['app', 'openWebPage', '{"page":"evil"}'],
    ['app', 'openWebPage', '{"page":"tmdb","url":"https://evil.example/"}'],
    ['app', 'openWebPage', '"file:///etc/passwd"'],
    ['app', 'openWebPage', '{"page":"series","seriesId":"1396/../../evil"}'],
  ]);
  expect(refused).toEqual(['page', 'url', 'input', 'seriesId']);
  await window.evaluate(() => api.app.openWebPage({ page: 'season', seriesId: 1396, seasonNumber: 1 }));
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(['https://www.themoviedb.org/tv/1396/season/1']);
});

test('the token reaches neither the page nor an address nor a file, and the page asks only us (1)', async ({
  launch,
  server,
  userData,
}) => {
  const endroll = await launch();
  const { app, window, page } = endroll;
  await app.evaluate(({ session }) => {
    const requested: string[] = [];
    Object.assign(globalThis, { requested });
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
      requested.push(url);
      answer({});
    });
  });
  await window.reload();
  await page.open('1396 1');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await page
    .credit(/^Bryan Cranston/)
    .first()
    .click();
  await expect(page.personPanel).toBeVisible();
  await expect.poll(async () => (await page.paintedPictures()).length).toBeGreaterThan(0);
  await page.openSettings();

  const inPage = await window.evaluate(async () => {
    const answers = await Promise.all([
      api.app.start(),
      api.settings.get(),
      api.token.status(),
      api.library.list(),
      api.seasons.open({ seriesId: 1396, seasonNumber: 1, language: 'en-US' }),
      api.token.set({ token: 'eyJ.wrong.token', keep: 'session' }),
    ]);
    const storages = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie];
    return document.documentElement.outerHTML + JSON.stringify([answers, storages]);
  });
  const traces = tokenTraces(server.token);
  expect(traces.filter((trace) => inPage.includes(trace))).toEqual([]);

  const addresses = server.log.entries.map(({ path, query }) => path + JSON.stringify(query));
  expect(addresses.length).toBeGreaterThan(3);
  expect(addresses.filter((address) => traces.some((trace) => address.includes(trace)))).toEqual([]);

  const requested = await app.evaluate(() => (globalThis as unknown as { requested: string[] }).requested);
  expect(new Set(requested.map((address) => new URL(address).protocol))).toEqual(
    new Set(['app:', 'endroll-image:']),
  );

  await endroll.quit();
  expect(await findInFiles(userData, traces)).toEqual([]);
});

test('malformed calls are refused by field and change nothing (17)', async ({ launch, userData }) => {
  const { app, window, page } = await launch();
  await page.open('90001 1');
  await expect(page.keptSeason(/^Harbour Lights/)).toBeVisible();
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  const before = await keptState(window, userData);

  const season = { seriesId: 90001, seasonNumber: 1, language: 'en-US' };
  const cases: readonly (readonly [group: string, call: string, input: unknown, field: string])[] = [
    ['seasons', 'open', undefined, 'input'],
    ['seasons', 'open', null, 'input'],
    ['seasons', 'open', [], 'input'],
    ['seasons', 'open', 'endroll://tv/1/season/1', 'input'],
    ['seasons', 'open', { ...season, seriesId: '90001' }, 'seriesId'],
    ['seasons', 'open', { ...season, seriesId: -1 }, 'seriesId'],
    ['seasons', 'open', { ...season, seriesId: 1.5 }, 'seriesId'],
    ['seasons', 'open', { ...season, seriesId: 2 ** 53 }, 'seriesId'],
    ['seasons', 'refresh', { ...season, seasonNumber: -1 }, 'seasonNumber'],
    ['seasons', 'refresh', { ...season, seasonNumber: null }, 'seasonNumber'],
    ['seasons', 'leave', { ...season, language: '../../etc' }, 'language'],
    ['seasons', 'leave', { ...season, language: ['en-US'] }, 'language'],
    ['seasons', 'leave', { ...season, extra: 1 }, 'extra'],
    ['seasons', 'keepSample', {}, 'language'],
    ['library', 'remove', { keys: [season, { ...season, language: 'klingon' }] }, 'keys.1.language'],
    ['library', 'remove', { keys: [{ seriesId: 90001 }] }, 'keys.0.seasonNumber'],
    ['library', 'restore', { keys: [{ ...season, seriesId: { valueOf: 1 } }] }, 'keys.0.seriesId'],
    ['library', 'remove', season, 'keys'],
    ['library', 'creditsOfPerson', { personId: "1' OR '1'='1" }, 'personId'],
    ['library', 'list', 'all', 'input'],
    ['settings', 'update', { theme: 'neon' }, 'theme'],
    ['settings', 'update', { theme: 'dark', language: 'x'.repeat(10_000) }, 'language'],
    ['settings', 'update', { theme: 'dark', lastAddress: 'file:///etc/passwd' }, 'lastAddress'],
    ['settings', 'update', { theme: 'dark', sidebarWidth: 1e9 }, 'sidebarWidth'],
    ['settings', 'update', { theme: 'dark', constructor: { prototype: { polluted: true } } }, 'constructor'],
    ['token', 'set', { token: 1, keep: 'session' }, 'token'],
    ['token', 'set', { token: 'eyJ', keep: 'disk' }, 'keep'],
    ['token', 'set', { token: 'e'.repeat(5000), keep: 'session' }, 'token'],
    ['token', 'forget', { really: true }, 'input'],
    ['app', 'copyText', { text: 'x'.repeat(1_500_000) }, 'text'],
    ['app', 'copyText', { text: 'x'.repeat(3_000_000) }, 'input'],
    ['app', 'copyText', { text: 'x', more: Array.from({ length: 400_000 }, () => 0) }, 'input'],
  ];
  const fields = await askEach(
    window,
    cases.map(([group, call, input]) => [group, call, JSON.stringify(input)] as const),
  );
  expect(fields.map((field, index) => [...(cases[index]?.slice(0, 2) ?? []), field])).toEqual(
    cases.map(([group, call, , field]) => [group, call, field]),
  );

  const [polluting] = await askEach(window, [
    ['settings', 'update', '{"__proto__":{"polluted":true,"theme":"dark"}}'],
  ]);
  expect(polluting, 'a prototype is not a setting').not.toBe('theme');
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false);
  expect(await window.evaluate(() => 'polluted' in {})).toBe(false);

  expect(await keptState(window, userData)).toEqual(before);
});

/** Makes each call with its input, given as JSON, and returns the field that was refused, or the result instead. */
async function askEach(
  window: Page,
  calls: readonly (readonly [group: string, call: string, json: string | undefined])[],
): Promise<readonly string[]> {
  return window.evaluate(async (asked) => {
    const calls = api as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<{ ok: boolean; error?: { kind: string; field?: string } }>>
    >;
    const fields: string[] = [];
    for (const [group, call, json] of asked) {
      const answer = await calls[group]?.[call]?.(json === undefined ? undefined : JSON.parse(json));
      fields.push(
        answer?.error?.kind === 'invalid-input' ? (answer.error.field ?? '') : JSON.stringify(answer),
      );
    }
    return fields;
  }, calls);
}

/** Everything that the calls could have changed. */
async function keptState(window: Page, userData: string): Promise<unknown> {
  const told = await window.evaluate(() =>
    Promise.all([api.settings.get(), api.token.status(), api.library.list()]),
  );
  const { window: _placement, ...settings } = JSON.parse(
    await readFile(join(userData, 'settings.json'), 'utf8'),
  ) as Record<string, unknown>;
  return { told, settings };
}

async function recordNavigations(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) refused.push(event.url);
    });
  });
}

function refusedNavigations(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as unknown as { refused: readonly string[] }).refused);
}
