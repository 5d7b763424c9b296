/** Characters not allowed in Windows file names, path separators of all systems, and directional marks. */
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069<>:"/\\|?*]+/gu;

/** Names of devices on Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu;

/** UTF-8 bytes: most file systems allow 255, and the reader may want to add to the name. */
const LONGEST = 200;

/** A file name that is valid on every system, as close to a title as possible: "Face/Off: 2" gives "Face Off 2.pdf". */
export function toFileName(title: string, extension: string): string {
  return `${toFolderName(title)}.${extension}`;
}

/** The same for a folder, or for a file with a given ending: a long title is truncated, `end` never is. */
export function toFolderName(title: string, end = ''): string {
  const room = LONGEST - Buffer.byteLength(end);
  const name = withoutEnds(shorten(withoutEnds(usable(title)), room)) + usable(end);
  const isTaken = name === '' || DEVICE.test(name);
  return isTaken ? `Endroll ${name}`.trimEnd() : name;
}

function usable(text: string): string {
  return text.normalize('NFC').toWellFormed().replace(UNUSABLE, ' ').replace(/\s+/gu, ' ');
}

/** A leading period hides a file, and Windows drops trailing periods and spaces. */
function withoutEnds(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/gu, '');
}

/** Truncates before a letter that would not fit, never inside one. */
function shorten(name: string, room: number): string {
  let shortened = '';
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (Buffer.byteLength(shortened + segment) > room) break;
    shortened += segment;
  }
  return shortened;
}
