import { placeInFile, readNoticeFile } from '../../../server/ingest/notice-file.ts';

describe('readNoticeFile', () => {
  it('gives the line of every key and list item by its path', () => {
    const file = readNoticeFile('a: 1\nb:\n  - c: x\n    d:\n      e: 2024-10-01\n  - y\n');
    expect(file.kind === 'ok' && file.value).toEqual({ a: 1, b: [{ c: 'x', d: { e: '2024-10-01' } }, 'y'] });
    expect(file.kind === 'ok' && [...file.lines]).toEqual([
      ['', 1],
      ['a', 1],
      ['b', 2],
      ['b[0]', 3],
      ['b[0].c', 3],
      ['b[0].d', 4],
      ['b[0].d.e', 5],
      ['b[1]', 6],
    ]);
  });

  it('leaves a day as text and reads past a byte order mark and Windows line ends', () => {
    const file = readNoticeFile('\ufeffissuedOn: 2024-10-29\r\nyear: 2025\r\n');
    expect(file.kind === 'ok' && file.value).toEqual({ issuedOn: '2024-10-29', year: 2025 });
  });

  it('refuses a text whose characters were lost to a wrong encoding, and says where the first of 3 was', () => {
    const file = readNoticeFile('format: 1\ntitle: ʾ\ufffd\ufffd\nnote: 锟斤拷\n', '示例.yaml');
    expect(file).toEqual({
      kind: 'problems',
      problems: [
        {
          code: 'NOTICE_CHARACTERS_LOST',
          severity: 'ERROR',
          place: { file: '示例.yaml', line: 2 },
          found: '3',
        },
      ],
    });
  });

  it.each(['', '\ufeff', ' \r\n\n', '# 还没有写\n', '---\n'])('says of %j that it is empty', (text) => {
    expect(readNoticeFile(text)).toEqual({
      kind: 'problems',
      problems: [{ code: 'NOTICE_FILE_EMPTY', severity: 'ERROR', place: {} }],
    });
  });

  it('names a key written twice in one place, in a flow of braces too', () => {
    expect(readNoticeFile('a: 1\nb:\n  c: 1\n  c: 2\nd: { e: 1, e: 2 }\na: 3\n')).toMatchObject({
      kind: 'problems',
      problems: [
        { code: 'NOTICE_YAML_DUPLICATE_KEY', place: { line: 4 }, found: 'c' },
        { code: 'NOTICE_YAML_DUPLICATE_KEY', place: { line: 5 }, found: 'e' },
        { code: 'NOTICE_YAML_DUPLICATE_KEY', place: { line: 6 }, found: 'a' },
      ],
    });
  });

  it('refuses 30,000 keys in one place as one problem', () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(readNoticeFile(keys)).toMatchObject({
      kind: 'problems',
      problems: [{ code: 'NOTICE_TOO_MANY_KEYS', place: { line: 1 }, found: '30000', expected: '200' }],
    });
  });

  it('refuses a file of more than 300,000 characters without parsing it', () => {
    const file = readNoticeFile('['.repeat(300_001), '示例.yaml');
    expect(file).toEqual({
      kind: 'problems',
      problems: [
        {
          code: 'NOTICE_FILE_TOO_LARGE',
          severity: 'ERROR',
          place: { file: '示例.yaml' },
          found: '300001',
          expected: '300000',
        },
      ],
    });
  });

  it.each([
    ['3,000 nested lists', `${'['.repeat(3_000)}${']'.repeat(3_000)}`],
    ['a tag that asks for code', 'a: !!js/function "x"'],
    ['a list as a key', '? [a]\n: 1'],
    ['two documents', 'a: 1\n---\nb: 2'],
  ])('lists a problem for %s', (_, text) => {
    const file = readNoticeFile(text);
    expect(file.kind === 'problems' && file.problems.length).toBe(1);
  });
});

describe('placeInFile', () => {
  it('takes the line of the nearest parent for a path that the file does not have', () => {
    const lines = new Map([
      ['', 1],
      ['b', 2],
      ['b[0]', 3],
    ]);
    const at = (path: string): number | undefined =>
      placeInFile([{ code: 'X', severity: 'ERROR', place: { path } }], lines, 'n.yaml')[0]?.place.line;
    expect([at('b[0].c.d'), at('b[7].c'), at('z'), at('')]).toEqual([3, 2, 1, 1]);
  });
});
