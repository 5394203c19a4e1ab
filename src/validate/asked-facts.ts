/** Numbers that a dossier gives alone, because the profile says what they count and in which unit. */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Dossier, Fact } from '../model/dossier.ts';
import type { Profile } from '../model/profile.ts';
import type { DossierFiles } from '../model/source.ts';
import { isMoneyUnit, YUAN_IN } from '../money/units.ts';

type Asked = NonNullable<Profile['facts']>;

/**
 * @returns the dossier in which each fact has its name and unit: the same object where none was given alone; findings V55
 * for a number alone that the profile does not ask for
 */
export function withAskedFacts(
  dossier: Dossier,
  { facts: asked = {} }: Profile,
  files: DossierFiles,
): Outcome<Dossier> {
  const bare = Object.entries(dossier.facts ?? {}).filter(([, { unit }]) => unit === '');
  if (bare.length === 0) return { value: dossier, findings: [] };
  const known = bare.flatMap(([name, fact]) => {
    const own = Object.hasOwn(asked, name) ? asked[name] : undefined;
    return own === undefined ? [] : [[name, { ...own, ...measured(fact, own.unit) }] as const];
  });
  const unknown = bare.filter(([name]) => !Object.hasOwn(asked, name));
  const others = Object.entries(dossier.facts ?? {}).filter(([, { unit }]) => unit !== '');
  return {
    value: { ...dossier, facts: Object.fromEntries([...others, ...known]) },
    findings: unknown.map(([name]) => notAsked(name, asked, files)),
  };
}

/** Money was typed in the unit of all amounts. */
function measured({ value, yuan }: Fact, unit: string): Pick<Fact, 'value' | 'yuan'> {
  if (!isMoneyUnit(unit) || yuan === undefined) return { value, yuan: undefined };
  return { value: yuan.div(YUAN_IN[unit]), yuan };
}

function notAsked(name: string, asked: Asked, files: DossierFiles): Finding {
  const near = nearest(name, Object.keys(asked));
  return {
    rule: 'V55',
    severity: 'error',
    message: `模板没有要名为“${name}”的数，只写一个数不知道是什么`,
    place: files.json.locate(['facts', name], 'key'),
    actual: name,
    ...(near === undefined ? {} : { expected: near }),
    hint: `${near === undefined ? '' : `是否应为“${near}”？`}自己另加的写成 { "label": "名称", "value": 数, "unit": "单位" }`,
  };
}
