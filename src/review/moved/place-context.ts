/** What the makers of places share: the headings above, and the kind of a change by its two readings. */
import { HeadingTrail } from '../../model/heading-trail.ts';
import type { Heading } from '../../model/report.ts';
import { type Reading, readText, standsIn } from '../readings.ts';
import type { Kind } from './movement.ts';

/** The headings above a block, in each reading. */
export type Trails = Readonly<Record<Reading, readonly string[]>>;

/** Keeps both trails while the blocks of a part go by; a heading that changed reads as now in both. */
export class ReadingTrails {
  private readonly trails = { former: new HeadingTrail(), present: new HeadingTrail() };

  pass(heading: Heading): void {
    for (const reading of ['former', 'present'] as const) {
      if (!standsIn(heading.change, reading)) continue;
      const shown = standsIn(heading.change, 'present') ? 'present' : 'former';
      this.trails[reading].pass(heading.level, oneLine(readText(heading.text, shown)));
    }
  }

  get now(): Trails {
    return { former: this.trails.former.headings, present: this.trails.present.headings };
  }
}

export interface Readings {
  readonly former?: string;
  readonly present?: string;
}

/** The common fields of a place: what went stands under the headings of then. */
export function placed(trails: Trails, { former, present }: Readings) {
  const change: Kind = former === undefined ? 'inserted' : present === undefined ? 'deleted' : 'changed';
  return {
    change,
    headings: change === 'deleted' ? trails.former : trails.present,
    ...(former === undefined ? {} : { former }),
    ...(present === undefined ? {} : { present }),
  };
}

export function oneLine(text: string): string {
  return text.replaceAll('\n', '');
}
