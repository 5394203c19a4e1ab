/** A text without its white space: lines and cells are broken otherwise than they were written. */
export function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
