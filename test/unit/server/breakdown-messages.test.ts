import { readdirSync, readFileSync } from 'node:fs';
import { messages } from '../../../schema/messages.ts';

const root = new URL('../../../', import.meta.url);

/** Codes of problems and refusals as the sources write them. */
function codesIn(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/generated|messages/.test(file))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8'))
    .flatMap((source) => [...source.matchAll(/'((?:BREAKDOWN|SPREAD|SHEET|MUTATION_KEY)_[A-Z_]+)'/g)])
    .map(([, code]) => String(code));
}

const codes = [...new Set(['schema', 'server', 'addin'].flatMap(codesIn))].sort();

describe('messages of breakdowns', () => {
  it('has a sentence for each of at least 70 codes in the sources', () => {
    expect(codes.filter((code) => messages[code] === undefined)).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(70);
  });

  it('speaks Chinese to clerks: no other letters, nothing shouted, each sentence ended', () => {
    const said = Object.entries(messages).filter(([code]) =>
      /^(BREAKDOWN|SPREAD|SHEET_(TOKEN|EDITION|VERSION)|MUTATION_KEY)/.test(code),
    );
    const odd = said.filter(([, { zh }]) => {
      const words = zh.replace(/\{\w+\}|\[\[|\]\]|\.(xlsx|zip|csv)|Excel|WPS/g, '');
      return /[A-Za-z!！]/.test(words) || !/[。：]$/.test(words);
    });
    expect(odd).toEqual([]);
  });
});
