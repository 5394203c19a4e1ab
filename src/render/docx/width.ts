/** Width of a text in characters of its size: ASCII takes half of one. */
export function widthInChars(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '~' ? 0.5 : 1), 0);
}
