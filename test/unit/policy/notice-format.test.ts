import { readFileSync } from 'node:fs';
import { noticeOn } from '../../../server/policy/in-force.ts';
import { noticeJsonSchema } from '../../../server/policy/notice-json-schema.ts';
import { noticeShape } from '../../../server/policy/notice-shape.ts';
import { switchKinds } from '../../../server/policy/switch.ts';
import { loadNotice } from './notice-samples.ts';

const page = readFileSync(new URL('../../../docs/notice-format.md', import.meta.url), 'utf8');

describe('docs/notice-format.md', () => {
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);

  it('has one example, which loads without a problem', () => {
    expect(examples).toHaveLength(1);
    const { notice, problems } = loadNotice(examples[0]!);
    expect(problems).toEqual([]);
    expect(notice?.subsidies[0]?.personPaysFen).toBe(8_000);
  });

  it('shows every part of the format in the example, and a revision that moves 30 June to 30 September', () => {
    const { notice } = loadNotice(examples[0]!);
    const unused = Object.keys(noticeShape.shape).filter((key) => !examples[0]!.includes(`\n${key}:`));
    expect(unused).toEqual([]);
    const closing = ['2025-06-14', '2025-06-15'].map((day) => noticeOn(notice!, day).windows[1]?.closesOn);
    expect(closing).toEqual(['2025-06-30', '2025-09-30']);
  });

  it('names every key of the format, however deep', () => {
    const unnamed = allKeys(noticeJsonSchema()).filter((key) => !new RegExp(`[\`.]${key}\``).test(page));
    expect(unnamed).toEqual([]);
  });

  it.each(Object.keys(noticeShape.shape))('explains the key %s', (key) => {
    expect(page).toContain(`| \`${key}\` |`);
  });

  it.each(Object.entries(switchKinds))('lists the switch %s with all its options', (code, { options }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${code}\` |`));
    for (const option of Object.keys(options)) expect(row).toContain(`\`${option}\``);
  });
});

/** Every key that any map of the format may have, each once. */
function allKeys(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(allKeys)])];
}
