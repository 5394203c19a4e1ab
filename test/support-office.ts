/** Word processors as judges of tracked changes, where the machine has them: LibreOffice and pandoc. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Verdict } from './support-revisions.ts';

export function isInstalled(program: 'soffice' | 'pandoc'): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Loads a document, settles all changes and stores its text. */
const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName" : filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions" : filter(1).Value = "UTF8,LF,,,"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  document.storeToURL(ConvertToURL(target), filter())
  document.close(True)
End Sub
</script:module>
`;

/** A fresh LibreOffice profile with the macro. The first start makes the profile. */
export function officeProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'office-'));
  soffice(profile, '--terminate_after_init');
  writeFileSync(join(profile, 'user/basic/Standard/Module1.xba'), MACRO);
  return profile;
}

function soffice(profile: string, ...options: readonly string[]): void {
  const home = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  execFileSync('soffice', [home, '--headless', '--norestore', ...options], { stdio: 'ignore', timeout: 120_000 });
}

/** Lines of text that LibreOffice gives for a DOCX after all its changes are settled; empty ones are left out. */
export function linesByOffice(profile: string, docx: Uint8Array, verdict: Verdict): string[] {
  const [source, target] = [join(profile, 'source.docx'), join(profile, 'target.txt')];
  writeFileSync(source, docx);
  const command = verdict === 'accept' ? 'AcceptAllTrackedChanges' : 'RejectAllTrackedChanges';
  soffice(profile, `macro:///Standard.Module1.Settle(${source},${command},${target})`);
  return linesOf(readFileSync(target, 'utf8'));
}

/** The same by pandoc, which does not know that rows came or went and leaves them empty. */
export function linesByPandoc(docx: Uint8Array, verdict: Verdict): string[] {
  const options = ['--from=docx', '--to=plain', '--wrap=none', `--track-changes=${verdict}`];
  const text = execFileSync('pandoc', options, { input: docx, encoding: 'utf8', maxBuffer: 1e8 });
  return linesOf(text.replace(/[-+|=]/g, ' '));
}

function linesOf(text: string): string[] {
  return text
    .replace('\uFEFF', '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
