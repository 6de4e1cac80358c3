import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elementsOf, type XmlElement } from './elements.ts';

const schemaFolder = fileURLToPath(new URL('../../../test/support/manifest-xsd/', import.meta.url));
const mainSchema = 'OfficeAppManifestV1_1.xsd';

/** One fault of a manifest; `line` is 1-based, or null when the file as a whole is at fault. */
export interface ManifestFault {
  readonly line: number | null;
  readonly text: string;
}

/**
 * Everything wrong with an add-in manifest: against Microsoft's schemas, and what schemas cannot say (every resid
 * exists, https, icons of the right size, unique ids, one shared runtime). Works on a closed network.
 *
 * @param file path of the manifest; icon files are looked for in `addin/assets` beside it
 * @returns in line order; empty for a good manifest
 */
export async function checkManifest(file: string): Promise<readonly ManifestFault[]> {
  const xml = await readFile(file, 'utf8');
  const elements = elementsOf(xml);
  const own = [
    ...residFaults(elements),
    ...idFaults(elements),
    ...lengthFaults(elements),
    ...addressFaults(elements),
    ...runtimeFaults(elements),
    ...namespaceFaults(elements, xml),
    ...(await iconFaults(elements, join(dirname(file), 'addin', 'assets'))),
  ];
  const said = new Set(own.map(({ line }) => line));
  const structural = (await schemaFaults(xml)).filter(({ line }) => line === null || !said.has(line));
  return [...structural, ...own].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

async function schemaFaults(xml: string): Promise<readonly ManifestFault[]> {
  const { validateXML } = await import('xmllint-wasm');
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.xsd'));
  const files = await Promise.all(
    names.map(async (fileName) => ({
      fileName,
      contents: await readFile(join(schemaFolder, fileName), 'utf8'),
    })),
  );
  const { errors } = await validateXML({
    xml: { fileName: 'manifest.xml', contents: xml },
    schema: files.filter(({ fileName }) => fileName === mainSchema),
    preload: files.filter(({ fileName }) => fileName !== mainSchema),
    initialMemoryPages: 256,
    maxMemoryPages: 2048,
  });
  return errors.map(({ message, loc }) => ({
    line: loc?.lineNumber ?? null,
    text: `不符合清单结构定义：${message.trim()}`,
  }));
}

const resourceKinds = new Map([
  ['Image', 'Images'],
  ['Url', 'Urls'],
  ['String', 'ShortStrings 或 LongStrings'],
]);

function residFaults(elements: readonly XmlElement[]): readonly ManifestFault[] {
  const resources = elements.filter(isResource);
  const ids = new Set(resources.map(idOf));
  return elements.flatMap((element) => {
    const resid = element.attributes.get('resid');
    if (resid === undefined) return [];
    const faults: ManifestFault[] = [];
    if (resid.length > 32)
      faults.push(fault(element, `resid“${resid}”有 ${resid.length} 个字符，最多 32 个`));
    if (!ids.has(resid)) faults.push(fault(element, `resid“${resid}”在 Resources 中没有定义`));
    return faults;
  });
}

function idFaults(elements: readonly XmlElement[]): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const named = ['CustomTab', 'Group', 'Control', 'Item', 'ContextMenu'];
  for (const group of [elements.filter(isResource), elements.filter(({ name }) => named.includes(name))]) {
    const lines = new Map<string, number>();
    for (const element of group) {
      const id = idOf(element);
      const first = lines.get(id);
      if (first !== undefined) faults.push(fault(element, `id“${id}”重复，第 ${first} 行已用过`));
      else lines.set(id, element.line);
      if (isResource(element) && id.length > 32)
        faults.push(fault(element, `id“${id}”有 ${id.length} 个字符，最多 32 个`));
    }
  }
  return faults;
}

function lengthFaults(elements: readonly XmlElement[]): readonly ManifestFault[] {
  return elements.flatMap((element) => {
    const value = element.attributes.get('DefaultValue') ?? element.attributes.get('Value');
    const limit = limitOf(element);
    return value !== undefined && limit !== null && value.length > limit
      ? [fault(element, `文字有 ${value.length} 个字符，最多 ${limit} 个：“${value.slice(0, 20)}…”`)]
      : [];
  });
}

function limitOf({ name, path }: XmlElement): number | null {
  const within = (parent: string) => path.includes(parent) || name === parent;
  if (within('ShortStrings') || within('DisplayName')) return 125;
  if (within('LongStrings') || (within('Description') && !within('VersionOverrides'))) return 250;
  return null;
}

const addressNames = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Url', 'Image'];

function addressFaults(elements: readonly XmlElement[]): readonly ManifestFault[] {
  return elements.flatMap((element) => {
    const inAddress =
      addressNames.includes(element.name) || element.path.some((name) => addressNames.includes(name));
    const value =
      element.name === 'AppDomain'
        ? element.text
        : inAddress
          ? (element.attributes.get('DefaultValue') ?? element.attributes.get('Value'))
          : undefined;
    if (value === undefined || isHttps(value)) return [];
    return [fault(element, `地址“${value}”应以 https:// 开头，Office 不接受其他地址`)];
  });
}

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}

/** With a shared runtime the buttons, the pane and the runtime must name the same page, or each gets its own. */
function runtimeFaults(elements: readonly XmlElement[]): readonly ManifestFault[] {
  const runtime = elements.find(({ name }) => name === 'Runtime');
  if (!runtime) return [];
  const resid = runtime.attributes.get('resid');
  const pages = elements.filter(
    ({ name, path }) =>
      name === 'FunctionFile' ||
      (name === 'SourceLocation' && (path.at(-1) === 'Action' || path.at(-1) === 'Page')),
  );
  return pages
    .filter((page) => page.attributes.get('resid') !== resid)
    .map((page) => fault(page, `共享运行时要求与 Runtime 用同一个 resid“${resid}”`));
}

/** What stands before the dot of every custom function: saved formulas hold it, and no language may change it. */
function namespaceFaults(elements: readonly XmlElement[], xml: string): readonly ManifestFault[] {
  const resid = elements.find(({ name }) => name === 'Namespace')?.attributes.get('resid');
  if (resid === undefined) return [];
  return elements
    .filter((element) => isResource(element) && idOf(element) === resid)
    .flatMap((element) => {
      const value = element.attributes.get('DefaultValue') ?? '';
      const faults: ManifestFault[] = [];
      if (!/^[\p{L}_][\p{L}\p{N}_.]{0,31}$/u.test(value))
        faults.push(
          fault(element, `函数前缀“${value}”应以字母开头，只含字母、数字、点和下划线，最多 32 个字符`),
        );
      const own = new RegExp(`id="${resid}"[^>]*[^/]>`);
      if (own.test(xml)) faults.push(fault(element, `函数前缀“${value}”不能随语言改变，请删去 Override`));
      return faults;
    });
}

async function iconFaults(
  elements: readonly XmlElement[],
  folder: string,
): Promise<readonly ManifestFault[]> {
  const addresses = new Map(
    elements
      .filter(({ name }) => name === 'Image')
      .flatMap((image) => {
        const address = image.attributes.get('DefaultValue');
        return address === undefined ? [] : [[idOf(image), address] as const];
      }),
  );
  const faults: ManifestFault[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    const wanted = wantedIcon(element, addresses);
    if (!wanted || seen.has(`${wanted.address} ${wanted.size}`)) continue;
    seen.add(`${wanted.address} ${wanted.size}`);
    const name = basename(new URL(wanted.address, 'https://localhost/').pathname);
    const path = join(folder, name);
    if (!existsSync(path)) {
      faults.push(fault(element, `图标文件 addin/assets/${name} 不存在`));
      continue;
    }
    const size = pngSize(await readFile(path));
    if (size === null) faults.push(fault(element, `图标文件 addin/assets/${name} 不是 PNG`));
    else if (size.width !== wanted.size || size.height !== wanted.size)
      faults.push(
        fault(
          element,
          `图标 ${name} 为 ${size.width}×${size.height} 像素，应为 ${wanted.size}×${wanted.size}`,
        ),
      );
  }
  return faults;
}

function wantedIcon(
  element: XmlElement,
  addresses: ReadonlyMap<string, string>,
): { readonly address: string; readonly size: number } | null {
  const plain = { IconUrl: 32, HighResolutionIconUrl: 64 }[element.name];
  const address =
    plain === undefined
      ? addresses.get(element.attributes.get('resid') ?? '')
      : element.attributes.get('DefaultValue');
  const size = plain ?? Number(element.attributes.get('size'));
  return address === undefined || !Number.isInteger(size) ? null : { address, size };
}

/** Width and height out of the first chunk of a PNG; null for any other file. */
function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function isResource({ name, attributes }: XmlElement): boolean {
  return resourceKinds.has(name) && attributes.has('id');
}

function idOf(element: XmlElement): string {
  return element.attributes.get('id') ?? '';
}

function fault(element: XmlElement, text: string): ManifestFault {
  return { line: element.line, text };
}
