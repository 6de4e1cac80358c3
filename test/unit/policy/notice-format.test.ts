import { readFileSync } from 'node:fs';
import { noticeShape } from '../../../server/policy/notice-shape.ts';
import { switchKinds } from '../../../server/policy/switch.ts';
import { loadNotice } from './notice-samples.ts';

const page = readFileSync(new URL('../../../docs/notice-format.md', import.meta.url), 'utf8');

describe('docs/notice-format.md', () => {
  it('has one example, which loads without a problem', () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);
    expect(examples).toHaveLength(1);
    const { notice, problems } = loadNotice(examples[0]!);
    expect(problems).toEqual([]);
    expect(notice?.subsidies[0]?.personPaysFen).toBe(8_000);
  });

  it.each(Object.keys(noticeShape.shape))('explains the key %s', (key) => {
    expect(page).toContain(`| \`${key}\` |`);
  });

  it.each(Object.entries(switchKinds))('lists the switch %s with all its options', (code, { options }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${code}\` |`));
    for (const option of Object.keys(options)) expect(row).toContain(`\`${option}\``);
  });
});
