import { readdirSync } from 'node:fs';
import { messages, problemSentence, sentence } from '../../../schema/messages.ts';

describe('messages', () => {
  it('have each code once: a second sentence would silently replace the first', async () => {
    const folder = new URL('../../../schema/messages/', import.meta.url);
    const files = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)));
    const codes = files.flatMap((file) => Object.values(file).flatMap((each) => Object.keys(each as object)));
    const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
    expect(twice).toEqual([]);
    expect(codes).toHaveLength(Object.keys(messages).length);
  });

  it('use the same values in both languages or fewer in English', () => {
    const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const [code, { zh, en }] of Object.entries(messages)) {
      const unknown = [...names(en)].filter((name) => !names(zh).has(name));
      expect({ code, unknown }).toEqual({ code, unknown: [] });
    }
  });

  it('fill in 20,001 and 20,000', () => {
    expect(sentence('SELECTION_TOO_LONG', { found: 20_001, limit: 20_000 })).toBe(
      '选区有 20001 行，一次最多 20000 行。请改用文件导入。',
    );
  });
});

describe('problemSentence', () => {
  const unknown = (expected: string) =>
    problemSentence({
      code: 'PERSON_DIVISION_UNKNOWN',
      severity: 'ERROR',
      place: { column: '所在乡镇' },
      found: '巨野路办',
      expected,
    });

  it('names the 2 townships that are near', () => {
    expect(unknown('周党镇、竹竿镇')).toBe(
      '“所在乡镇”：没有“巨野路办”这个乡镇（街道）。请按区划名称、别名或代码写；相近的有：周党镇、竹竿镇。',
    );
  });

  it('says nothing of what is near when nothing is', () => {
    expect(unknown('')).toBe('“所在乡镇”：没有“巨野路办”这个乡镇（街道）。请按区划名称、别名或代码写。');
  });
});
