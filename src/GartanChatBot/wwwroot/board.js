"use strict";

const marks = { unknown: "⚪ don't know", off: "🔴 off the run", reduced: "🟠 reduced crew", critical: "🟡 on the run, one away",
  on: "🟢 on the run", preferred: "🟢 on the run", committed: "🔵 committed" };

const byId = id => document.getElementById(id);
const headers = () => { const token = sessionStorage.getItem("token"); return token ? { Authorization: `Bearer ${token}` } : {}; };

class Refused extends Error {}

async function request(path) {
  const answer = await fetch(path, { headers: headers() });
  if (answer.status === 401 || answer.status === 403) throw new Refused();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

const json = async path => (await request(path)).json();

// Names come from a web page: everything is put in as text, never as markup.
function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

// Times bear the station's offset; they are shown as they stand, not in the reader's zone.
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
function clock(time, today) {
  const day = time.slice(0, 10);
  return (day === today ? "" : weekdays[new Date(`${day}T12:00Z`).getUTCDay()] + " ") + time.slice(11, 16);
}

async function pump(callSign) {
  const path = `/api/v1/appliances/${encodeURIComponent(callSign)}`;
  const [now, ahead] = await Promise.all([json(path), json(`${path}/gaps`)]);
  const today = now.at.slice(0, 10);
  const verdict = element("h3", `${callSign}: ${marks[now.state] ?? now.state}` + (now.until ? ` until ${clock(now.until, today)}` : ""));
  const facts = element("p");
  facts.className = "requirements";
  for (const each of now.requirements)
    facts.append(element("span", `${each.have < each.need ? "✖" : "✔"} ${each.name} ${each.have} of ${each.need}`));
  if (now.mismatch) facts.append(element("strong", "Gartan's own row and the crewing rule differ"));
  const gaps = element("ul");
  for (const gap of ahead.gaps.slice(0, 5))
    gaps.append(element("li", `${clock(gap.start, today)}–${clock(gap.end, today)}: ${gap.unmet.join(", ") || "shown off by Gartan"}`));
  if (ahead.gaps.length === 0) gaps.append(element("li", "No shortage booked as far as has been read"));
  return element("div", null, verdict, facts, element("strong", "Next short"), gaps);
}

async function station(each) {
  const crew = await json(`/api/v1/stations/${encodeURIComponent(each.code)}/crew`);
  const list = element("ul");
  list.className = "crew";
  for (const member of crew.crew.filter(one => one.available))
    list.append(element("li", `${member.name} ${member.skills.join(" ")}` + (member.until ? ` → ${clock(member.until, crew.at.slice(0, 10))}` : "")));
  const age = element("p", crew.readAt ? `Gartan ${clock(crew.readAt, crew.at.slice(0, 10))}` + (crew.freshness === "fresh" ? "" : ` – ${crew.freshness}`) : "Not read yet");
  age.className = crew.freshness === "fresh" ? "age" : "age old";
  const counts = crew.countsDiffer;
  const caution = counts ? [element("strong", `⚠ ${counts.sentence} (${clock(counts.at, crew.at.slice(0, 10))}): ${counts.gartan > counts.read ? "somebody is missing here" : "don't trust the names"}`)] : [];
  return element("section", null, element("h2", `${each.code} ${each.name}`), ...caution, ...await Promise.all(each.appliances.map(pump)), element("strong", "On now"), list, age);
}

async function draw() {
  const all = await json("/api/v1/stations");
  byId("stations").replaceChildren(...await Promise.all(all.map(station)));
}

// Server-sent events over fetch, because EventSource cannot carry the token.
async function follow() {
  const reader = (await request("/live")).body.getReader();
  byId("connection").textContent = "Live";
  for (;;) {
    const { done } = await reader.read();
    if (done) return;
    await draw();
  }
}

async function watch() {
  for (;;) {
    try {
      await follow();
    } catch (failure) {
      if (failure instanceof Refused) { byId("token-form").hidden = false; byId("connection").textContent = ""; return; }
    }
    // What is shown may be wrong by now, so it is taken away rather than left standing.
    byId("connection").textContent = "No contact with the bot; trying again";
    byId("stations").replaceChildren();
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
}

byId("token-form").addEventListener("submit", event => {
  event.preventDefault();
  sessionStorage.setItem("token", byId("token").value);
  byId("token-form").hidden = true;
  watch();
});

watch();
