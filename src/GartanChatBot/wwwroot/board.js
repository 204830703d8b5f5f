import { Refused, askForToken, byId, element, request } from "./contact.js";

const silenceAllowed = 90_000;
const askAtLeastEvery = 15_000;
const streamSpeaksWithin = 45_000;
const patience = 20_000;

const marks = { unknown: "⚪ don't know", off: "🔴 off the run", reduced: "🟠 reduced crew", critical: "🟡 on the run, one away",
  on: "🟢 on the run", preferred: "🟢 on the run", committed: "🔵 committed" };

// ---- Time: how long ago, by this machine's own clocks ----

// performance.now() stands still while some laptops sleep, Date.now() may be set back: what ran further is believed.
const instant = () => ({ steady: performance.now(), wall: Date.now() });
const since = then => Math.max(performance.now() - then.steady, Date.now() - then.wall);

// Times of the bot bear the station's offset; they are shown as they stand, not in the reader's zone.
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
function clock(time, today) {
  const day = time.slice(0, 10);
  return (day === today ? "" : weekdays[new Date(`${day}T12:00Z`).getUTCDay()] + " ") + time.slice(11, 16);
}

// ---- State ----

/** The last answer: what it said, the bot's time in it, and when it was asked for. An answer is never younger than its question. */
let heard = null;
let asking = false;
let askedAt = null;
let stream = null;
let streamSpokeAt = null;
let shownSilent = false;

const isSilent = () => heard !== null && since(heard.asked) > silenceAllowed;
const sinceWhen = () => clock(heard.botTime, since(heard.asked) > 12 * 3_600_000 ? "" : heard.botTime.slice(0, 10));

// ---- What is shown ----

function ageWords(answer, today) {
  if (!answer.readAt) return "not read yet";
  return `Gartan ${clock(answer.readAt, today)}` + (answer.freshness === "fresh" ? "" : answer.freshness === "old" ? ", old" : ", too old to go by");
}

function verdict(pump, today, silent) {
  if (silent) return `⚪ ${pump.callSign}: no word from the bot since ${sinceWhen()}`;
  return `${pump.callSign}: ${marks[pump.state] ?? `⚪ ${pump.state}`}` + (pump.until ? ` until ${clock(pump.until, today)}` : "");
}

/** A reading that is not fresh, or an answer that is not, says so beside each list that rests on it. */
function asOf(answer, today, silent) {
  if (silent) return `, as heard at ${sinceWhen()}`;
  return answer.freshness === "fresh" ? "" : ` – ${ageWords(answer, today)}`;
}

function gapList({ now, ahead }, today, silent) {
  const list = element("ul");
  for (const gap of ahead.gaps.slice(0, 5))
    list.append(element("li", gap.words));
  for (const span of ahead.unread.slice(0, 3))
    list.append(element("li", `⚪ not known: ${clock(span.start, today)}–${clock(span.end, today)}`));
  if (ahead.unread.length > 3) list.append(element("li", `⚪ and ${ahead.unread.length - 3} more times that are not known`));
  if (list.childElementCount === 0)
    list.append(element("li", silent || now.freshness !== "fresh" ? "None seen at that reading" : "No shortage booked as far as has been read"));
  return list;
}

function pumpPart(pump, today, silent) {
  const { now, ahead } = pump;
  const facts = element("p");
  facts.className = "requirements";
  for (const each of now.requirements)
    facts.append(element("span", `${each.have < each.need ? "✖" : "✔"} ${each.name} ${each.have} of ${each.need}`));
  if (now.mismatch) facts.append(element("strong", "Gartan's own row and the crewing rule differ"));

  const part = element("div", null, element("h3", verdict(now, today, silent)));
  // What an unknown verdict rests on would read like a known one.
  if (!silent && now.state !== "unknown") part.append(facts);
  part.append(element("strong", `Next short${asOf({ readAt: ahead.readAt, freshness: ahead.freshness ?? now.freshness }, today, silent)}`), gapList(pump, today, silent));
  return part;
}

/** Gartan counts another number on one of its own pages than was read of it: of now, or else of the first day ahead. */
function countsPart(answers, today) {
  const counts = answers.find(answer => answer.countsDiffer)?.countsDiffer;
  if (!counts) return [];
  const meaning = counts.gartan > counts.read ? "somebody is missing here" : "don't trust the names";
  return [element("strong", `⚠ ${counts.sentence} (${clock(counts.at, today)}): ${meaning}`)];
}

function stationPart({ station, crew, pumps }, silent) {
  const today = crew.at.slice(0, 10);
  const list = element("ul");
  list.className = "crew";
  for (const member of crew.crew.filter(one => one.available))
    list.append(element("li", `${member.name} ${member.skills.join(" ")}` + (member.until ? ` → ${clock(member.until, today)}` : "")));
  if (crew.crew.every(one => one.available === null)) list.append(element("li", "⚪ not known"));

  const age = element("p", ageWords(crew, today));
  age.className = crew.freshness === "fresh" && !silent ? "age" : "age old";
  const part = element("section", null, element("h2", `${station.code} ${station.name}`), ...countsPart([crew, ...pumps.map(pump => pump.ahead)], today),
    ...pumps.map(pump => pumpPart(pump, today, silent)),
    element("strong", `On now${asOf(crew, today, silent)}`), list, age);
  part.className = silent ? "silent" : "";
  return part;
}

function show() {
  shownSilent = isSilent();
  byId("stations").replaceChildren(...heard.stations.map(station => stationPart(station, shownSilent)));
}

function connection() {
  if (heard === null) return "Waiting for the bot";
  if (since(heard.asked) > 2 * askAtLeastEvery) return `No word from the bot since ${sinceWhen()}`;
  return streamSpokeAt !== null && since(streamSpokeAt) > streamSpeaksWithin ? "Live, though something on the way (a proxy?) holds the stream back" : "Live";
}

// ---- Asking ----

const json = async path => (await request(path, AbortSignal.timeout(patience))).json();

async function stationNow(station) {
  const [crew, ...pumps] = await Promise.all([
    json(`/api/v1/stations/${encodeURIComponent(station.code)}/crew`),
    ...station.appliances.map(async callSign => {
      const path = `/api/v1/appliances/${encodeURIComponent(callSign)}`;
      const [now, ahead] = await Promise.all([json(path), json(`${path}/gaps`)]);
      return { now, ahead };
    }),
  ]);
  return { station, crew, pumps };
}

async function ask() {
  if (asking) return;
  [asking, askedAt] = [true, instant()];
  try {
    const stations = await Promise.all((await json("/api/v1/stations")).map(stationNow));
    const botTime = stations[0]?.crew.at ?? "";
    // An answer with the time of the last one comes from somebody's cache, or from a bot whose clock stands: that is no word.
    if (heard === null || botTime !== heard.botTime) heard = { stations, botTime, asked: askedAt };
    show();
  } finally {
    asking = false;
  }
}

/** Server-sent events by fetch: an EventSource neither shows comments nor says why it was refused. */
async function follow() {
  const opened = { at: instant(), controller: new AbortController() };
  stream = opened;
  try {
    const reader = (await request("/live", opened.controller.signal)).body.getReader();
    for (;;) {
      const { done } = await reader.read();
      if (done) return;
      opened.at = streamSpokeAt = instant();
      await ask();
    }
  } finally {
    // A browser opens six connections to a host: one that is left open is missing elsewhere.
    opened.controller.abort();
  }
}

async function watch() {
  for (;;) {
    try {
      await ask();
      streamSpokeAt ??= instant();
      await follow();
    } catch (failure) {
      if (failure instanceof Refused) await refused(failure);
    }
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
}

async function refused(failure) {
  heard = null;
  byId("stations").replaceChildren();
  byId("connection").textContent = failure.needsToken ? "" : failure.message;
  if (failure.needsToken) await askForToken();
}

// ---- The board's own clock: works whatever the connection does ----

function tick() {
  if (byId("token-form").hidden === false) return;
  if (heard !== null && isSilent() !== shownSilent) show();
  if (heard !== null) byId("connection").textContent = connection();
  if (askedAt !== null && since(askedAt) > askAtLeastEvery) ask().catch(() => {});
  // A connection that broke without a word never says so: it is opened anew.
  if (stream !== null && since(stream.at) > streamSpeaksWithin) stream.controller.abort();
}

setInterval(tick, 1000);
for (const woken of ["visibilitychange", "pageshow", "focus", "online", "resume"]) addEventListener(woken, tick);
document.addEventListener("visibilitychange", tick);
watch();
