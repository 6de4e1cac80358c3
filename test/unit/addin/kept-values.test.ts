import { keptXml, readKept } from '../../../addin/excel/kept-text.ts';
import { keptValues } from '../../../addin/excel/kept-values.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { rootNamespaceOf } from '../../../addin/preview/workbook/xml.ts';
import { openExcel } from './excel-session.ts';

const namespace = 'urn:zhengjiao:example';
const kind = {
  namespace,
  settingPrefix: 'zj.example.',
  fromSetting: (value: unknown) => (typeof value === 'string' && value !== '{' ? value : null),
};

/** Values as a pane that has just been opened sees them. */
function pane() {
  return keptValues(kind);
}

/** Round trips that `act` takes. */
async function tripsOf(session: ExcelSession, act: () => Promise<unknown>): Promise<number> {
  const before = session.syncs();
  await act();
  return session.syncs() - before;
}

function xmls(session: ExcelSession): readonly string[] {
  return session.snapshot().customXmlParts.map(({ xml }) => xml);
}

function put(session: ExcelSession, key: string, writes: number, json: string): void {
  session.workbook.customXmlParts.Add(keptXml(namespace, { key, writes, json }));
}

describe('keptXml and readKept', () => {
  it.each([
    ['征缴 “示例”', '周党镇：42,641 人'],
    ['quotes and markup', `"'<a href='#'>&amp;</a>]]>`],
    ['control characters', '\u0000\u0001\b\t\n\v\f\r\u001f\u007f\u0085\u009f'],
    ['characters XML has no place for', '\ufffe\uffff\ufdd0\ufeff\u2028\u2029'],
    ['half surrogate pairs, and whole ones', '\ud800 \udfff 𠀀😀'],
    ['ends of our own elements', '</value></kept><kept><head>'],
    ['what looks like a reference', '&#65;&lt;&quot;'],
  ])('keep %s', (key, text) => {
    const xml = keptXml(namespace, { key: text, writes: 3, json: JSON.stringify([text]) });
    expect(rootNamespaceOf(xml)).toBe(namespace);
    const kept = readKept(xml);
    expect([kept?.key, kept?.writes, JSON.parse(kept?.json ?? 'null')]).toEqual([text, 3, [text]]);
    expect(key).not.toBe('');
  });

  it('read a part that Excel wrote anew with a declaration, prefixes, references and spaces', () => {
    const xml = `\uFEFF<?xml version="1.0" encoding="utf-16" standalone='no'?>
      <z:kept xmlns:z='${namespace}' >
        <z:head>{&quot;format&quot;:1,"key":"&#x5468;&#20826;","writes":2}</z:head>
        <z:value>["1 &lt; 2","\\u003cb>"]</z:value >
      </z:kept>\n`;
    expect(readKept(xml)).toEqual({ key: '周党', writes: 2, json: '["1 < 2","\\u003cb>"]' });
  });

  it.each([
    ['nothing', ''],
    ['no XML', '{"format":1}'],
    [
      'a later format',
      '<kept xmlns="a"><head>{"format":2,"key":"k","writes":1}</head><value>1</value></kept>',
    ],
    ['no key', '<kept xmlns="a"><head>{"format":1,"writes":1}</head><value>1</value></kept>'],
    [
      'half a number of writes',
      '<kept xmlns="a"><head>{"format":1,"key":"k","writes":1.5}</head><value>1</value></kept>',
    ],
    [
      'a value that is cut off',
      '<kept xmlns="a"><head>{"format":1,"key":"k","writes":1}</head><value>[1,</value></kept>',
    ],
    [
      'more elements',
      '<kept xmlns="a"><head>{"format":1,"key":"k","writes":1}</head><value>1</value><b/></kept>',
    ],
  ])('read null from %s', (_, xml) => {
    expect(readKept(xml)).toBeNull();
  });
});

describe('values kept in the workbook', () => {
  let session: ExcelSession;
  beforeEach(async () => {
    session = await openExcel();
  });
  afterEach(() => {
    expect(session.host.unhandled).toEqual([]);
  });

  it('take 1 round trip to look for nothing, 2 to save a new one, 1 to save and to load it again', async () => {
    const values = pane();
    expect(await tripsOf(session, () => values.load())).toBe(1);
    expect(await tripsOf(session, () => values.save('a', '1'))).toBe(2);
    expect(await tripsOf(session, () => values.save('a', '2'))).toBe(1);
    expect(await tripsOf(session, () => values.load())).toBe(1);
    expect([...(await values.load())]).toEqual([['a', '2']]);
    expect(xmls(session)).toEqual([keptXml(namespace, { key: 'a', writes: 2, json: '2' })]);
  });

  it('take a pane that has just been opened 2 round trips to load, then 1; 3 to save one that is there', async () => {
    put(session, 'a', 1, '1');
    put(session, 'b', 1, '2');
    const values = pane();
    expect(await tripsOf(session, () => values.load())).toBe(2);
    expect(await tripsOf(session, () => values.load())).toBe(1);
    expect(await tripsOf(session, () => pane().save('b', '3'))).toBe(3);
    expect([...(await values.load())]).toEqual([
      ['a', '1'],
      ['b', '3'],
    ]);
    expect(session.workbook.customXmlParts.GetCount()).toBe(2);
  });

  it('are read 12 a round trip, so that 30 large ones stay below what Excel answers with', async () => {
    const json = JSON.stringify('征'.repeat(60_000));
    for (let at = 0; at < 30; at++) put(session, `k${at}`, 1, json);
    const values = pane();
    expect(await tripsOf(session, () => values.load())).toBe(4);
    expect(await tripsOf(session, () => values.load())).toBe(3);
    const loaded = await values.load();
    expect([loaded.size, loaded.get('k29') === json]).toEqual([30, true]);
  });

  it('are dropped in 2 round trips, and 1 when there is none', async () => {
    const values = pane();
    await values.save('a', '1');
    await values.save('b', '2');
    expect(await tripsOf(session, () => values.drop('a'))).toBe(2);
    expect(await tripsOf(session, () => values.drop('a'))).toBe(1);
    expect([...(await values.load())]).toEqual([['b', '2']]);
  });

  it('come back as they were through the real office.js', async () => {
    const json = JSON.stringify({ 示例: `"'<&>]]>\u0001\ufffe\ud800` });
    await pane().save('a', json);
    expect(JSON.parse((await pane().load()).get('a') ?? 'null')).toEqual(JSON.parse(json));
  });

  it('leave parts that cannot be read, and parts of others, as they are', async () => {
    const strange = [
      `<kept xmlns="${namespace}"><head>{"format":2}</head><value>1</value></kept>`,
      `<other xmlns="${namespace}">a</other>`,
      '<kept xmlns="urn:example:other">b</kept>',
    ];
    for (const xml of strange) session.workbook.customXmlParts.Add(xml);
    const values = pane();
    await values.save('a', '1');
    await values.save('a', '2');
    await values.drop('a');
    expect([...(await values.load())]).toEqual([]);
    expect(xmls(session)).toEqual(strange);
  });

  it('count the part written 5 times, not 2, whichever came first, and are 1 part after the next save', async () => {
    put(session, 'a', 5, '"more"');
    put(session, 'a', 2, '"less"');
    put(session, 'b', 1, '"first"');
    put(session, 'b', 1, '"second"');
    const values = pane();
    expect([...(await values.load())]).toEqual([
      ['a', '"more"'],
      ['b', '"second"'],
    ]);
    expect(session.workbook.customXmlParts.GetCount()).toBe(4);
    expect(await tripsOf(session, () => values.save('a', '"next"'))).toBe(1);
    await values.save('b', '"next"');
    expect(xmls(session)).toEqual([
      keptXml(namespace, { key: 'a', writes: 6, json: '"next"' }),
      keptXml(namespace, { key: 'b', writes: 2, json: '"next"' }),
    ]);
  });

  it('make 1 part when another pane dropped it meanwhile, and none twice when another pane added it', async () => {
    const [one, two] = [pane(), pane()];
    await one.save('a', '1');
    await two.load();
    await two.drop('a');
    await one.save('a', '2');
    await two.save('a', '3');
    expect([...(await one.load())]).toEqual([['a', '3']]);
    await one.drop('a');
    expect([...(await two.load())]).toEqual([]);
    expect(session.workbook.customXmlParts.GetCount()).toBe(0);
  });

  it('are told that somebody types, and are saved when he has done', async () => {
    const values = pane();
    await values.save('a', '1');
    session.host.faults.failNext('InvalidOperationInCellEditMode');
    await expect(values.save('a', '2')).rejects.toMatchObject({ code: 'EXCEL_CELL_EDITING' });
    await values.save('a', '3');
    expect([...(await values.load())]).toEqual([['a', '3']]);
  });
});

describe('settings of an earlier edition', () => {
  let session: ExcelSession;
  beforeEach(async () => {
    session = await openExcel();
    for (const [key, value] of [
      ['other', 'theirs'],
      ['zj.example.a', '"one"'],
      ['zj.example.b', '"two"'],
      ['zj.example.broken', '{'],
    ] as const)
      session.workbook.settings.Add(key, value);
  });

  const left = { other: 'theirs', 'zj.example.broken': '{' };
  const all = [
    ['a', '"one"'],
    ['b', '"two"'],
  ];

  it('become parts once, in 2 round trips more, and are seen under another add-in id then', async () => {
    const values = pane();
    expect(await tripsOf(session, async () => expect([...(await values.load())]).toEqual(all))).toBe(3);
    expect(session.workbook.settings.plain()).toEqual(left);
    expect(await tripsOf(session, () => values.load())).toBe(1);
    session.workbook.addinId = 'another';
    expect([...(await pane().load())]).toEqual(all);
    expect(session.workbook.customXmlParts.GetCount()).toBe(2);
  });

  it.each([
    ['before the parts are there', 'before', 2, 0],
    ['after the parts are there', 'after', 2, 2],
    ['before the settings are gone', 'before', 3, 2],
    ['after the settings are gone', 'after', 3, 2],
  ] as const)('lose nothing when the pane is closed %s', async (_, when, trip, parts) => {
    const { faults } = session.host;
    const closed = new Promise<void>((resolve) => {
      faults.whenAbandoned = resolve;
    });
    const before = session.syncs();
    faults.afterBatch = (_batch, roundTrip) => {
      const last = when === 'before' ? trip - 1 : trip;
      if (roundTrip - before === last) faults.abandonNext(when);
    };
    void pane().load();
    await closed;
    faults.calm();
    expect(session.workbook.customXmlParts.GetCount()).toBe(parts);
    const values = pane();
    expect([...(await values.load())]).toEqual(all);
    expect(session.workbook.settings.plain()).toEqual(left);
    expect(session.workbook.customXmlParts.GetCount()).toBe(2);
  });

  it('count no more once their part was written, and are gone with it', async () => {
    put(session, 'a', 1, '"newer"');
    const values = pane();
    await values.drop('b');
    expect([...(await values.load())]).toEqual([['a', '"newer"']]);
    expect(session.workbook.settings.plain()).toEqual(left);
  });

  it('are read while Excel takes no parts, and become parts later', async () => {
    const { faults } = session.host;
    const first = session.syncs();
    faults.beforeBatch = (_batch, trip) => {
      if (trip - first === 2) faults.failNext('AccessDenied');
    };
    const values = pane();
    expect([...(await values.load())]).toEqual(all);
    expect(session.workbook.customXmlParts.GetCount()).toBe(0);
    faults.calm();
    await values.load();
    expect(session.workbook.customXmlParts.GetCount()).toBe(2);
    expect(session.workbook.settings.plain()).toEqual(left);
  });
});
