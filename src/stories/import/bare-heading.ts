/** 一、部门主要职能： → 部门主要职能. */
export function bareHeading(line: string): string {
  return line
    .replaceAll(/\s/gu, '')
    .replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])/u, '')
    .replace(/[:：。]$/u, '');
}
