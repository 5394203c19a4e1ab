/** `xl/sharedStrings.xml`: each text of the cells, once (ISO/IEC 29500-1, 18.4). */
import { declared, Xml, xml } from '../xml.ts';
import { SHEET_NAMESPACE } from './namespaces.ts';

const LINE_END = new Xml('&#10;');

export class SharedStrings {
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** Piece by piece. */
  *part(): Generator<string> {
    yield declared(xml`<sst xmlns="${SHEET_NAMESPACE}">`);
    for (const text of this.numbers.keys()) yield xml`<si><t xml:space="preserve">${lines(text)}</t></si>`.text;
    yield '</sst>';
  }
}

function lines(text: string): Xml[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [xml`${line}`] : [LINE_END, xml`${line}`]));
}
