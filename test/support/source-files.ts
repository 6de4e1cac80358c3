import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** One `import`, `export … from`, `import(…)`, `require(…)` or `new URL('….ts', import.meta.url)`. */
export interface ImportOf {
  /** As written: `./day.ts`, `node:fs`, `@apollo/server`. */
  readonly specifier: string;
  /** Path from the project's root for our own files; null for a package. */
  readonly path: string | null;
  /** `import type`: gone when the program runs. */
  readonly isTypeOnly: boolean;
  /** Loaded when that line is reached, not with the file. */
  readonly isDynamic: boolean;
}

/** A file of ours as far as the rooms are concerned. */
export interface SourceFile {
  /** Path from the project's root, with slashes. */
  readonly path: string;
  readonly imports: readonly ImportOf[];
  /** Names used that are not the name of a member: `Excel`, `document`, `process`. */
  readonly names: ReadonlySet<string>;
  /** Members used of a plain name: `process.env`, `Math.random`; `new Date()` for the clock, `await` for waiting. */
  readonly uses: ReadonlySet<string>;
}

// Made by tools or by running, or not ours; every other folder is looked at.
const skipped = new Set(['node_modules', '.git', '.build', 'data', '.pgdata']);

/** Every file below the project's root, sorted. Hidden files are left out, except the folder of the CI. */
export function projectFiles(folder = projectRoot): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name) && (!name.startsWith('.') || name === '.ci'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? projectFiles(path) : [relative(projectRoot, path).split(sep).join('/')];
    })
    .sort();
}

/** Reads one .ts, .tsx or .js file and lists what it imports and which names it uses. */
export function readSource(path: string): SourceFile {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  return sourceOf(path, text);
}

/** As above, of a text. */
export function sourceOf(path: string, text: string): SourceFile {
  const tree = parseSync(text, { syntax: 'typescript', tsx: !path.endsWith('.ts'), target: 'es2022' });
  const imports: ImportOf[] = [];
  const names = new Set<string>();
  const uses = new Set<string>();
  const add = (specifier: unknown, isTypeOnly: boolean, isDynamic = false) => {
    if (typeof specifier !== 'string') return;
    imports.push({ specifier, path: ownPath(path, specifier), isTypeOnly, isDynamic });
  };
  visit(tree, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        add(literal(node.source), node.typeOnly === true);
        break;
      case 'TsImportType':
        add(literal(node.argument), true);
        break;
      case 'CallExpression':
        if (isCallOf(node, 'Import') || isRequire(node)) add(firstArgument(node), false, true);
        break;
      case 'NewExpression': {
        const name = nameOf(node.callee);
        const first = firstArgument(node);
        if (name === 'URL' && typeof first === 'string' && /^\.{1,2}\/.*\.tsx?$/.test(first))
          add(first, false, true);
        if (name === 'Date' && !(node.arguments as unknown[] | null)?.length) uses.add('new Date()');
        break;
      }
      case 'MemberExpression':
      case 'TsQualifiedName': {
        const object = nameOf(node.object ?? node.left);
        const member = nameOf(node.property ?? node.right);
        if (object && member) uses.add(`${object}.${member}`);
        break;
      }
      case 'AwaitExpression':
        uses.add('await');
        break;
      case 'Identifier':
        names.add(String(node.value));
        break;
    }
  });
  return { path, imports, names, uses };
}

type Node = Record<string, unknown>;

/** Goes through the tree; the names of members and keys are not names used. */
function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  see(node);
  for (const [key, child] of Object.entries(node)) {
    const isMemberName = (key === 'property' || key === 'key' || key === 'right') && isIdentifier(child);
    if (isMemberName && (key !== 'right' || node.type === 'TsQualifiedName')) continue;
    visit(child, see);
  }
}

function isIdentifier(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && (value as Node).type === 'Identifier';
}

function nameOf(value: unknown): string | null {
  return isIdentifier(value) ? String(value.value) : null;
}

function literal(value: unknown): unknown {
  return (value as Node | null | undefined)?.value;
}

function firstArgument(node: Node): unknown {
  const [first] = (node.arguments as { expression: Node }[] | null) ?? [];
  return first?.expression.type === 'StringLiteral' ? first.expression.value : undefined;
}

function isCallOf(node: Node, type: string): boolean {
  return (node.callee as Node).type === type;
}

function isRequire(node: Node): boolean {
  const callee = node.callee as Node;
  return nameOf(callee) === 'require' || nameOf(callee.object) === 'require';
}

function ownPath(from: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null;
}
