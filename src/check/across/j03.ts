/** J03: one project has one name, whichever unit reports it. */
import type { PeerUnit } from '../../model/peer-unit.ts';
import type { AcrossFault, AcrossRule } from './across-rule.ts';

export const J03: AcrossRule = {
  id: 'J03',
  title: '同一个项目在各单位的名称相同',
  source: '预算管理一体化规范：项目库中一个项目一个名称；绩效自评表的项目名称与批复一致',
  severity: 'info',
  advice: '与项目库或预算批复中的名称核对，确是同一个项目的统一为一个名称；不是同一个项目的不必改',
  check: (units) => {
    const spellings = spellingsOf(units);
    return [...sameButForm(spellings), ...shortened(spellings)];
  },
};

/** A name as written, and who writes it so. */
interface Spelling {
  readonly written: string;
  /** Without years, marks and the unit's own name, and without 项目, 经费 at the end: none of these makes another project. */
  readonly stem: string;
  /** Without 补助 at the end either. */
  readonly core: string;
  readonly units: readonly PeerUnit[];
}

function spellingsOf(units: readonly PeerUnit[]): readonly Spelling[] {
  const byName = new Map<string, { stem: string; units: PeerUnit[] }>();
  for (const unit of units) {
    for (const { name } of unit.projects) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { stem: stemOf(name, unit), units: [unit] });
      else if (!known.units.includes(unit)) known.units.push(unit);
    }
  }
  return [...byName].map(([written, { stem, units }]) => ({ written, stem, core: coreOf(stem), units }));
}

/** Shorter cores (培训费, 办公设备购置) are the same words for what each unit does for itself. */
const SPECIFIC = 6;

function stemOf(name: string, unit: PeerUnit): string {
  return name
    .replaceAll(unit.name, '')
    .normalize('NFKC')
    .replace(/20\d\d[—\-~至]20\d\d年?(?:度)?|20\d\d年?(?:度)?|本年度?|当年/gu, '')
    .replace(/[\p{P}\p{S}\s]/gu, '')
    .replace(/(?:专项|项目|经费|资金|支出)+$/u, '');
}

function coreOf(stem: string): string {
  return stem.replace(/(?:专项|补助)+$/u, '');
}

function sameButForm(spellings: readonly Spelling[]): AcrossFault[] {
  const byCore = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    if (spelling.core.length < SPECIFIC) continue;
    const group = byCore.get(spelling.core);
    if (group === undefined) byCore.set(spelling.core, [spelling]);
    else group.push(spelling);
  }
  return [...byCore.values()].flatMap((group) => {
    const [usual, ...others] = byUse(group);
    if (usual === undefined) return [];
    return others.filter((other) => areOfDifferentUnits(usual, other)).map((other) => fault(other, usual));
  });
}

/** 城乡居民医保补助 beside 城乡居民基本医疗保险补助: the same characters in the same order, some left out within. */
function shortened(spellings: readonly Spelling[]): AcrossFault[] {
  const specific = spellings.filter(({ stem }) => stem.length >= SPECIFIC);
  const byEnds = new Map<string, Spelling[]>();
  for (const spelling of specific) {
    const ends = `${spelling.stem.slice(0, 2)}…${spelling.stem.slice(-1)}`;
    const group = byEnds.get(ends);
    if (group === undefined) byEnds.set(ends, [spelling]);
    else group.push(spelling);
  }
  return [...byEnds.values()].flatMap((group) =>
    group.flatMap((short) => {
      const long = group.find((other) => isShortFor(short.stem, other.stem) && areOfDifferentUnits(short, other));
      if (long === undefined) return [];
      const [usual, other] = byUse([long, short]);
      return usual === undefined || other === undefined ? [] : [fault(other, usual)];
    }),
  );
}

/** The longest that a short form may leave out, as a share of the whole. */
const KEPT = 0.6;

function isShortFor(short: string, long: string): boolean {
  if (short.length >= long.length || short.length < long.length * KEPT) return false;
  let from = 0;
  return [...short].every((character) => {
    const at = long.indexOf(character, from);
    from = at + 1;
    return at >= 0;
  });
}

/** A unit that has both names means two projects. */
function areOfDifferentUnits(one: Spelling, other: Spelling): boolean {
  return one.units.every((unit) => !other.units.includes(unit));
}

/** The name that most units use first; of equals the longer one. */
function byUse(group: readonly Spelling[]): readonly Spelling[] {
  return [...group].sort(
    (one, other) => other.units.length - one.units.length || other.written.length - one.written.length,
  );
}

function fault(other: Spelling, usual: Spelling): AcrossFault {
  return {
    message: `${naming(other)}的项目“${other.written}”与${naming(usual)}的“${usual.written}”可能是同一个项目，请核实`,
    units: [...other.units, ...usual.units].map(({ id }) => id),
    actual: other.written,
    expected: usual.written,
    hint: '是同一个项目的，按项目库中的名称统一；不是的不必改',
  };
}

function naming({ units }: Spelling): string {
  const [first] = units;
  return units.length === 1 ? `“${first?.name}”` : `“${first?.name}”等${units.length}个单位`;
}
