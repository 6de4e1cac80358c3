import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemSentence } from '../../../schema/messages.ts';
import { readNotice, readNoticeFrom } from '../../../server/services/notices/notices.ts';
import { inGb18030 } from '../../support/gb18030.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-encodings-'));
const notices = ['../../notices/', '../../../server/policy/notices/'].flatMap((path) =>
  readdirSync(new URL(path, import.meta.url))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(new URL(path + name, import.meta.url), 'utf8')] as const),
);
const text = notices[0]![1];

function read(bytes: Uint8Array) {
  const path = join(folder, 'notice.yaml');
  writeFileSync(path, bytes);
  return readNoticeFrom(path, '示例.yaml');
}

describe('readNoticeFrom', () => {
  it.each(notices)('reads %s alike from UTF-8, GB18030 and UTF-16', async (_, written) => {
    const expected = readNotice(written, '示例.yaml');
    expect(expected.kind).toBe('ok');
    const wide = Buffer.from(`\ufeff${written}`, 'utf16le');
    for (const bytes of [
      Buffer.from(written),
      Buffer.from(`\ufeff${written}`),
      inGb18030(written),
      wide,
      Buffer.from(wide).swap16(),
    ]) {
      expect(await read(bytes)).toEqual({ ...expected, text: written });
    }
  });

  it('reads GB18030 with Windows line ends and a short first line', async () => {
    const written = `# 目录\r\n${text.replaceAll('\n', '\r\n')}`;
    expect(await read(inGb18030(written))).toMatchObject({ kind: 'ok', text: written });
  });

  it.each([
    ['UTF-8 with a last character cut in two', [Buffer.from(text), [0xe4, 0xb8]], 'NOTICE_ENCODING_BROKEN'],
    [
      'UTF-8 with GB18030 pasted below it',
      [Buffer.from(text), inGb18030('# 示例')],
      'NOTICE_ENCODING_BROKEN',
    ],
    ['GB18030 with a byte that begins nothing', [inGb18030(text), [0xff]], 'NOTICE_ENCODING_BROKEN'],
    ['GB18030 with bytes of no character', [inGb18030(text), [0xaa, 0xa1]], 'NOTICE_ENCODING_BROKEN'],
    [
      'UTF-16 with half a character',
      [Buffer.from(`\ufeff${text}`, 'utf16le'), [0x2d]],
      'NOTICE_ENCODING_BROKEN',
    ],
    ['UTF-8 saved after it was read wrongly', [Buffer.from(`# \ufffd\n${text}`)], 'NOTICE_CHARACTERS_LOST'],
    ['UTF-16 without its mark', [Buffer.from(text, 'utf16le')], 'NOTICE_FILE_NOT_TEXT'],
    ['a workbook', [Buffer.from('PK\x03\x04 and more')], 'NOTICE_FILE_NOT_TEXT'],
    ['0 bytes', [], 'NOTICE_FILE_EMPTY'],
    ['3 blank lines', [Buffer.from('\n\n\n')], 'NOTICE_FILE_EMPTY'],
  ])('refuses %s with one problem', async (_, pieces, code) => {
    const found = await read(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
    expect(found).toMatchObject({
      kind: 'problems',
      problems: [{ code, severity: 'ERROR', place: { file: '示例.yaml' } }],
    });
    const problems = found.kind === 'problems' ? found.problems : [];
    expect(problems).toHaveLength(1);
    expect(problemSentence(problems[0]!)).not.toMatch(/[{}]|undefined|NOTICE/);
  });
});
