/// <reference types="office-js" />
import { type Kept, keptXml, readKept } from './kept-text.ts';
import { ExcelFault, runInExcel } from './session.ts';

/** One kind of value that is kept in the workbook. */
export interface KeptKind {
  /** Of its custom XML parts. */
  readonly namespace: string;
  /** Of the settings in which earlier editions kept it: a setting's key is this and the value's key. */
  readonly settingPrefix: string;
  /** The JSON text of what such a setting holds; null for what is not ours. */
  readonly fromSetting: (value: unknown) => string | null;
}

/**
 * JSON texts by key, one custom XML part each. Parts belong to the file: whoever opens it finds them by their namespace,
 * also under another add-in id. `workbook.settings` belong to file and id.
 *
 * Of two parts of one key, which only panes that do not see each other can make, the one written more often counts, the
 * later of equals: everybody who opens the file takes the same, whatever his clock says. The next `save` deletes the
 * other; what was typed stands in the sheet, and the next scan finds it again.
 *
 * A part that cannot be read is left alone.
 */
export interface KeptValues {
  /**
   * All of the kind, oldest first. One round trip when this pane has seen the parts, or there are none, else two; more
   * for more than twelve, and once where settings are taken over.
   *
   * @throws ExcelFault
   */
  load(): Promise<ReadonlyMap<string, string>>;
  /**
   * Puts a value in the place of an earlier one. One round trip when this pane has seen the part, else two or three. Who
   * calls waits for one `save` of a new key before the next: each would add a part.
   *
   * @throws ExcelFault
   */
  save(key: string, json: string): Promise<void>;
  /**
   * Harmless when there is none. Two round trips, one when there is none.
   *
   * @throws ExcelFault
   */
  drop(key: string): Promise<void>;
}

export function keptValues(kind: KeptKind): KeptValues {
  // By runtime: one has one workbook.
  const memories = new WeakMap<object, Map<string, Kept | null>>();

  /** What the parts held when this pane last looked, by part id; null for one that cannot be read. */
  function memory(): Map<string, Kept | null> {
    const runtime = typeof Excel === 'undefined' ? memories : Excel;
    const known = memories.get(runtime) ?? new Map<string, Kept | null>();
    memories.set(runtime, known);
    return known;
  }

  async function look(): Promise<Looked> {
    const known = memory();
    const asked = [...known.keys()];
    const looked = await unlessGone(
      () => lookedAt(kind, asked),
      () => lookedAt(kind, []),
    );
    known.clear();
    for (const { id, kept } of looked.parts) known.set(id, kept);
    return looked;
  }

  function known(key: string): readonly Part[] {
    const parts = [...memory()].map(([id, kept]): Part => ({ id, kept }));
    return ofKey(parts, key);
  }

  async function write(key: string, json: string): Promise<void> {
    const [part, ...others] = known(key);
    const kept = { key, json, writes: (part?.kept?.writes ?? 0) + 1 };
    const id = await runInExcel(async (context) => {
      const { customXmlParts } = context.workbook;
      const xml = keptXml(kind.namespace, kept);
      if (part) customXmlParts.getItem(part.id).setXml(xml);
      const added = part ? null : customXmlParts.add(xml).load('id');
      for (const other of others) customXmlParts.getItem(other.id).delete();
      await context.sync();
      return part?.id ?? added?.id ?? '';
    });
    for (const other of others) memory().delete(other.id);
    memory().set(id, kept);
  }

  async function dropped(key: string): Promise<void> {
    const { parts, settings } = await look();
    const gone = ofKey(parts, key);
    if (gone.length === 0 && !settings.has(key)) return;
    await runInExcel(async (context) => {
      for (const { id } of gone) context.workbook.customXmlParts.getItem(id).delete();
      if (settings.has(key)) context.workbook.settings.getItem(kind.settingPrefix + key).delete();
      await context.sync();
    });
    for (const { id } of gone) memory().delete(id);
  }

  /** Parts first; a setting goes when its part is there and reads back. Broken off in between, the next time goes on. */
  async function takeOver({ parts, settings }: Looked): Promise<ReadonlyMap<string, string>> {
    const taken = new Map([...settings].filter(([key]) => ofKey(parts, key).length === 0));
    if (settings.size === 0) return taken;
    try {
      const there = await added(kind, taken);
      for (const { id, kept } of there) memory().set(id, kept);
      const done = [...settings.keys()].filter((key) => ofKey([...parts, ...there], key).length > 0);
      await dropSettings(kind, done);
    } catch (error) {
      // Somebody types, or the workbook is open to be read: settings do until Excel takes parts.
      if (!(error instanceof ExcelFault)) throw error;
    }
    return taken;
  }

  return {
    async load() {
      const looked = await look();
      const values = new Map<string, string>();
      for (const { kept } of looked.parts) {
        if (kept) values.set(kept.key, ofKey(looked.parts, kept.key)[0]?.kept?.json ?? kept.json);
      }
      for (const [key, json] of await takeOver(looked)) values.set(key, json);
      return values;
    },
    async save(key, json) {
      const lookFirst = async () => {
        await look();
        await write(key, json);
      };
      if (known(key).length === 0) return lookFirst();
      return unlessGone(() => write(key, json), lookFirst);
    },
    drop: (key) =>
      unlessGone(
        () => dropped(key),
        () => dropped(key),
      ),
  };
}

interface Part {
  readonly id: string;
  readonly kept: Kept | null;
}

interface Looked {
  /** Oldest first. */
  readonly parts: readonly Part[];
  /** JSON texts by key, of what earlier editions left. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Parts of one key, the one that counts first. */
function ofKey(parts: readonly Part[], key: string): readonly Part[] {
  return parts
    .filter(({ kept }) => kept?.key === key)
    .reverse()
    .sort((left, right) => (right.kept?.writes ?? 0) - (left.kept?.writes ?? 0));
}

/** A form of 300 villages takes some 200 KB, and Excel on the web answers with at most 5 MB. */
const partsPerTrip = 12;

/** @param asked parts that are expected: what they hold is asked for together with the list of those that are there */
function lookedAt(kind: KeptKind, asked: readonly string[]): Promise<Looked> {
  return runInExcel(async (context) => {
    const { customXmlParts, settings } = context.workbook;
    const listed = customXmlParts.getByNamespace(kind.namespace).load('items/id');
    settings.load('items/key,items/value');
    const texts = new Map<string, OfficeExtension.ClientResult<string>>();
    const ask = (ids: readonly string[]) => {
      for (const id of ids) texts.set(id, customXmlParts.getItem(id).getXml());
    };
    ask(asked.slice(0, partsPerTrip));
    await context.sync();
    const ids = listed.items.map(({ id }) => id);
    const rest = ids.filter((id) => !texts.has(id));
    for (let at = 0; at < rest.length; at += partsPerTrip) {
      ask(rest.slice(at, at + partsPerTrip));
      await context.sync();
    }
    return {
      parts: ids.map((id) => ({ id, kept: readKept(texts.get(id)?.value ?? '') })),
      settings: new Map(
        settings.items.flatMap(({ key, value }): [string, string][] => {
          const json = key.startsWith(kind.settingPrefix) ? kind.fromSetting(value) : null;
          return json === null ? [] : [[key.slice(kind.settingPrefix.length), json]];
        }),
      ),
    };
  });
}

/** New parts, as they read back. */
function added(kind: KeptKind, values: ReadonlyMap<string, string>): Promise<readonly Part[]> {
  return runInExcel(async (context) => {
    const parts: Part[] = [];
    const rest = [...values];
    while (rest.length > 0) {
      const asked = rest.splice(0, partsPerTrip).map(([key, json]) => {
        const part = context.workbook.customXmlParts.add(keptXml(kind.namespace, { key, json, writes: 1 }));
        return { part: part.load('id'), text: part.getXml() };
      });
      await context.sync();
      parts.push(...asked.map(({ part, text }) => ({ id: part.id, kept: readKept(text.value) })));
    }
    return parts;
  });
}

async function dropSettings(kind: KeptKind, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await runInExcel(async (context) => {
    for (const key of keys) context.workbook.settings.getItem(kind.settingPrefix + key).delete();
    await context.sync();
  });
}

/** Excel says in several ways that an object is there no more; `otherwise` looks for itself. */
async function unlessGone<Result>(
  act: () => Promise<Result>,
  otherwise: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ExcelFault && error.code === 'EXCEL_FAILED')) throw error;
    return otherwise();
  }
}
