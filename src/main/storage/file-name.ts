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

/** The same of a folder. */
export function toFolderName(title: string): string {
  const usable = title.normalize('NFC').toWellFormed().replace(UNUSABLE, ' ').replace(/\s+/gu, ' ');
  const name = withoutEnds(shorten(withoutEnds(usable)));
  const isTaken = name === '' || DEVICE.test(name);
  return isTaken ? `Endroll ${name}`.trimEnd() : name;
}

/** A point at the start hides a file, and Windows drops points and spaces at the end. */
function withoutEnds(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/gu, '');
}

/** Ends before a letter that would not fit, never within one. */
function shorten(name: string): string {
  let shortened = '';
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (Buffer.byteLength(shortened + segment) > LONGEST) break;
    shortened += segment;
  }
  return shortened;
}
