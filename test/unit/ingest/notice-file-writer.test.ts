import fc from 'fast-check';
import { readNoticeFile } from '../../../server/ingest/notice-file.ts';
import { writeNoticeFile } from '../../../server/ingest/notice-file-writer.ts';
import { projectNotice } from '../policy/notice-samples.ts';

function readBack(text: string): unknown {
  const read = readNoticeFile(text);
  if (read.kind === 'problems') throw new Error(read.problems.map(({ code }) => code).join());
  return read.value;
}

describe('writeNoticeFile', () => {
  it.each(['luoshan-2025', 'linyi-2025'] as const)('writes %s so that it is read back the same', (name) => {
    const notice = projectNotice(name);
    expect(readBack(writeNoticeFile(notice))).toEqual(JSON.parse(JSON.stringify(notice)));
  });

  it('quotes a county code and leaves a day as it is written', () => {
    expect(
      writeNoticeFile({ code: '411521', on: '2024-11-30', at: '17:30', none: null, rows: [[1, null, 3]] }),
    ).toBe('code: "411521"\non: 2024-11-30\nat: 17:30\nnone: null\nrows:\n  - [1, null, 3]\n');
  });

  it('puts comments before keys and list items, and they change no value', () => {
    const value = {
      rewards: [{ deadlineOn: '2024-11-30' }, { deadlineOn: '2024-12-31' }],
      cites: ['甲', '乙'],
    };
    const text = writeNoticeFile(
      value,
      new Map([
        ['rewards[1].deadlineOn', '核对：日期'],
        ['rewards[0]', '一行\n两行'],
        ['cites[1]', '乙?'],
        ['cites', '整组'],
        ['nowhere.at[3]', '没有这一处'],
      ]),
    );
    expect(text).toContain('- # 核对：日期\n    deadlineOn: 2024-12-31');
    expect(text).toContain('# 一行\n');
    expect(text).toContain('# 整组\ncites:');
    expect(text).not.toContain('没有这一处');
    expect(readBack(text)).toEqual(value);
  });

  it('writes one object in two places twice, never as an alias', () => {
    const shared = { clause: '一' };
    expect(readBack(writeNoticeFile({ first: shared, second: shared }))).toEqual({
      first: shared,
      second: shared,
    });
  });

  it('is read back the same, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/),
      fc.oneof(
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(fc.oneof(text, fc.integer()), { maxLength: 4 }),
      ),
      { minKeys: 1, maxKeys: 6 },
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (items) => {
        const comments = new Map([['items[0]', '核对']]);
        expect(readBack(writeNoticeFile({ items }, comments))).toEqual(JSON.parse(JSON.stringify({ items })));
      }),
      { numRuns: 200 },
    );
  });
});
