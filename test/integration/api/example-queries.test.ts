import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../../server/app.ts';
import { demoPassword, loadDemo } from '../../../server/cli/demo.ts';
import { readConfig } from '../../../server/config.ts';
import { documentOf, followTests } from './example-follow.ts';

/** A query of docs/queries.md with the answer printed below it; null where none is printed as JSON. */
interface Example {
  readonly title: string;
  readonly query: string;
  readonly printed: unknown;
}

/** Answers that hang on how many have paid, or on what was written before: the document prints those of the whole demo, tests load a small one. */
const ofLedger = /progress|rewards|outlook|lastImportedAt|\bmark\b|simulateNotice(?![\s\S]*people:)/;

function examplesOf(markdown: string): Example[] {
  return markdown.split(/^## /m).flatMap((section) => {
    const title = section.split('\n', 1)[0] ?? '';
    return section
      .split(/^```graphql\n/m)
      .slice(1)
      .map((part) => {
        const [query = '', rest = ''] = [
          part.slice(0, part.indexOf('\n```')),
          part.slice(part.indexOf('\n```')),
        ];
        const json = /^```json\n([\s\S]*?)\n```/m.exec(rest)?.[1];
        return { title, query, printed: json === undefined ? null : (JSON.parse(json) as unknown) };
      });
  });
}

/** The printed answer leaves out what is around it, fields and rows, but states nothing that is not so. */
function holds(printed: unknown, answer: unknown, isExact: boolean): boolean {
  if (isWithin(printed, answer, isExact)) return true;
  return typeof answer === 'object' && answer !== null
    ? Object.values(answer).some((part) => holds(printed, part, isExact))
    : false;
}

function isWithin(printed: unknown, answer: unknown, isExact: boolean): boolean {
  if (Array.isArray(printed)) {
    if (!Array.isArray(answer)) return false;
    return printed.every((each) => (isExact ? answer.some((one) => isWithin(each, one, true)) : true));
  }
  if (typeof printed === 'object' && printed !== null) {
    if (typeof answer !== 'object' || answer === null) return false;
    const fields = answer as Readonly<Record<string, unknown>>;
    return Object.entries(printed).every(
      ([name, value]) => Object.hasOwn(fields, name) && isWithin(value, fields[name], isExact),
    );
  }
  return isExact ? printed === answer : true;
}

const markdown = readFileSync('docs/queries.md', 'utf8');
const examples = examplesOf(markdown);

describe('docs/queries.md', () => {
  let app: App;
  const tokens = new Map<string, string>();

  async function ask(query: string, account?: string): Promise<{ data: unknown; errors?: unknown }> {
    const token = account === undefined ? undefined : tokens.get(account);
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query }),
    });
    return (await answer.json()) as { data: unknown; errors?: unknown };
  }

  beforeAll(async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'zhengjiao-queries-'));
    const config = readConfig({ PORT: '0', TLS: 'off', DATA_DIR: dataFolder });
    app = await startApp({ config, withPreview: false, log: () => {} });
    await loadDemo(app.services, config, () => {}, 400);
    for (const account of ['fenxi', 'linyi', 'luoshan']) {
      const { data } = await ask(
        `mutation { signIn(input: { account: "${account}", password: "${demoPassword}" }) { token } }`,
      );
      tokens.set(account, (data as { signIn: { token: string } }).signIn.token);
    }
  }, 90_000);
  afterAll(() => app?.close());

  it('has at least 20 queries', () => {
    expect(examples.length).toBeGreaterThanOrEqual(20);
  });

  // In the order of the document: one of them publishes.
  it.each(examples)('$title', async ({ query, printed }) => {
    // People are not for analysts.
    const luoshan = query.includes('rosterTable') ? 'luoshan' : 'fenxi';
    const { data, errors } = await ask(query, query.includes('140821') ? 'linyi' : luoshan);
    expect(errors).toBeUndefined();
    if (printed !== null && !holds(printed, data, !ofLedger.test(query))) expect(data).toEqual(printed);
  });

  // They write into the ledger, and so come last.
  followTests(documentOf(markdown, '跟随变化'), () => ({ app, token: tokens.get('fenxi') ?? '' }));
});
