/** One opening tag of an XML file, in document order. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Text directly after the tag; what the manifest needs of its few text elements. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** Local names from the root down to the parent. */
  readonly path: readonly string[];
}

/**
 * The elements of a manifest, for the checks that a schema cannot make. Well-formedness is xmllint's business:
 * on a broken file this answers with what it could read.
 */
export function elementsOf(xml: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const path: string[] = [];
  const tags =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  let line = 1;
  let read = 0;
  for (const match of xml.matchAll(tags)) {
    line += newlines(xml.slice(read, match.index));
    read = match.index;
    const [whole, closing, qualified, attributes = '', empty] = match;
    if (!qualified) continue;
    const name = qualified.replace(/^.*:/, '');
    if (closing) {
      path.pop();
      continue;
    }
    const after = match.index + whole.length;
    const text = empty ? '' : decode(xml.slice(after, Math.max(after, xml.indexOf('<', after)))).trim();
    found.push({ name, attributes: attributesOf(attributes), text, line, path: [...path] });
    if (!empty) path.push(name);
  }
  return found;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes.set(name.replace(/^.*:/, ''), decode(double ?? single ?? ''));
  return attributes;
}

function decode(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name] ?? whole;
  });
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
