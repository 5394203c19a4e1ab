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

  part(): string {
    const items = [...this.numbers.keys()].map((text) => xml`<si><t xml:space="preserve">${lines(text)}</t></si>`);
    return declared(xml`<sst xmlns="${SHEET_NAMESPACE}">${items}</sst>`);
  }
}

function lines(text: string): Xml[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [xml`${line}`] : [LINE_END, xml`${line}`]));
}
