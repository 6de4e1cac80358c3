import { readFileSync } from 'node:fs';
import { noticeJsonSchema } from '../../../server/policy/notice-json-schema.ts';

const committed = new URL('../../../docs/notice.schema.json', import.meta.url);

interface SchemaPart {
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
}

const schema = noticeJsonSchema() as SchemaPart;

/** Every key of the format by its path, with what an editor shows for it. */
function keys(part: SchemaPart, path = ''): [string, SchemaPart][] {
  const inner = Object.entries(part.properties ?? {}).flatMap(([key, value]): [string, SchemaPart][] => [
    [`${path}${key}`, value],
    ...keys(value, `${path}${key}.`),
  ]);
  const others = [...(part.items ? [part.items] : []), ...(part.anyOf ?? [])];
  return [...inner, ...others.flatMap((other) => keys(other, path))];
}

describe('noticeJsonSchema', () => {
  it('is what docs/notice.schema.json holds; else run `node server/run.js notice schema > docs/notice.schema.json`', () => {
    expect(readFileSync(committed, 'utf8')).toBe(`${JSON.stringify(noticeJsonSchema(), null, 2)}\n`);
  });

  it('shows a Chinese title for every key but a `code` or a `document` of its own', () => {
    const untitled = keys(schema)
      .filter(([, part]) => part.title === undefined)
      .map(([path]) => path.split('.').at(-1));
    expect(new Set(untitled)).toEqual(new Set(['code', 'document']));
  });

  it('gives the words of every choice in the order of its codes', () => {
    const choices = keys(schema).filter(([, part]) => part.enum !== undefined);
    const kind = choices.find(([path]) => path === 'windows.kind')?.[1];
    expect(kind?.enumDescriptions).toEqual(['集中征缴期', '延长期', '补缴期', '新生儿参保期']);
    for (const [path, part] of choices) {
      if (path === 'switches.code') continue;
      expect([path, part.enumDescriptions?.length]).toEqual([path, part.enum?.length]);
    }
  });

  it('lets a window close on 2025-02-末, and no other day be written so', () => {
    const monthEnds = keys(schema).filter(([, part]) => part.pattern?.includes('末'));
    expect(monthEnds.map(([path]) => path)).toEqual(['windows.closesOn']);
  });

  it('leaves nothing behind of what only the 政策参数 sheet reads', () => {
    expect(JSON.stringify(schema)).not.toMatch(/"kind":"|"options":/);
  });
});
