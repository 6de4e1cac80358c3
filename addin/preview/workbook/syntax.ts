type Kind =
  | 'space'
  | 'operand'
  | 'infix'
  | 'sign'
  | 'percent'
  | 'comma'
  | 'open'
  | 'call'
  | 'close'
  | 'array';

// Order matters: a call before a name, a sheet's name with its reference before a bare name.
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['space', /\s+/y],
  ['operand', /"(?:[^"]|"")*"/y],
  ['array', /\{[^{}]*\}/y],
  ['operand', /#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)/y],
  ['call', /@?[\p{L}_][\p{L}\p{N}_.]*\(/uy],
  [
    'operand',
    /@?(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[\p{L}_\\][\p{L}\p{N}_.\\$]*(?:\[(?:[^[\]]|\[[^\]]*\])*\])?#?/uy,
  ],
  ['operand', /@?\[(?:[^[\]]|\[[^\]]*\])*\]/y],
  ['operand', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['operand', /\$\d+/y],
  ['infix', /<=|>=|<>|[*/^&=<>:]/y],
  ['sign', /[+-]/y],
  ['percent', /%/y],
  ['comma', /[,;]/y],
  ['open', /\(/y],
  ['close', /\)/y],
];

/**
 * Whether Excel would take this text (without the leading `=`) as a formula at all. Names need not exist:
 * an unknown one is a value (`#NAME?`), not a refusal.
 */
export function isFormula(text: string): boolean {
  let at = 0;
  let wantsOperand = true;
  const open: ('open' | 'call')[] = [];
  let previous: Kind | null = null;
  while (at < text.length) {
    const token = next(text, at);
    if (!token) return false;
    at += token.length;
    const kind = token.kind;
    if (kind === 'space') continue;
    if (kind === 'operand' || kind === 'array') {
      if (!wantsOperand) return false;
      wantsOperand = false;
    } else if (kind === 'call' || kind === 'open') {
      if (!wantsOperand) return false;
      open.push(kind);
    } else if (kind === 'infix') {
      if (wantsOperand) return false;
      wantsOperand = true;
    } else if (kind === 'sign') wantsOperand = true;
    else if (kind === 'percent') {
      if (wantsOperand) return false;
    } else if (kind === 'comma') {
      // Arguments may be left out: IF(A1,,2).
      if (open.at(-1) !== 'call' || (wantsOperand && previous !== 'call' && previous !== 'comma'))
        return false;
      wantsOperand = true;
    } else {
      const group = open.pop();
      const isEmptyArgument = group === 'call' && (previous === 'call' || previous === 'comma');
      if (!group || (wantsOperand && !isEmptyArgument)) return false;
      wantsOperand = false;
    }
    previous = kind;
  }
  return !wantsOperand && open.length === 0;
}

function next(text: string, at: number): { kind: Kind; length: number } | null {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, length: match[0].length };
  }
  return null;
}
