import { Refused, askForToken, byId, element, request } from "./contact.js";
import { addTo } from "./pages.js";
import { shape } from "./shapes.js";

const patience = 20_000;

function cell(text, className) {
  const made = element("td", text);
  made.className = className;
  return made;
}

function time(ms) {
  if (ms === 0) return "–";
  if (ms < 1) return `${rounded(ms * 1000)} µs`;
  if (ms < 1000) return `${rounded(ms)} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}

function rounded(value) {
  return value < 10 ? value.toFixed(1) : Math.round(value);
}

function bytes(count) {
  if (count < 1024) return count === 0 ? "–" : `${count} B`;
  return count < 1048576 ? `${(count / 1024).toFixed(1)} KiB` : `${(count / 1048576).toFixed(1)} MiB`;
}

function fill(list, lines) {
  list.replaceChildren(...lines.map(line => element("li", line)));
}

function row(...cells) {
  const made = element("tr");
  made.append(...cells.map(cell => cell instanceof Node ? cell : element("td", cell)));
  return made;
}

function stretch(of) {
  const bad = of.failed + of.refused;
  return [of.count, time(of.p50Ms), time(of.p95Ms), time(of.p99Ms), cell(bad || "", bad ? "bad" : "")];
}

function now(report) {
  const facts = {
    "Memory": `${report.process.rssMiB} MiB`,
    "Cache hits": report.cache.hitRate === null ? "no lookups" : `${(report.cache.hitRate * 100).toFixed(1)} %`,
    "Cache": `${report.cache.entries} of ${report.cache.capacity}`,
    "Requests today": `${report.requests.today} of ${report.requests.cap}`,
    "Request spacing": `${report.requests.spacingSeconds.toFixed(1)} s`,
    "Outbox": `${report.queues.outbox} waiting`,
    "Database": bytes(report.store.fileBytes),
    "Garbage collections (gen 2)": report.process.gen2,
    "CPU time": `${report.process.cpuSeconds} s`,
  };
  byId("now").replaceChildren(...Object.entries(facts).map(([name, value]) => {
    const pair = element("div");
    pair.append(element("dt", name), element("dd", value));
    return pair;
  }));
}

function memory(points) {
  const chart = byId("memory");
  chart.toggleAttribute("hidden", points.length < 2);
  if (points.length < 2) {
    chart.replaceChildren();
    byId("memory-words").textContent = "The memory chart starts after two quarter-hours.";
    return;
  }
  const most = Math.max(...points.map(point => point.rssMiB)) * 1.1;
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  line.setAttribute("points", points.map((point, at) => `${(at / (points.length - 1) * 600).toFixed(1)},${(80 - point.rssMiB / most * 80).toFixed(1)}`).join(" "));
  chart.replaceChildren(line);
  const values = points.map(point => point.rssMiB);
  byId("memory-words").textContent = `Resident memory over the last ${(points.length / 4).toFixed(1)} hours: ${Math.min(...values)} to ${Math.max(...values)} MiB`;
}

/** Problems that an operator can act on, worst first. */
function toActOn(report) {
  const { today, cap } = report.requests;
  const failing = report.operations.filter(each => each.hour.failed + each.hour.refused > 0);
  const unbounded = report.store.queries.filter(each => !each.bounded);
  return [
    ...(today > cap * 0.8 ? [["off", `${today} of ${cap} requests to Gartan are used today; at the limit, reading stops`]] : []),
    ...(report.queues.outbox > 0 ? [["one", `Messages waiting to be sent: ${report.queues.outbox}; see Alerts`]] : []),
    ...failing.map(each => ["one", `${each.words}: ${each.hour.failed + each.hour.refused} of ${each.hour.count} failed in the last hour`]),
    ...(unbounded.length > 0 ? [["one", `${unbounded.map(each => each.name).join(", ")}: query without an index`]] : []),
  ];
}

function act(report) {
  const lines = toActOn(report);
  if (lines.length === 0) lines.push(["on", "Nothing: no failures in the last hour, and requests are well within the daily limit"]);
  byId("act").querySelector("ul").replaceChildren(...lines.map(([kind, words]) => element("li", null, shape(kind), words)));
}

function show(report) {
  act(report);
  byId("trends").hidden = report.trends.length === 0;
  fill(byId("trends").querySelector("ul"), report.trends);
  now(report);
  memory(report.memory);
  fill(byId("slowest"), report.slowest.map(run => `${run.words}: ${time(run.ms)}${run.waited ? `, ${run.waited}` : ""}`));
  fill(byId("decisions"), report.decisions);
  byId("operations").tBodies[0].replaceChildren(...report.operations.map(each =>
    row(each.name, ...stretch(each.hour), ...stretch(each.day), bytes(each.day.allocatedBytes))));
  byId("queries").tBodies[0].replaceChildren(...report.store.queries.map(each =>
    row(each.name, each.runs, each.documents, each.mostDocuments, cell(each.plan ?? "id", each.bounded ? "" : "bad"))));
  byId("report").hidden = false;
}

async function watch() {
  for (;;) {
    try {
      const report = await (await request("/api/v1/performance", AbortSignal.timeout(patience))).json();
      show(report);
      byId("connection").textContent = `Live · ${report.at.slice(11, 19)} UTC`;
    } catch (failure) {
      byId("connection").textContent = failure instanceof Refused ? failure.message : "No contact with the bot; the figures below are old. Retrying …";
      if (failure instanceof Refused && failure.needsToken) await askForToken();
    }
    await new Promise(resolve => setTimeout(resolve, 5000));
  }
}

addTo(byId("pages"));
watch();
