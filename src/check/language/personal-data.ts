/** Telling personal data from other numbers and words. */

/** Common surnames that are no common first character of words after 患者, 信访人 and the like. */
export const SURNAMES =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅邹孟熊秦邱侯江尹薛闫段雷龙史陶贺顾毛郝龚邵钱严覃武戴莫孔汤]';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 18 digits with a date in them and the right check digit (GB 11643). */
export function isIdentityNumber(number: string): boolean {
  if (!/^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(number)) return false;
  const total = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0);
  return CHECKS[total % 11] === number.charAt(17).toUpperCase();
}
