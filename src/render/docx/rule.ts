/** Rules around tables and paragraphs. */
import { eighths } from './units.ts';
import { type Xml, xml } from './xml.ts';

type Edge = 'top' | 'left' | 'bottom' | 'right' | 'insideH' | 'insideV';

interface RuleLook {
  /** pt. */
  readonly width: number;
  /** Hexadecimal; black when not said. */
  readonly colour?: string;
  /** From the text, pt. */
  readonly space?: number;
}

/** A single line at an edge. */
export function rule(edge: Edge, { width, colour = '000000', space = 0 }: RuleLook): Xml {
  return xml`<w:${edge} w:val="single" w:color="${colour}" w:sz="${eighths(width)}" w:space="${space}"/>`;
}
