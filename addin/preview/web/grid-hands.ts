import { type RefObject, useEffect, useRef } from 'react';
import { type Flag, finishTyping } from './grid-acts.ts';

/** Whether somebody has put a hand to the grid since it last started. */
export function useTouched(surface: RefObject<HTMLElement | null>, shape: string): Flag {
  const isTouched = useRef(false);
  const lastShape = useRef(shape);
  if (lastShape.current !== shape) {
    lastShape.current = shape;
    isTouched.current = false;
  }
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const touched = () => {
      isTouched.current = true;
    };
    const kinds = ['pointerdown', 'keydown', 'input'] as const;
    for (const kind of kinds) element.addEventListener(kind, touched, { capture: true });
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, touched, { capture: true });
    };
  }, [surface]);
  return isTouched;
}

/** When the grid starts anew under somebody's hands, the keyboard goes on where it was. */
export function useKeptFocus(surface: RefObject<HTMLElement>, shape: string): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      hadFocus.current = event.target instanceof Node && surface.current?.contains(event.target) === true;
    };
    const forget = () => {
      hadFocus.current = false;
      finishTyping();
    };
    document.addEventListener('focusin', note);
    window.addEventListener('blur', forget);
    return () => {
      document.removeEventListener('focusin', note);
      window.removeEventListener('blur', forget);
    };
  }, [surface]);
  useEffect(() => {
    if (shape === '' || !hadFocus.current) return;
    // The grid builds its input only after it has taken in the sheets.
    const timer = setTimeout(
      () =>
        surface.current?.querySelector<HTMLElement>('.luckysheet-cell-input')?.focus({ preventScroll: true }),
      60,
    );
    return () => clearTimeout(timer);
  }, [surface, shape]);
}

/**
 * When the grid starts anew, what was in sight stays in sight: a row below the last or a column beside it brings more room,
 * and room is taken in only at the start.
 *
 * @param show scrolls the grid
 */
export function useKeptPlace(
  surface: RefObject<HTMLElement>,
  shape: string,
  sheetId: string,
  show: (place: { readonly scrollLeft: number; readonly scrollTop: number }) => void,
): void {
  const places = useRef(new Map<string, { scrollLeft: number; scrollTop: number }>());
  const shown = useRef({ sheetId, since: 0 });
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const note = ({ target }: Event) => {
      // The bars of a grid that starts stand at the top for a moment.
      if (!(target instanceof HTMLElement) || performance.now() - shown.current.since < settleMs) return;
      const place = places.current.get(shown.current.sheetId) ?? { scrollLeft: 0, scrollTop: 0 };
      if (target.matches('.luckysheet-scrollbar-x')) place.scrollLeft = target.scrollLeft;
      if (target.matches('.luckysheet-scrollbar-y')) place.scrollTop = target.scrollTop;
      places.current.set(shown.current.sheetId, place);
    };
    element.addEventListener('scroll', note, { capture: true });
    return () => element.removeEventListener('scroll', note, { capture: true });
  }, [surface]);
  useEffect(() => {
    if (shape === '') return;
    const isSame = shown.current.sheetId === sheetId;
    shown.current = { sheetId, since: performance.now() };
    const place = places.current.get(sheetId);
    if (!isSame || !place) return;
    const timer = setTimeout(() => show(place), 60);
    return () => clearTimeout(timer);
  }, [shape, sheetId, show]);
}

const settleMs = 150;
