import { useCallback, useEffect, useRef, useState } from 'react';
import type { FunctionChoice } from '../workbook/custom-functions.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { isTyping } from './grid-acts.ts';

/** What Excel shows beside a cell: the sentence behind an error, or while a formula is typed its functions. */
type Help =
  | { readonly kind: 'error'; readonly sign: string; readonly text: string }
  | { readonly kind: 'choices'; readonly choices: readonly FunctionChoice[]; readonly typed: string }
  | { readonly kind: 'call'; readonly choice: FunctionChoice };

interface Placed {
  readonly help: Help;
  readonly left: number;
  readonly top: number;
}

const signWords: Readonly<Record<string, string>> = {
  '#VALUE!': '参数不对',
  '#N/A': '没有这个数',
  '#DIV/0!': '除数是 0',
  '#NUM!': '数字不对',
};

export function FormulaHelp({ book }: { readonly book: Workbook }) {
  const { placed, look } = usePlaced(book);
  const [marked, setMarked] = useState(0);
  const help = placed?.help;
  const typed = help?.kind === 'choices' ? help.typed : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first line
  useEffect(() => setMarked(0), [typed]);
  const choose = useCallback(
    (choice: FunctionChoice) => {
      void complete(`${choice.name.slice(typed.length)}(`);
      look();
    },
    [typed, look],
  );
  useChoiceKeys(help?.kind === 'choices' ? help.choices : null, { marked, setMarked, choose });
  if (!placed || !help) return null;
  const style = { left: placed.left, top: placed.top };
  if (help.kind === 'error')
    return (
      <div className="formula-help" role="status" style={style}>
        <strong>
          {help.sign} {signWords[help.sign]}
        </strong>
        <p>{help.text}</p>
      </div>
    );
  if (help.kind === 'call')
    return (
      <div className="formula-help" role="status" style={style}>
        <strong>{signatureOf(help.choice)}</strong>
        <p>{help.choice.description}</p>
      </div>
    );
  return (
    <div className="formula-help choices" role="listbox" aria-label="函数" style={style}>
      {help.choices.map((choice, place) => (
        <div
          key={choice.name}
          role="option"
          tabIndex={-1}
          aria-selected={place === marked}
          onMouseDown={(event) => {
            // The cell keeps the keyboard.
            event.preventDefault();
            choose(choice);
          }}
        >
          <strong>{choice.name}</strong>
          <p>{choice.description}</p>
        </div>
      ))}
    </div>
  );
}

/** Looks again soon after anything that may move the selection or what is typed. */
function usePlaced(book: Workbook): { placed: Placed | null; look: () => void } {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = useCallback(() => {
    clearTimeout(timer.current);
    // The grid moves its frame a moment after the model has moved.
    timer.current = setTimeout(() => setPlaced(placeHelp(book)), 120);
  }, [book]);
  useEffect(() => {
    const stop = book.events.watch(look);
    const kinds = ['input', 'keyup', 'pointerup', 'wheel', 'focusin'] as const;
    for (const kind of kinds) document.addEventListener(kind, look, { capture: true, passive: true });
    return () => {
      stop();
      clearTimeout(timer.current);
      for (const kind of kinds) document.removeEventListener(kind, look, { capture: true });
    };
  }, [book, look]);
  return { placed, look };
}

interface ChoiceActs {
  readonly marked: number;
  readonly setMarked: (place: number) => void;
  readonly choose: (choice: FunctionChoice) => void;
}

/** Up, down and Tab, as in Excel; Enter enters the formula as it is. */
function useChoiceKeys(choices: readonly FunctionChoice[] | null, acts: ChoiceActs): void {
  const { marked, setMarked, choose } = acts;
  useEffect(() => {
    if (!choices) return;
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const choice = choices[marked];
      if (step === 0 && (event.key !== 'Tab' || !choice)) return;
      event.preventDefault();
      event.stopPropagation();
      if (step !== 0) setMarked((marked + step + choices.length) % choices.length);
      else if (choice) choose(choice);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [choices, marked, setMarked, choose]);
}

function placeHelp(book: Workbook): Placed | null {
  const editor = editorAtWork();
  const help = editor ? helpWhileTyping(book, editor.textContent ?? '') : errorAtSelection(book);
  if (!help) return null;
  const anchor = editor ?? document.querySelector<HTMLElement>('.grid .luckysheet-cell-selected');
  const grid = document.querySelector('.grid')?.getBoundingClientRect();
  const rect = anchor?.getBoundingClientRect();
  if (!grid || !rect || rect.width === 0) return null;
  // Scrolled out of sight, it is nobody's question.
  if (rect.bottom < grid.top || rect.top > grid.bottom || rect.left > grid.right) return null;
  const left = Math.max(grid.left + 4, Math.min(rect.left, grid.right - 400));
  return { help, left, top: Math.min(rect.bottom + 6, grid.bottom - 110) };
}

/** Where a formula is typed: the cell or the formula bar. */
function editorAtWork(): HTMLElement | null {
  const bar = document.querySelector<HTMLElement>('.grid .fortune-fx-input');
  if (bar && bar === document.activeElement) return bar;
  return isTyping() ? document.querySelector<HTMLElement>('.grid .luckysheet-cell-input') : null;
}

function helpWhileTyping(book: Workbook, text: string): Help | null {
  if (!text.startsWith('=')) return null;
  const [, typed] = /[=(,+\-*/^&<>\s]([\p{L}_][\p{L}\p{N}_.]*)$/u.exec(text) ?? [];
  if (typed !== undefined) {
    const choices = book.customFunctions.choices(typed);
    return choices.length === 0 ? null : { kind: 'choices', choices, typed };
  }
  const [, called = ''] = /([\p{L}_][\p{L}\p{N}_.]*)\([^()]*$/u.exec(text) ?? [];
  const choice = book.customFunctions.choices(called).find(({ name }) => name === called.toUpperCase());
  return choice ? { kind: 'call', choice } : null;
}

function errorAtSelection(book: Workbook): Help | null {
  const { sheet, rect } = book.selection;
  if (rect.rows !== 1 || rect.columns !== 1 || book.editing !== null) return null;
  const text = book.customFunctions.messageOf(sheet.cells.at(rect.row, rect.column));
  const sign = sheet.textAt(rect.row, rect.column);
  // IFERROR and the like show something else.
  return text !== '' && sign in signWords ? { kind: 'error', sign, text } : null;
}

/** As if typed, key by key: the grid colours a formula after each one, and loses its place over more at once. */
async function complete(rest: string): Promise<void> {
  for (const sign of rest) {
    const editor = editorAtWork();
    if (!editor) return;
    const key = { key: sign, code: 'KeyA', keyCode: 65, which: 65, bubbles: true, cancelable: true };
    editor.dispatchEvent(new KeyboardEvent('keydown', key));
    document.execCommand('insertText', false, sign);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** 「ZJ.任务数(区划, [日期])」 */
function signatureOf({ name, parameters }: FunctionChoice): string {
  const shown = parameters.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name));
  return `${name}(${shown.join(', ')})`;
}
