/** A text as a pattern finds it: names may hold brackets, points and strokes. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
