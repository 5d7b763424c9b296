/** What Windows takes in no file name, the path separators of all systems, and what turns the direction of writing. */
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069<>:"/\\|?*]+/gu;

/** Names of devices on Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu;

/** Bytes of UTF-8: most file systems hold 255, and the reader may want to add to it. */
const LONGEST = 200;

/** A file name that every system takes, as near to a title as that goes: "Face/Off: 2" gives "Face Off 2.pdf". */
export function toFileName(title: string, extension: string): string {
  return `${toFolderName(title)}.${extension}`;
}

/** The same of a folder, or of a file whose end is given: a long title is cut, and `end` never is. */
export function toFolderName(title: string, end = ''): string {
  const room = LONGEST - Buffer.byteLength(end);
  const name = withoutEnds(shorten(withoutEnds(usable(title)), room)) + usable(end);
  const isTaken = name === '' || DEVICE.test(name);
  return isTaken ? `Endroll ${name}`.trimEnd() : name;
}

function usable(text: string): string {
  return text.normalize('NFC').toWellFormed().replace(UNUSABLE, ' ').replace(/\s+/gu, ' ');
}

/** A point at the start hides a file, and Windows drops points and spaces at the end. */
function withoutEnds(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/gu, '');
}

/** Ends before a letter that would not fit, never within one. */
function shorten(name: string, room: number): string {
  let shortened = '';
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (Buffer.byteLength(shortened + segment) > room) break;
    shortened += segment;
  }
  return shortened;
}
