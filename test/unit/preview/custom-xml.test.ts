import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import { rootNamespaceOf } from '../../../addin/preview/workbook/xml.ts';
import { codeOf } from './support.ts';

const here = 'urn:example:here';

describe('custom XML parts', () => {
  let session: ExcelSession;
  beforeEach(async () => {
    session = await startExcel({ year: 2024 });
  });
  afterEach(() => {
    expect(session.host.unhandled).toEqual([]);
    session.close();
  });

  /** Ids of the parts, in the order in which they were added. */
  function add(...xmls: string[]): Promise<string[]> {
    return session.Excel.run(async (context) => {
      const parts = xmls.map((xml) => context.workbook.customXmlParts.add(xml).load('id'));
      await context.sync();
      return parts.map(({ id }) => id);
    });
  }

  it('come back by id and by the namespace of their root, letter by letter', async () => {
    const xml = `<a:kept xmlns:a="${here}" at='1'>征缴 &lt;1&gt; ]] <!-- - --></a:kept>`;
    const [id = '', other = ''] = await add(xml, '<kept xmlns="urn:example:there"/>');
    await session.Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      const found = parts.getByNamespace(here).load('items/id,items/namespaceUri');
      const [all, some] = [parts.getCount(), parts.getByNamespace(here).getCount()];
      const text = parts.getItem(id).getXml();
      const none = parts.getByNamespace(here).getItemOrNullObject(other);
      const only = parts.getByNamespace(here).getOnlyItem().load('id');
      await context.sync();
      expect(found.items.map((part) => [part.id, part.namespaceUri])).toEqual([[id, here]]);
      expect([all.value, some.value, text.value]).toEqual([2, 1, xml]);
      expect([none.isNullObject, only.id]).toEqual([true, id]);
    });
  });

  it('move to another namespace when another root is set, and are gone when deleted', async () => {
    const [id = ''] = await add(`<kept xmlns="${here}"/>`);
    await session.Excel.run(async (context) => {
      const part = context.workbook.customXmlParts.getItem(id);
      part.setXml('<kept xmlns="urn:example:there">2</kept>');
      const only = context.workbook.customXmlParts.getByNamespace(here).getOnlyItemOrNullObject();
      await context.sync();
      expect(only.isNullObject).toBe(true);
      part.delete();
      await context.sync();
    });
    expect(session.workbook.customXmlParts.GetCount()).toBe(0);
    const getGone = session.Excel.run(async (context) => {
      context.workbook.customXmlParts.getItem(id).getXml();
      await context.sync();
    });
    expect(await codeOf(getGone)).toBe('ItemNotFound');
  });

  it.each([
    ['no element', '征缴'],
    ['two roots', '<a/><b/>'],
    ['an element left open', '<a><b></a>'],
    ['a bare &', '<a>1 & 2</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['a control character by its number', '<a>&#1;</a>'],
    ['half a surrogate pair', '<a>\ud800</a>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    [']]> in text', '<a>]]></a>'],
    ['a prefix nobody declared', '<z:a/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['text after the root', '<a/>x'],
    ['nothing', ''],
  ])('are refused with %s', async (_, xml) => {
    expect(await codeOf(add(xml))).toBe('InvalidArgument');
    expect(session.workbook.customXmlParts.GetCount()).toBe(0);
  });

  it('take a declaration, comments, CDATA and references', () => {
    const xml = `\uFEFF<?xml version="1.0" standalone="no"?><!-- a --><?b c?><x xmlns="${here}"><![CDATA[<&]]>&#x5f81;</x> `;
    expect(rootNamespaceOf(xml)).toBe(here);
  });

  it('are seen under another add-in id, where settings are not', async () => {
    const [id = ''] = await add(`<kept xmlns="${here}">1</kept>`);
    const settings = () =>
      session.Excel.run(async (context) => {
        const found = context.workbook.settings.load('items/key');
        const xml = context.workbook.customXmlParts.getItem(id).getXml();
        await context.sync();
        return [xml.value, ...found.items.map(({ key }) => key)];
      });
    await session.Excel.run(async (context) => {
      context.workbook.settings.add('mine', 1);
      await context.sync();
    });
    session.workbook.addinId = 'another';
    expect(await settings()).toEqual([`<kept xmlns="${here}">1</kept>`]);
    session.workbook.addinId = 'preview';
    expect(await settings()).toEqual([`<kept xmlns="${here}">1</kept>`, 'mine']);
  });

  it('stay with the workbook when its file is opened again', async () => {
    await add(`<kept xmlns="${here}">1</kept>`);
    session.close();
    session = await startExcel({ workbook: session.workbook, addinId: 'another' });
    expect(session.snapshot().customXmlParts).toEqual([
      { namespaceUri: here, xml: `<kept xmlns="${here}">1</kept>` },
    ]);
  });
});
