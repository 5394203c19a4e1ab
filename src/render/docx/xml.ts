/** The XML of Word files: the writer of XML, and parts in Word's namespace. */
import { declared, type Xml, xml } from '../xml.ts';

export { cleanText, declared, withLastChild, Xml, xml } from '../xml.ts';

/** A part that is written whole, e.g. `word/styles.xml` with the root `w:styles`. */
export function part(root: string, content: readonly (Xml | undefined)[]): string {
  return declared(xml`<${root} ${NAMESPACE}>${content}</${root}>`);
}

const NAMESPACE = xml`xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;
