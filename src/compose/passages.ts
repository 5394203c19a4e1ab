/**
 * Pieces of the report before the last save, for those that are made of the same now: sections, and within them forms;
 * statutory tables. A piece is taken again where all that it was made of and all that it asked of the unit is alike.
 */
import { isSameList } from '../model/same-list.ts';
import type { MayStand } from '../model/structural-sharing.ts';
import { sharedWith } from '../model/structural-sharing.ts';
import type { ProseCount } from './prose-files.ts';
import type { UnitReader, UnitReads } from './reads.ts';

/** What a piece is made of besides what it asks: texts and numbers by content, objects by identity. */
export type MadeOf = readonly unknown[];

/** A piece of a report, with the pieces in it by their names. */
export interface Passage {
  readonly of: MadeOf;
  readonly reads: UnitReads;
  /** Of the prose that was printed. */
  readonly characters: number;
  readonly made: unknown;
  readonly within: Passages;
}

export type Passages = ReadonlyMap<string, Passage>;

const NONE: Passages = new Map();

export interface PassageFacts {
  readonly reader: UnitReader;
  readonly prose: ProseCount;
  /** Whether a part of a former piece may stand for one that reads the same. */
  readonly mayStand: MayStand;
}

export class PassageMaker {
  private within = new Map<string, Passage>();

  /** @param former pieces of the last report of the same unit */
  constructor(
    private readonly facts: PassageFacts,
    private former: Passages = NONE,
  ) {}

  /** What has been made, for the next report. */
  get made(): Passages {
    return this.within;
  }

  /**
   * The piece of that name.
   * @param of all that `make` is given which it does not ask the unit for
   * @param make a function of that; what it finds at fault ends in a report that is not kept
   */
  piece<Made>(name: string, of: MadeOf, make: () => Made): Made {
    const known = this.former.get(name);
    // A name that comes again in the same piece is another piece: none stands twice in a report.
    if (this.within.has(name)) return make();
    const passage = known !== undefined && this.isCurrent(known, of) ? this.again(known) : this.anew(known, of, make);
    this.within.set(name, passage);
    return passage.made as Made;
  }

  private isCurrent(known: Passage, of: MadeOf): boolean {
    const { reader, prose } = this.facts;
    return isSameList(known.of, of) && prose.hasRoom(known.characters) && reader.tellsAlike(known.reads);
  }

  private again(known: Passage): Passage {
    this.facts.reader.add(known.reads);
    this.facts.prose.add(known.characters);
    return known;
  }

  private anew<Made>(known: Passage | undefined, of: MadeOf, make: () => Made): Passage {
    const { reader, prose, mayStand } = this.facts;
    const outer = { former: this.former, within: this.within };
    const within = new Map<string, Passage>();
    Object.assign(this, { former: known?.within ?? NONE, within });
    const before = prose.characters;
    try {
      const { value, reads } = reader.during(make);
      const made = sharedWith(known?.made, value, mayStand);
      return { of, reads, characters: prose.characters - before, made, within };
    } finally {
      Object.assign(this, outer);
    }
  }
}
