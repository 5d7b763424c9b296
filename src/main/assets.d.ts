// `import path from './picture.png?asset'`: electron-vite puts the file beside the bundle and gives its path.
/// <reference types="electron-vite/node" />
