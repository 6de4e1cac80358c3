import { readFile } from 'node:fs/promises';
import { UnreadableFile } from './row.ts';
import { sniffFile, textDecoder } from './sniff.ts';

/** Where a decoder of GB18030 puts bytes that stand for no character: a wrong guess shows itself by these. */
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/u;

/**
 * The whole text of a small file, whichever way an editor saved it: UTF-8, GB18030 (GBK), or UTF-16 with a byte order
 * mark. A file that fits none of them is refused, never read approximately.
 *
 * @throws UnreadableFile as `sniffFile` does; FILE_NOT_TEXT for a workbook; ENCODING_BROKEN
 */
export async function readTextFile(path: string): Promise<string> {
  const { sort } = await sniffFile(path);
  if (sort.format !== 'csv') throw new UnreadableFile('FILE_NOT_TEXT', sort.format);
  let text: string;
  try {
    text = textDecoder(sort.encoding).decode(await readFile(path));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new UnreadableFile('ENCODING_BROKEN', sort.encoding);
  }
  // GB18030 is what remains when the others do not fit, so its text is judged; the others say what they are.
  if (sort.encoding === 'gb18030') {
    const line = lineOf(text, privateUse);
    if (line !== null) throw new UnreadableFile('ENCODING_BROKEN', sort.encoding, {}, line);
  }
  return text;
}

function lineOf(text: string, pattern: RegExp): number | null {
  const at = text.search(pattern);
  return at === -1 ? null : text.slice(0, at).split('\n').length;
}
