/** The page for a reader whose screen is dark. Paper stays white. */
export const darkStyle = `
@media screen and (prefers-color-scheme:dark){
:root{color-scheme:dark;--ink:#e8e4dd;--soft:#b5b0a8;--line:#4f4b45;--desk:#1b1a18;--paper:#262421;--red:#f2a3a0;--focus:#8ab8ff;
--error:#ff9d96;--error-bg:#4a2321;--warning:#f0c060;--warning-bg:#453613;--info:#9cc4f5;--info-bg:#1f3550;
--ins:#8fd8a0;--ins-bg:#1d3a25;--del:#ff9d96}
button:hover,.side li a:hover,.side li[aria-current] a,.side li a[aria-current]{background:#38352f}
.side li a,#popup li button{border-bottom-color:#3a3731}
.issuer{color:#ff8f87}
.document-number{border-bottom-color:#ff8f87}
.figure:hover,.figure[aria-expanded]{background:#2f4a6b}
p .figure{border-bottom-color:#8fb4de}
.here{outline-color:var(--ink)}
.note.current{box-shadow:0 0 0 2px var(--ink)}
table,svg .axis,svg .leader,svg rect,svg .slice{border-color:#8a857c;stroke:#8a857c}
.row-deleted>:first-child{box-shadow:inset 3px 0 0 var(--paper),inset 6px 0 0 var(--del)}
}
`;
