import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sqliteFile } from '../../server/db/database.ts';
import { bearer, luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { faulty, filesIn, ids, leaksIn, names, otherForms, tablesAsText } from '../support/leaks.ts';
import { rosterHeader } from '../support/people.ts';

const [first, second, third, fourth, child, sixth] = ids;

describe.each(databases)('no number and no name of a person leaves the seal on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let databaseUrl: string;
  /** Every answer that was not asked for in plain. */
  const answers: string[] = [];

  const post = async (body: unknown, token = bureau, keep = true): Promise<Record<string, unknown>> => {
    const response = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (keep) answers.push(text);
    const parsed = JSON.parse(text) as { data?: Record<string, unknown> };
    return parsed.data ?? {};
  };
  const act = async (name: string, input: Record<string, unknown>, fields: string, token = bureau) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const data = await post(
      {
        query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
        variables: { input: { campaignId: luoshanId, ...input } },
      },
      token,
    );
    return data[name] as { job?: { id: string } | null; person?: { key: string; version: number } | null };
  };
  const problem = 'problems { code message found expected place { file sheet line column address path } }';
  const person = `person { key version maskedName maskedIdNumber age temporaryCode bornOn
    memberships { sourceName categoryName } campaigns { reason { code evidence note } payments { receiptNumber } due {
    explanation } } events { kind onDay evidence note } reviewItems { kind subject } divisions { fromOn } }`;
  const finished = async (job: { id: string } | null | undefined) => {
    while (job) {
      const data = await post({
        query: `query ($id: ID!) { importJob(id: $id) { status result { outcome ${problem} }
          rosterResult { outcome newPersons ${problem} } } }`,
        variables: { id: job.id },
      });
      const { status } = data.importJob as { status: string };
      // What failed by our fault would hide what was to be tested.
      if (status === 'FAILED') throw new Error(app.log.join('\n'));
      if (status !== 'QUEUED' && status !== 'RUNNING') return;
      await sleep(20);
    }
  };
  const roster = async (rows: readonly (readonly string[])[], asOfOn: string) => {
    const input = { sourceCode: 'minzheng', asOfOn, address: '名册!A1:C9', rows, allowManyCancelled: true };
    await finished((await act('importRosterRows', input, `job { id } ${problem}`)).job);
  };
  const rosterFile = async (text: string, asOfOn: string, name: string) => {
    const uploadId = await app.upload(text, name, bureau);
    const input = { sourceCode: 'minzheng', asOfOn, uploadId, allowManyCancelled: true };
    await finished((await act('importRoster', input, `job { id } ${problem}`)).job);
  };
  const payments = async (lines: readonly string[], onProblem: string, name = '缴费.csv') => {
    const header = '电子税票号,姓名,证件号码,乡镇（街道）,人员类别,缴费金额（元）,缴费日期';
    const uploadId = await app.upload(`${[header, ...lines].join('\n')}\n`, name, bureau);
    await finished((await act('importPayments', { uploadId, onProblem }, `job { id } ${problem}`)).job);
  };

  beforeAll(async () => {
    databaseUrl = await fresh();
    app = await startTestApp({ databaseUrl });
    [bureau, township] = (await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')])) as [
      string,
      string,
    ];
  });
  afterAll(() => app.close());

  it('imports rosters, good and faulty', async () => {
    const source = { code: 'minzheng', name: '示例低保名册', office: '示例民政局', category: '低保对象' };
    await act('saveRosterSource', source, `source { code } ${problem}`);
    for (const number of [first, `x${second}`]) {
      await act('saveRosterSource', { ...source, code: number }, `source { code } ${problem}`);
      await act('saveRosterSource', { ...source, code: 'b', category: number }, `source { code } ${problem}`);
      const input = { sourceCode: number, asOfOn: '2024-12-01', address: '名册!A1:A1', rows: [[number]] };
      await act('importRosterRows', input, `job { id } ${problem}`);
    }
    const good = [
      [names[0], first, '周党镇'],
      [names[1], second, '周党镇'],
      [names[2], third, '庙仙乡'],
    ];
    await roster([rosterHeader, ...good], '2024-12-01');
    const bad = [...faulty, ...otherForms, '', names[3]].map((number) => [names[3], number, '周党镇']);
    await roster([rosterHeader, ...good, ...bad], '2024-12-02');
    await roster([rosterHeader, [first, names[0], '周党镇'], [names[0], first, names[1]]], '2024-12-03');
    // Without a header, and with a name where one stands.
    await roster([...good], '2024-12-03');
    await roster(
      [
        ['姓名', names[4], '身份证号码', '乡镇'],
        [names[0], '', first, '周党镇'],
      ],
      '2024-12-03',
    );
    // Another name under the same number: a review item.
    await roster([rosterHeader, [names[5], first, '周党镇'], ...good.slice(1)], '2024-12-04');
    const lines = good.map((row) => row.join(',')).join('\n');
    await rosterFile(`${rosterHeader.join(',')}\n${lines}\n`, '2024-12-05', `名册${first}.csv`);
    await rosterFile(`${rosterHeader.join(',')}\n${lines}\n"${names[3]},${fourth}\n`, '2024-12-06', '坏.csv');
    const [row] = await app.services.database.reader.all<{ n: number }>('select count(*) as n from person');
    expect(row?.n).toBe(3);
  }, 120_000);

  it('imports payments, good and faulty', async () => {
    const line = (receipt: string, name: string, id: string, more = '周党镇,,400.00,2024-11-05') =>
      `${receipt},${name},${id},${more}`;
    await payments(
      [line('P0001', names[0], first), line('P0002', names[3], fourth), line('P0003', names[5], sixth)],
      'ALL_OR_NOTHING',
    );
    await payments(
      [
        ...[...faulty, ...otherForms].map((number, index) => line(`P01${index}`, names[3], number)),
        line('0', names[3], fourth),
        line(fourth, names[3], fourth),
        line('P0201', names[3], ''),
        line('P0202', fourth, names[3]),
        line('P0203', names[3], fourth, `${names[4]},,400.00,2024-11-05`),
        line('P0204', names[3], fourth, `周党镇,${names[4]},${names[5]},${fourth}`),
        line('P0205', names[3], fourth, `${fourth},,${fourth},2024-11-05`),
        line(`${names[3]}`, names[3], fourth),
        line('P0001', names[0], fourth),
        line('P0001', names[0], first, '周党镇,,500.00,2024-11-06'),
      ],
      'GOOD_ROWS_ONLY',
      `${second}.csv`,
    );
    const [row] = await app.services.database.reader.all<{ n: number }>('select count(*) as n from payment');
    expect(row?.n).toBeGreaterThanOrEqual(3);
  }, 60_000);

  it('looks people up by good, faulty and misplaced numbers', async () => {
    for (const number of [...ids, ...faulty, ...otherForms, ...names]) {
      for (const box of ['idNumber', 'key', 'receiptNumber', 'temporaryCode'])
        await act('lookUpPerson', { [box]: number }, `${person} ${problem}`);
      await act('lookUpPerson', { idNumber: number }, `${person} ${problem}`, township);
    }
  });

  it('is sent requests that are none', async () => {
    const query =
      'mutation ($input: LookUpPersonInput!) { lookUpPerson(input: $input) { problems { code } } }';
    const inputs: unknown[] = [
      names[0],
      [names[0], first],
      { campaignId: luoshanId, idNumber: { number: first, name: names[0] } },
      { campaignId: luoshanId, idNumber: [first, `${names[0]}; at "x"; `] },
      { campaignId: luoshanId, [names[0]]: first },
      { campaignId: first, idNumber: first },
      { idNumber: first },
    ];
    for (const input of inputs) await post({ query, variables: { input } });
    const documents = [
      `mutation { lookUpPerson(input: { campaignId: "${luoshanId}", idNumber: ${first} }) { problems { code } } }`,
      `mutation { lookUpPerson(input: "${names[0]} ${first}") { problems { code } } }`,
      `mutation { lookUpPerson(input: { campaignId: "${luoshanId}", idNumber: "${first} }) { problems { code } } }`,
      `{ campaign(id: "${first}") { name } }`,
      `{ campaign(id: "${luoshanId}") { amountDue(person: { bornOn: "${names[0]}", key: "${first}" }) { outcome } } }`,
      `query ($on: Date) { campaign(id: "${luoshanId}") { progress(asOf: "${names[0]}") { asOfOn } } }`,
      `{ campaign(id: "${luoshanId}") "${names[0]}" }`,
      `{ importJob(id: "${first}") { status } }`,
    ];
    for (const document of documents) await post({ query: document });
    await post({ query: 'query ($on: Date!) { __typename }', variables: { on: names[0] } });
    for (const path of [
      `/graphql?query=${encodeURIComponent(`{ campaign(id: "${first}") { name } }`)}`,
      `/export/${first}/progress.xlsx`,
      `/export/${luoshanId}/progress.xlsx?under=${first}`,
      `/export/${luoshanId}/coverage.xlsx?under=${first}`,
      `/nothing/${first}`,
    ]) {
      const response = await app.fetch(path, { headers: bearer(bureau) });
      answers.push(await response.text());
    }
    const broken = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(bureau) },
      body: `{"query": "${names[0]} ${first}`,
    });
    answers.push(await broken.text());
  });

  it('records events, with numbers where none belong', async () => {
    const seen = await act('lookUpPerson', { idNumber: second }, person);
    const known = { key: seen.person?.key, version: seen.person?.version };
    const [, target] = (await app.services.divisions.tree('411521')).townships;
    const place = { townshipCode: target?.code, villageCode: null };
    const fields = `${person} notes ${problem}`;
    for (const evidence of [first, `号码 ${first.slice(0, 9)} ${first.slice(9)}`, '户口迁移证 示例'])
      await act('recordTransfer', { ...known, ...place, onDay: '2025-01-03', evidence }, fields);
    await act(
      'recordTransfer',
      { ...known, ...place, townshipCode: first, onDay: '2025-01-03', evidence: '示例' },
      fields,
    );
    const dead = await act('lookUpPerson', { idNumber: third }, person);
    const death = { key: dead.person?.key, version: dead.person?.version, onDay: '2025-01-02' };
    for (const evidence of [second, '死亡证明 示例'])
      await act('recordDeath', { ...death, evidence }, fields);

    const newborn = { bornOn: '2024-12-20', ...place, evidence: '出生证明 示例' };
    for (const name of [child, `${names[6]}1`, names[6]])
      await act('registerNewborn', { ...newborn, name }, fields);
    const temporaryCode = 'XSE41152100000019';
    const merge = { temporaryCode, evidence: '户口簿 示例', version: 1 };
    for (const idNumber of [...faulty, first, child])
      await act('mergeNewborn', { ...merge, idNumber, name: names[6] }, fields);
    await act('mergeNewborn', { ...merge, idNumber: child, version: 9, name: names[6] }, fields);
    const [row] = await app.services.database.reader.all<{ n: number }>(
      'select count(*) as n from person where merged_into is not null',
    );
    expect(row?.n).toBe(1);
  });

  it('records what happens to payments, with numbers where none belong', async () => {
    const texts = [`退款给 ${first}`, first, '示例凭证'];
    const fields = `payment { receiptNumber description: divisionName entryCount entries { description evidence note } }
      entry { description evidence note } ${problem}`;
    for (const receiptNumber of ['P0001', first, names[0]]) {
      for (const text of texts) {
        const entry = { receiptNumber, entryCount: 0, evidence: text, note: text };
        await act('recordRefund', { ...entry, amountFen: 100, on: '2024-12-30', reason: 'OVERPAID' }, fields);
        await act('acceptPayment', entry, fields);
        await act(
          'correctPayment',
          { ...entry, changes: { idNumber: sixth }, reason: 'WRONG_PERSON' },
          fields,
        );
        await act(
          'correctPayment',
          { ...entry, changes: { idNumber: faulty[0] }, reason: 'WRONG_PERSON' },
          fields,
        );
        await act(
          'correctPayment',
          { ...entry, changes: { divisionCode: first }, reason: 'WRONG_DIVISION' },
          fields,
        );
        await act('reversePayment', { ...entry, receiptNumber: 'P0003', reason: 'OTHER' }, fields);
      }
    }
    await post({
      query: `query ($id: ID!) { paymentEntries(campaignId: $id) { nodes { receiptNumber evidence note description } } }`,
      variables: { id: luoshanId },
    });
    const [row] = await app.services.database.reader.all<{ n: number }>(
      'select count(*) as n from payment_entry',
    );
    expect(row?.n).toBeGreaterThan(0);
  }, 60_000);

  it('reports reasons and closes items, with numbers where none belong', async () => {
    const { person: seen } = await act('lookUpPerson', { idNumber: second }, person);
    const fields = `recorded `;
    for (const text of [first, `见 ${first.slice(0, 6)}-${first.slice(6)}`, '参保凭证 示例']) {
      const row = { key: seen?.key, reason: 'EMPLOYEE_SCHEME', evidence: text, note: text, baseVersion: 0 };
      await act('reportReasons', { rows: [row] }, fields);
      await act('reportReasons', { rows: [{ ...row, key: first }] }, fields);
    }
    await post({
      query: `query ($id: ID!) { chaseList(campaignId: $id, listing: BOTH) { totalCount } }`,
      variables: { id: luoshanId },
    });
    const data = await post({
      query: `query ($id: ID!) { reviewItems(campaignId: $id) { edges { node { id version kind } } } }`,
      variables: { id: luoshanId },
    });
    const { edges } = data.reviewItems as { edges: { node: { id: string; version: number } }[] };
    expect(edges.length).toBeGreaterThan(0);
    for (const note of [first, '已核实'])
      for (const { id, version } of edges.map(({ node }) => node))
        await act(
          'closeReviewItems',
          { items: [{ id, baseVersion: version }], reason: 'OTHER', note },
          'conflicts { id code }',
        );
  }, 60_000);

  it('imports statements, good and faulty', async () => {
    const rows = [
      ['电子税票号', '扣款金额', '扣款日期', '入库日期', '状态', '失败原因'],
      ['P0001', '400.00', '2024-11-05', '2024-11-06', '成功', ''],
      ['P0002', '400.00', '2024-11-05', '', '失败', `证件 ${fourth} 不符`],
      ['P0003', '400.00', '2024-11-05', '', '失败', names[5]],
      ['P0009', '400.00', '2024-11-05', '', '失败', sixth],
    ];
    for (const extra of [[], [[fourth, names[3], first, names[4], names[0], first]]]) {
      const input = {
        source: 'BANK',
        address: '对账单!A1:F9',
        rows: [...rows, ...extra],
        onProblem: 'GOOD_ROWS_ONLY',
      };
      await finished((await act('importStatementRows', input, `job { id } ${problem}`)).job);
    }
    const [row] = await app.services.database.reader.all<{ n: number }>(
      'select count(*) as n from statement_line',
    );
    expect(row?.n).toBeGreaterThan(0);
  }, 60_000);

  it('unmasks for a purpose, which may hold no number', async () => {
    const { person: seen } = await act('lookUpPerson', { idNumber: first }, person);
    const query = `mutation ($input: UnmaskPersonsInput!) { unmaskPersons(input: $input) {
      persons { name idNumber } problems { code } } }`;
    const input = { campaignId: luoshanId, keys: [seen?.key], purpose: '电话催缴' };
    const plain = await post({ query, variables: { input } }, bureau, false);
    expect(plain.unmaskPersons).toEqual({ persons: [{ name: names[0], idNumber: first }], problems: [] });
    await post({ query, variables: { input: { ...input, purpose: `给 ${first} 打电话` } } });
    await post({ query, variables: { input: { ...input, keys: [first, names[0]] } } });
  });

  it('finds none of them in any answer', () => {
    expect(answers.length).toBeGreaterThan(100);
    expect(leaksIn(answers.join('\n'))).toEqual([]);
  });

  it('finds none of them in the log and the metrics', async () => {
    const metrics = await (await app.fetch('/metrics')).text();
    expect(leaksIn(`${app.log.join('\n')}\n${metrics}`)).toEqual([]);
  });

  it('finds none of them in the audit and the work lists', async () => {
    const { reader } = app.services.database;
    const audit = await reader.all('select account_name, act, subject, detail from audit_entry');
    const items = await reader.all('select kind, subject, detail, closed_note from review_item');
    expect(audit.length).toBeGreaterThan(20);
    expect(items.length).toBeGreaterThan(0);
    expect(leaksIn(JSON.stringify([audit, items]))).toEqual([]);
  });

  it('finds none of them in the files of the service', async () => {
    const found = [...filesIn(app.config.dataFolder)].flatMap((path) =>
      leaksIn(readFileSync(path).toString('latin1'), 'bytes').map((leak) => `${path}: ${leak}`),
    );
    expect(found).toEqual([]);
  });

  it('finds none of them in the database itself', async () => {
    const file = sqliteFile(databaseUrl);
    const bytes = file
      ? ['', '-wal', '-journal', '-import-lock']
          .map((end) => `${file}${end}`)
          .filter(existsSync)
          .map((path) => readFileSync(path).toString('latin1'))
      : await tablesAsText(app);
    expect(bytes.join('').length).toBeGreaterThan(30_000);
    expect(leaksIn(bytes.join('\n'), file ? 'bytes' : 'hex')).toEqual([]);
  });
});
