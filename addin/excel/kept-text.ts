/** What one part of ours holds. */
export interface Kept {
  readonly key: string;
  /** How often this key was written: of two parts of one key the one written more often counts. */
  readonly writes: number;
  /** JSON text. */
  readonly json: string;
}

/**
 * The part as XML. JSON may write any character as `\uXXXX`, also those that XML forbids: no XML escape is needed, and
 * the text survives an Excel that writes a part anew in its own way. No declaration: with one, Word is known to refuse
 * a part's new content.
 */
export function keptXml(namespace: string, { key, writes, json }: Kept): string {
  const head = plain(JSON.stringify({ format: 1, key, writes }));
  return `<kept xmlns="${namespace}"><head>${head}</head><value>${plain(json)}</value></kept>`;
}

/** What `keptXml` wrote; null for anything else, also of a later format. */
export function readKept(xml: string): Kept | null {
  const [, head = '', value = ''] = written.exec(xml) ?? [];
  const json = decoded(value);
  const told = parsed(decoded(head));
  if (!isHead(told) || parsed(json) === undefined) return null;
  return { key: told.key, writes: told.writes, json };
}

/** With the prefixes, spaces and attributes that Excel may have given it. */
const written = new RegExp(
  [
    String.raw`^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?`,
    ...[opening('kept'), element('head'), element('value'), closing('kept')],
    '$',
  ].join(''),
  'u',
);

function element(name: string): string {
  return `${opening(name)}([^<]*)${closing(name)}`;
}

function opening(name: string): string {
  return String.raw`<(?:[\w.\-]+:)?${name}(?:\s[^>]*)?>\s*`;
}

function closing(name: string): string {
  return String.raw`<\/(?:[\w.\-]+:)?${name}\s*>\s*`;
}

/** Markup, what XML 1.0 has no place for, what XML 1.1 takes for line ends, and the second halves of nothing. */
const strange = /[<>&\u{7F}-\u{9F}\u{2028}\u{2029}\u{FDD0}-\u{FDEF}\u{FEFF}\u{FFFE}\u{FFFF}\p{Cs}]/gu;

function plain(json: string): string {
  return json.replace(strange, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** We write no references; Excel may. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isHead(value: unknown): value is { readonly key: string; readonly writes: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { format, key, writes } = value as Readonly<Record<string, unknown>>;
  return format === 1 && typeof key === 'string' && Number.isSafeInteger(writes);
}
