import { type Rect, tryParseAddress } from '../workbook/address.ts';

/**
 * Lets somebody type an address into the name box of the grid, which only shows one by itself; Enter goes there.
 *
 * @returns stops it
 */
export function followNameBox(
  surface: HTMLElement,
  goTo: (rect: Rect) => void,
  focusGrid: () => void,
): () => void {
  const boxOf = ({ target }: Event) =>
    target instanceof HTMLElement ? target.closest<HTMLElement>('.fortune-name-box') : null;
  let shown = '';
  const open = (event: Event) => {
    const box = boxOf(event);
    if (!box) return;
    event.stopPropagation();
    if (box.isContentEditable) return;
    shown = box.textContent ?? '';
    box.contentEditable = 'plaintext-only';
    setTimeout(() => {
      box.focus();
      getSelection()?.selectAllChildren(box);
    });
  };
  const close = (box: HTMLElement) => {
    box.contentEditable = 'inherit';
    box.textContent = shown;
  };
  const onKey = (event: KeyboardEvent) => {
    const box = boxOf(event);
    if (!box?.isContentEditable) return;
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const rect = event.key === 'Enter' ? tryParseAddress((box.textContent ?? '').trim()) : null;
    close(box);
    if (rect) goTo(rect);
    focusGrid();
  };
  const onLeave = (event: Event) => {
    const box = boxOf(event);
    if (box?.isContentEditable) close(box);
  };
  const kinds = ['mousedown', 'pointerdown', 'click', 'dblclick'] as const;
  for (const kind of kinds) surface.addEventListener(kind, open, { capture: true });
  surface.addEventListener('keydown', onKey, { capture: true });
  surface.addEventListener('focusout', onLeave, { capture: true });
  return () => {
    for (const kind of kinds) surface.removeEventListener(kind, open, { capture: true });
    surface.removeEventListener('keydown', onKey, { capture: true });
    surface.removeEventListener('focusout', onLeave, { capture: true });
  };
}
