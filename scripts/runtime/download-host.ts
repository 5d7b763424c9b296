import { request as requestHttp } from 'node:http';
import { Agent, request as requestHttps } from 'node:https';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Electron's installer will look for a version, by the rules of the package @electron/get. */
export function downloadAddress(version: string, env: Environment, platform: string, arch: string): string {
  const setting = (name: string): string | undefined =>
    firstGiven(env, [
      `npm_config_electron_${name}`,
      `NPM_CONFIG_ELECTRON_${name.toUpperCase()}`,
      `npm_package_config_electron_${name}`,
      `ELECTRON_${name.toUpperCase()}`,
    ]);
  const base = setting('mirror') ?? 'https://github.com/electron/electron/releases/download/';
  const folder = (setting('custom_dir') ?? `v${version}`).replace('{{ version }}', version);
  const file = setting('custom_filename') ?? `electron-v${version}-${platform}-${arch}.zip`;
  return `${base}${folder}/${file}`;
}

/**
 * What to add to the installer's environment so that it uses the proxy set for npm or the shell; the installer looks for
 * one only when told to.
 */
export function proxySettings(env: Environment): Readonly<Record<string, string>> {
  const proxy = firstGiven(env, ['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy']);
  return proxy ? { HTTPS_PROXY: proxy, ELECTRON_GET_USE_PROXY: '1' } : {};
}

/**
 * Whether a download from this address is worth starting. Answers within the given time, whereas the installer could wait
 * for minutes on a network that drops every packet. Any HTTP response counts; what it means is up to the installer.
 */
export async function canReach(address: string, env: Environment, milliseconds = 20_000): Promise<boolean> {
  const secure = new URL(address).protocol === 'https:';
  const agent = secure ? new Agent({ proxyEnv: { ...env, ...proxySettings(env) } }) : undefined;
  const options = { method: 'HEAD', agent, signal: AbortSignal.timeout(milliseconds) };
  return new Promise((answer) => {
    const head = (secure ? requestHttps : requestHttp)(address, options, (response) => {
      response.resume();
      answer(true);
    });
    head.on('error', () => {
      answer(false);
    });
    head.end();
  });
}

/** The value of the first variable that is set and not empty. */
function firstGiven(env: Environment, names: readonly string[]): string | undefined {
  return names.map((name) => env[name]).find(Boolean);
}
