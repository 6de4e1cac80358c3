const most = 20_000;

/**
 * Has a drawing surface remember how large a text is. The grid measures every text several times each time it draws,
 * which took half of its time; a page has few different texts and fonts.
 */
export function rememberTextSizes(surface: CanvasText): void {
  const { measureText } = surface;
  const known = new Map<string, TextMetrics>();
  surface.measureText = function (this: CanvasText, text: string) {
    const asked = `${this.font}\n${this.textBaseline}\n${this.textAlign}\n${text}`;
    const before = known.get(asked);
    if (before) return before;
    if (known.size >= most) known.clear();
    const size = measureText.call(this, text);
    known.set(asked, size);
    return size;
  };
}

type CanvasText = Pick<CanvasRenderingContext2D, 'measureText' | 'font' | 'textBaseline' | 'textAlign'>;
