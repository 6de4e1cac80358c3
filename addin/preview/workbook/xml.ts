import { invalidArgument } from '../wire/failure.ts';

const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const name = String.raw`[\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?`;
const attribute = String.raw`\s+${name}\s*=\s*(?:"[^<"]*"|'[^<']*')`;
const token = new RegExp(
  [
    String.raw`(?<skipped><!--(?:(?!--)[\s\S])*-->|<\?(?!xml[\s?])[\s\S]*?\?>)`,
    String.raw`(?<data><!\[CDATA\[[\s\S]*?\]\]>)`,
    String.raw`<\/(?<closed>${name})\s*>`,
    String.raw`<(?<opened>${name})(?<attributes>(?:${attribute})*)\s*(?<isEmpty>\/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'uy',
);
const eachAttribute = new RegExp(
  String.raw`\s(?<key>${name})\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')`,
  'gu',
);
const reference = /&(?:lt|gt|amp|quot|apos|#(\d+)|#x([\da-f]+));/giu;

type Scope = ReadonlyMap<string, string>;

/**
 * The namespace of a document's root element, empty when it has none.
 *
 * @throws Failure InvalidArgument for what is no well-formed XML 1.0 with namespaces; a DOCTYPE is not taken
 */
export function rootNamespaceOf(xml: string): string {
  const body = xml.replace(/^\uFEFF?(?:<\?xml\s[^?]*\?>)?/u, '');
  if (forbidden.test(body)) throw invalidArgument();
  const open: { readonly name: string; readonly scope: Scope }[] = [];
  let root: string | null = null;
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const found = token.exec(body)?.groups;
    if (!found) throw invalidArgument();
    const inner = open.at(-1);
    if (found.opened !== undefined) {
      if (!inner && root !== null) throw invalidArgument();
      const scope = scopeOf(inner?.scope ?? new Map(), found.attributes ?? '');
      const namespace = namespaceOf(found.opened, scope);
      root ??= namespace;
      if (!found.isEmpty) open.push({ name: found.opened, scope });
    } else if (found.closed !== undefined) {
      if (open.pop()?.name !== found.closed) throw invalidArgument();
    } else if (found.text !== undefined) {
      if (!inner && found.text.trim() !== '') throw invalidArgument();
      checkText(found.text);
    } else if (found.data !== undefined && !inner) throw invalidArgument();
  }
  if (root === null || open.length > 0) throw invalidArgument();
  return root;
}

function scopeOf(outer: Scope, attributes: string): Scope {
  const scope = new Map(outer);
  const seen = new Set<string>();
  for (const { groups } of attributes.matchAll(eachAttribute)) {
    const key = groups?.key ?? '';
    const value = groups?.double ?? groups?.single ?? '';
    if (seen.has(key)) throw invalidArgument();
    seen.add(key);
    checkText(value);
    if (key === 'xmlns') scope.set('', value);
    else if (key.startsWith('xmlns:')) scope.set(key.slice('xmlns:'.length), value);
  }
  return scope;
}

function namespaceOf(qualified: string, scope: Scope): string {
  const [prefix, local] = qualified.includes(':') ? qualified.split(':') : ['', qualified];
  const namespace = scope.get(prefix ?? '');
  if (namespace === undefined && prefix !== '') throw invalidArgument();
  if (!local) throw invalidArgument();
  return namespace ?? '';
}

/** Each `&` begins a reference, to a character that XML has; `]]>` stands nowhere. */
function checkText(text: string): void {
  const rest = text.replace(reference, (_, decimal: string | undefined, hex: string | undefined) => {
    if (decimal === undefined && hex === undefined) return '';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code > 0x10_ff_ff || forbidden.test(String.fromCodePoint(code))) throw invalidArgument();
    return '';
  });
  if (rest.includes('&') || text.includes(']]>')) throw invalidArgument();
}
