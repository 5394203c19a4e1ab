/** H25: places and offices of the text are the unit's own. */
import { rememberedByText } from '../../model/remembered.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { ownTexts, type TypedHit, typedHits } from './own-texts.ts';
import { placesIn, provincesIn, stripped } from './place-names.ts';

export const H25: Rule<'facts'> = {
  id: 'H25',
  title: '文字中的地名、单位名、级次是本单位的，不是套用的',
  source: '决算公开检查：套用其他单位文本',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [
    ...provinces(facts),
    ...counties(facts),
    ...levels(facts),
    ...wholes(facts),
    ...duties(facts),
    ...offices(facts),
  ],
};

const HINT = '套用的改为本单位的名称；确是别处的事的不必改';
/** Words by which another place is meant to be named. */
const ABROAD =
  /与|赴|到|往|支援|异地|跨省|跨区|帮扶|考察|交流|对口|转入|转出|联合|学习|协作|结算|毗邻|借鉴|参照|来自|户籍/;

function tell({ typed, match }: TypedHit, name: string, message: string, expected: string, at = match.index): Fault {
  return { message, at: typed.at(at), actual: name, ...(expected !== '' && { expected }), hint: HINT };
}

/** A province that is neither the profile's nor the one that the texts speak of. */
function provinces(facts: Facts): Fault[] {
  const { profile, dossier } = facts;
  const found = ownTexts(facts).flatMap((typed) => provincesIn(typed.text).map((found) => ({ typed, ...found })));
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = provincesIn(`${profile.name}${profile.title ?? ''}${dossier.unit.name}`).map(({ name }) => name);
  const most = [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
  const own = named.length > 0 ? named : counts.size > 1 && most !== undefined ? [most] : [...counts.keys()];
  return found
    .filter(
      ({ typed, name, index }) => !own.includes(name) && !ABROAD.test(typed.text.slice(Math.max(0, index - 8), index)),
    )
    .map(({ typed, name, index }) => ({
      message: `“${name}”不是本单位所在的${own.join('、')}，请核实是否套用了别处的文字`,
      at: typed.at(index),
      actual: name,
      ...(own[0] !== undefined && { expected: own[0] }),
      hint: HINT,
    }));
}

/** A pattern of the unit's own words: the same one again, by which what it found is known. */
const patternOf = rememberedByText((source) => new RegExp(source, 'g'), 10_000);

/** What a place has: its government, a bureau of it. */
const ORGANS = '人民政府|政府|[一-龥]{2,10}?局(?![部面势域限])';
const COUNTY = new RegExp(`([一-龥]{0,8})(区|县|旗)(?=(?:${ORGANS}))`, 'g');

/** The bureau of 河东区 in a paper of 河西区. */
function counties(facts: Facts): Fault[] {
  const own = facts.dossier.unit.name;
  const strangers = typedHits(facts, COUNTY).flatMap((hit) => {
    const [, before = '', kind = ''] = hit.match;
    const name = stripped(before);
    const full = `${name}${kind}`;
    const isOwn = own.includes(full) || placesIn(own).some((place) => full.endsWith(place));
    if (name.length < (kind === '区' ? 2 : 1) || name.length > 3 || isOwn || isAbroad(hit, name)) return [];
    const place = placesIn(own).find((place) => place.endsWith(kind));
    return [{ hit, full, place, at: hit.match.index + before.length - name.length }];
  });
  const misspelt = misspeltPlace(strangers, facts);
  return [
    ...(misspelt === undefined ? [] : [misspelt.fault]),
    ...strangers
      .filter(({ full }) => full !== misspelt?.full)
      .map(({ hit, full, place, at }) => {
        const message = `“${full}”不是本单位所在的${place ?? own}，请核实是否套用了别处的文字`;
        return tell(hit, full, message, place ?? '', at);
      }),
  ];
}

/** Places that have the unit's own as another, for its name to be what is wrong. */
const MANY = 3;

/** The unit is of 河酉区, and all that is written speaks of 河西区: told once, at the name. */
function misspeltPlace(
  strangers: readonly { readonly full: string; readonly place: string | undefined }[],
  facts: Facts,
): { readonly full: string; readonly fault: Fault } | undefined {
  const found = strangers.find(({ full, place }) => place !== undefined && isOneCharacterApart(full, place));
  const times = strangers.filter(({ full }) => full === found?.full).length;
  if (found === undefined || times < MANY) return undefined;
  const { full, place = '' } = found;
  if (ownTexts(facts).some(({ text, path }) => path?.[0] !== 'unit' && text.includes(place))) return undefined;
  const fault = {
    message: `单位名称写“${place}”，文中 ${times} 处写“${full}”，请核实单位名称有无错字`,
    at: ['unit', 'name'],
    actual: place,
    expected: full,
    hint: '单位名称有错字的，改正 unit 的 "name"；文字是套用别处的，逐处改正',
  };
  return { full, fault };
}

function isOneCharacterApart(one: string, other: string): boolean {
  const characters = [...one];
  return one.length === other.length && characters.filter((character, at) => character !== other[at]).length === 1;
}

function isAbroad({ typed, match }: TypedHit, name: string): boolean {
  const end = match.index + (match[1]?.length ?? 0) - name.length;
  return ABROAD.test(typed.text.slice(Math.max(0, end - 4), end));
}

const LEVELS = { 县级: ['县', '区'], 区级: ['区', '县'] } as const;

/** 区文化和旅游局 in a paper of a county. */
function levels(facts: Facts): Fault[] {
  const { level, name } = facts.dossier.unit;
  const words = level === '县级' || level === '区级' ? LEVELS[level] : undefined;
  if (words === undefined || !name.includes(words[0])) return [];
  const [own, other] = words;
  const bare = patternOf(`(?<=^|[，。；、：\\s]|完成|按照|根据|经|由|向|对|报|受|在)${other}(?=(?:${ORGANS}))`);
  return typedHits(facts, bare).flatMap((hit) => {
    const phrase = hit.typed.text.slice(hit.match.index, hit.match.index + 8);
    return [tell(hit, other, `写“${phrase}”，本单位是${level}单位，应为“${own}”，请核实`, own)];
  });
}

/** The kind of place that the unit serves: 县 of 禾溪县农业农村局. */
function ownKind(name: string): string | undefined {
  return placesIn(name).at(-1)?.at(-1);
}

const SIBLINGS = '县区旗';

/** 我县 in a paper of a district; what contains places of all kinds (全区 of 自治区) is left alone. */
function wholes(facts: Facts): Fault[] {
  const own = ownKind(facts.dossier.unit.name);
  if (own === undefined || !SIBLINGS.includes(own)) return [];
  const others = [...SIBLINGS].filter((kind) => kind !== own).join('');
  return typedHits(facts, patternOf(`[我本]([${others}])(?![域块分级号间])`)).map((hit) =>
    tell(
      hit,
      hit.match[0],
      `写“${hit.match[0]}”，本单位所在的是${own}，应为“${hit.match[0].charAt(0)}${own}”，请核实`,
      own,
    ),
  );
}

const OWN_DUTY = /(?:拟订|拟定|制定|编制|起草|负责|承担|主管|指导|管理|监督)(?:并组织实施)?(全[国省市])(?![统直])/g;
const RANKS = '县区旗市省国';

/** 拟订全市规划 as a duty of a county. */
function duties(facts: Facts): Fault[] {
  const { name } = facts.dossier.unit;
  const own = ownKind(name);
  if (own === undefined || !SIBLINGS.includes(own)) return [];
  const slot = facts.dossier.prose.duties;
  return typedHits(facts, OWN_DUTY).flatMap((hit) => {
    const [phrase, whole = ''] = hit.match;
    const file = hit.typed.at(0).place?.file;
    if (slot === undefined || file?.endsWith(slot) !== true || RANKS.indexOf(whole.charAt(1)) <= RANKS.indexOf(own))
      return [];
    return [tell(hit, whole, `职能写“${phrase}”，本单位是${own}级单位，应为“全${own}”，请核实`, `全${own}`)];
  });
}

const OFFICE = /(?:局|委员会|办公室|中心|馆|院)/;
const TOGETHER =
  /[与和及同跟由向对经从受为]$|配合|联合|会同|对接|协调|按照|根据|印发|关于|管理|主管|下达|提请|报送|移交|划转|抄送|指导|支持|协助|邀请|报经|商|[、《“]$/;

/** Another office of the same place where the unit itself should stand. */
function offices(facts: Facts): Fault[] {
  const { name, shortName } = facts.dossier.unit;
  const place = placesIn(name).at(-1);
  if (place === undefined) return [];
  const pattern = patternOf(
    `${place}(?!人民|[区县市])([一-龥]{2,14}?(?:局|委员会|办公室))(?=是|为|负责|贯彻|承担|机关运转|机关正常|主要职责|[，。]|$)`,
  );
  return typedHits(facts, pattern).flatMap((hit) => {
    const full = hit.match[0];
    if (
      name.endsWith(full) ||
      full === shortName ||
      isShortened(full, name) ||
      !OFFICE.test(full) ||
      isNamedElsewhere(full, facts)
    )
      return [];
    const before = hit.typed.text.slice(Math.max(0, hit.match.index - 4), hit.match.index);
    if (TOGETHER.test(before) || hit.typed.path?.[0] === 'document') return [];
    return [tell(hit, full, `“${full}”不是本单位“${name}”，请核实是否套用了别的单位的文字`, name)];
  });
}

/** 某某县文旅局 of 某某县文化和旅游局: its characters in their order, and the last word whole. */
function isShortened(short: string, name: string): boolean {
  let from = 0;
  for (const character of short) {
    const at = name.indexOf(character, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return from === name.length;
}

/** An office that the facts name: who answers for a project, to whom the paper goes. */
function isNamedElsewhere(full: string, { dossier }: Facts): boolean {
  const { projects, performance, document } = dossier;
  const named = [
    performance?.overall.departmentName,
    document?.recipient,
    ...(projects ?? []).flatMap(({ selfEvaluation }) => [selfEvaluation?.supervisor, selfEvaluation?.implementer]),
  ];
  return named.some((one) => one !== undefined && (one.endsWith(full) || full.endsWith(one)));
}
