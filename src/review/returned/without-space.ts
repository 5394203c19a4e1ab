/** Word and the report break lines and set gaps differently: texts are compared without white space. */
export function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}
