import { readFile } from 'node:fs/promises';
import { declaredFunctions, functionNamespace, functionsJson } from '../../../addin/functions/declared.ts';

describe('declaredFunctions', () => {
  it('keeps the 11 ids that saved workbooks hold', () => {
    expect(declaredFunctions.map(({ id }) => id)).toEqual([
      'QUOTA',
      'PAID_PERSONS',
      'PAID_AMOUNT',
      'COMPLETION',
      'GAP',
      'RANK',
      'AMOUNT_DUE',
      'REWARD_NOW',
      'FIGURES_AT',
      'LIVE_PAID_PERSONS',
      'LIVE_COMPLETION',
    ]);
  });

  it.each(declaredFunctions.map((declared) => [declared.id, declared] as const))(
    'names %s in Chinese with at least 3 letters, and shows an example',
    (id, { name, description, parameters }) => {
      expect(id).toMatch(/^[A-Z0-9_.]{3,}$/);
      expect(name).toMatch(/^\p{Script=Han}{3,}$/u);
      expect(description).toContain(`=ZJ.${name}(`);
      for (const parameter of parameters) expect(parameter.description).toMatch(/^.{5,120}。$/);
    },
  );

  it('has no name twice', () => {
    expect(new Set(declaredFunctions.map(({ name }) => name)).size).toBe(11);
  });
});

describe('functionsJson', () => {
  it('tells Excel of optional parameters and of streaming', () => {
    const { functions } = JSON.parse(functionsJson()) as { functions: readonly Record<string, unknown>[] };
    expect(functions).toHaveLength(11);
    expect(functions[1]).toEqual({
      id: 'PAID_PERSONS',
      name: '已缴费人数',
      description: expect.stringContaining('单位：人'),
      parameters: [
        { name: '区划', description: expect.any(String), type: 'any' },
        { name: '日期', description: expect.any(String), type: 'any', optional: true },
      ],
      result: { type: 'number' },
    });
    expect(functions.filter(({ options }) => options).map(({ id }) => id)).toEqual([
      'FIGURES_AT',
      'LIVE_PAID_PERSONS',
      'LIVE_COMPLETION',
    ]);
  });

  it('stands under the prefix of the manifest', async () => {
    const manifest = await readFile('manifest.xml', 'utf8');
    expect(manifest).toContain(`<bt:String id="Functions.Namespace" DefaultValue="${functionNamespace}"/>`);
  });
});
