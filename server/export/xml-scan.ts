/** An element of a known name; positions in the text. */
export interface FoundElement {
  /** What stands in the start tag behind the name. */
  readonly head: string;
  readonly start: number;
  /** Just past the element. */
  readonly end: number;
  /** Between its tags; empty for `<a/>`. */
  readonly body: string;
}

/**
 * Elements that follow one another, each with nothing between them but blanks. The text is gone through once: whatever
 * somebody has put into a file, this takes no longer than reading it.
 *
 * @param name with its prefix
 * @returns where the run ends, as the generator's return value
 * @throws Error for a tag that is not closed
 */
export function* elementsFrom(xml: string, from: number, name: string): Generator<FoundElement, number> {
  const close = `</${name}>`;
  for (let at = from; ; ) {
    const start = pastBlanks(xml, at);
    if (!isTag(xml, start, name)) return start;
    const headEnd = xml.indexOf('>', start);
    if (headEnd < 0) throw new Error('a tag that is not closed');
    const isEmpty = xml[headEnd - 1] === '/';
    const head = xml.slice(start + 1 + name.length, isEmpty ? headEnd - 1 : headEnd);
    const bodyEnd = isEmpty ? headEnd + 1 : xml.indexOf(close, headEnd);
    if (bodyEnd < 0) throw new Error('an element that is not closed');
    const end = isEmpty ? bodyEnd : bodyEnd + close.length;
    yield { head, start, end, body: isEmpty ? '' : xml.slice(headEnd + 1, bodyEnd) };
    at = end;
  }
}

/** Heads of all start tags of a name, whatever their prefix; read once from front to back. */
export function headsOf(xml: string, localName: string): string[] {
  const heads: string[] = [];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const name = /^(?:\w{1,20}:)?\w{1,40}/.exec(xml.slice(at + 1, at + 64))?.[0] ?? '';
    if (name.slice(name.indexOf(':') + 1) !== localName || !isTag(xml, at, name)) continue;
    const end = xml.indexOf('>', at);
    if (end < 0) break;
    heads.push(xml.slice(at + 1 + name.length, xml[end - 1] === '/' ? end - 1 : end));
    at = end;
  }
  return heads;
}

/** True where a start tag of just this name begins. */
function isTag(xml: string, at: number, name: string): boolean {
  return xml.startsWith(`<${name}`, at) && /[\s/>]/.test(xml[at + 1 + name.length] ?? '');
}

function pastBlanks(xml: string, from: number): number {
  let at = from;
  while (/\s/.test(xml[at] ?? '')) at += 1;
  return at;
}

/** The value of an attribute in the head of a tag; null without it. */
export function attribute(head: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1] ?? null;
}

/** Text of an attribute with its entities read. */
export function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return names[name] ?? whole;
  });
}
