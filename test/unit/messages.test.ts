import { problemSentence } from '../../schema/messages.ts';

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
