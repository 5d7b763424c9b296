import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { canReach, downloadAddress, proxySettings } from './download-host.ts';

let server: Server | undefined;

async function listen(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/electron.zip`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

describe('the address of a download', () => {
  it('is a release of Electron on its own host', () => {
    expect(downloadAddress('45.4.1', {}, 'linux', 'x64')).toBe(
      'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip',
    );
  });

  it('follows the mirror that npm or the environment names', () => {
    const env = { ELECTRON_MIRROR: 'https://mirror.example/', ELECTRON_CUSTOM_DIR: '{{ version }}' };
    expect(downloadAddress('45.4.1', env, 'linux', 'x64')).toBe(
      'https://mirror.example/45.4.1/electron-v45.4.1-linux-x64.zip',
    );
    expect(
      downloadAddress('45.4.1', { ...env, npm_config_electron_mirror: 'https://npm.example/' }, 'a', 'b'),
    ).toMatch(/^https:\/\/npm\.example\//);
  });
});

describe('a download host', () => {
  it('is reached when it answers anything', async () => {
    const address = await listen((_request, response) => response.writeHead(404).end());
    expect(await canReach(address, {})).toBe(true);
  });

  it('is not reached when it takes the connection and never answers', async () => {
    const address = await listen(() => undefined);
    expect(await canReach(address, {}, 100)).toBe(false);
  });

  it('is not reached when nobody listens', async () => {
    const address = await listen(() => undefined);
    server?.close();
    expect(await canReach(address, {}, 1000)).toBe(false);
  });
});

describe('proxy settings', () => {
  it('are passed on from the shell or from npm', () => {
    const expected = { HTTPS_PROXY: 'http://proxy.example:3128', ELECTRON_GET_USE_PROXY: '1' };
    expect(proxySettings({ https_proxy: 'http://proxy.example:3128' })).toEqual(expected);
    expect(proxySettings({ HTTPS_PROXY: '', npm_config_https_proxy: 'http://proxy.example:3128' })).toEqual(
      expected,
    );
  });

  it('are left alone where there is no proxy', () => {
    expect(proxySettings({ HTTPS_PROXY: '' })).toEqual({});
  });
});
