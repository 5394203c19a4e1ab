/** Why a file was not read as a paper, and what the user is told. */

export type PaperProblem =
  | 'otherFormat'
  | 'oldWord'
  | 'wps'
  | 'ofd'
  | 'picture'
  | 'scan'
  | 'password'
  | 'broken'
  | 'tooLarge'
  | 'tooLong'
  | 'empty';

/** What is the matter, and what to do. */
export const PAPER_PROBLEM_TEXTS: Readonly<Record<PaperProblem, string>> = {
  otherFormat: '不是能读的报告；请用 Word 或 WPS 打开，另存为 .docx，或导出为 PDF',
  oldWord: '是旧格式的 Word 文件（.doc）；请用 Word 或 WPS 打开，另存为 .docx',
  wps: '是 WPS 自己的格式（.wps、.et）；请用 WPS 打开，另存为 .docx 或 .xlsx',
  ofd: '是 OFD 文件；请用原来的 .docx，或用阅读器导出为带文字的 PDF',
  picture: '是图片，没有文字；请用原来的 .docx，或由它导出的 PDF',
  scan: '是扫描件，页面上只有图像、没有文字；请用原来的 .docx，或由它导出的 PDF',
  password: '有打开密码；请先取消密码，另存后再读',
  broken: '已损坏或不完整；请用能打开它的程序打开，另存后再读',
  tooLarge: '太大；请删去无关的图片和附件，另存后再读',
  tooLong: '太长，在限定的时间内没有读完；请拆成几份，或另存后再读',
  empty: '里没有文字；请核对是不是要读的文件',
};
