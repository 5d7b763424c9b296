/** The parts of both tools that are used; the tools come without types. */
declare module 'electron-installer-debian' {
  export interface InstallerOptions {
    readonly src: string;
    readonly dest: string;
    readonly arch: string;
    readonly rename: (dest: string) => string;
    readonly logger: (line: string) => void;
    readonly [name: string]: unknown;
  }

  export class ElectronInstaller {
    constructor(options: InstallerOptions);
    readonly stagingDir: string;
    readonly options: { readonly packagePaths: readonly string[] };
    get contentFunctions(): readonly string[];
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<unknown>;
    createContents(): Promise<unknown>;
    createPackage(): Promise<unknown>;
    movePackage(): Promise<unknown>;
  }

  export { ElectronInstaller as Installer };
}

declare module 'electron-installer-redhat' {
  import { ElectronInstaller } from 'electron-installer-debian';

  export class Installer extends ElectronInstaller {
    readonly specPath: string;
    createSpec(): Promise<void>;
    createTemplatedFile(template: string, file: string): Promise<void>;
  }
}
