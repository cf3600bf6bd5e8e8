// Renders tickets for so many seconds of this process's CPU time, and prints tickets per CPU second as JSON.
// Usage: node measure.mjs png|vector SECONDS TICKET.json
import { readFileSync, writeFileSync } from "node:fs";
import { render } from "./ticket.mjs";

const [qrAs, seconds, file, sample] = process.argv.slice(2);
const ticket = JSON.parse(readFileSync(file, "utf8"));

async function renderFor(cpuSeconds) {
  const begun = process.cpuUsage();
  let rendered = 0;
  let bytes = 0;
  let used = 0;
  while (used < cpuSeconds * 1e6) {
    for (let i = 0; i < 10; i++) {
      bytes += (await render(ticket, qrAs)).length;
      rendered++;
    }
    const usage = process.cpuUsage(begun);
    used = usage.user + usage.system;
  }
  return { perCpuSecond: rendered / (used / 1e6), bytes: Math.round(bytes / rendered) };
}

await renderFor(Number(seconds) / 2); // warm up
console.log(JSON.stringify({ qrAs, ...(await renderFor(Number(seconds))) }));
if (sample) writeFileSync(sample, await render(ticket, qrAs));
