import { Refused, askForToken, byId, element, request } from "./contact.js";
import { showHistory } from "./history.js";
import { Kiosk } from "./kiosk.js";
import { addTo } from "./pages.js";
import { partLabels, stationPart } from "./panels.js";
import { kindOf, legend, shape } from "./shapes.js";
import { instant, since } from "./time.js";

const silenceAllowed = 90_000;
const askAtLeastEvery = 20_000;
const streamSpeaksWithin = 45_000;
const patience = 20_000;

/** The station code on a station page, which shows one station and its history; null on the board. */
const only = location.pathname.startsWith("/station/") ? decodeURIComponent(location.pathname.slice("/station/".length)).toUpperCase() : null;

// ---- State ----

/**
 * The latest message: the stations, the bot's time, and the earliest matching time of our clock. An answer is dated by its request. A frame
 * of the stream is dated by the bot's clock relative to the last answer, so a frame that a proxy held back for an hour isn't fresh.
 */
let heard = null;
/** The last answer to a request, used to relate the bot's clock to ours. */
let anchor = null;
let asking = false;
let askedAt = null;
let stream = null;
let streamSpokeAt = null;
let drawn = { silence: null, key: "" };

const kiosk = new Kiosk(() => draw(true));

const isSilent = () => heard !== null && since(heard.asked) > silenceAllowed;
const botTime = () => new Date(Date.parse(heard.at) + since(heard.asked));

function clock(at, options) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: heard.stations[0]?.zone, ...options }).format(at);
}

/** Times more than 12 hours ago include the weekday. */
const sinceWhen = () => clock(new Date(heard.at), since(heard.asked) > 12 * 3_600_000 ? { weekday: "short" } : {});

// ---- Display ----

function draw(anew = false) {
  if (heard === null) return;
  const silence = isSilent() ? sinceWhen() : null;
  const shown = kiosk.choose(heard.stations);
  const key = JSON.stringify(shown);
  // Redrawn only after a change, so that screen readers and text selections aren't disturbed.
  if (anew || silence !== drawn.silence || key !== drawn.key) {
    announce(silence);
    [drawn.silence, drawn.key] = [silence, key];
    byId("stations").replaceChildren(...shown.map(station => stationPart(station, silence, !kiosk.isOn && only === null)));
    if (shown.length === 0) byId("stations").append(element("p", only === null ? "No station is configured." : `Unknown station: ${only}.`));
    byId("legend").hidden = silence !== null;
    kiosk.showOthers(heard.stations, silence, kindOf, shape);
    partLabels(byId("stations"));
    kiosk.fit();
  }
  move();
}

/** Updates the clock and the time markers on the strips. */
function move() {
  const now = botTime();
  for (const station of heard.stations) {
    const part = document.getElementById(station.code);
    if (part === null) continue;
    const [date, time] = [{ weekday: "short", day: "numeric", month: "short" }, { hour: "2-digit", minute: "2-digit" }]
      .map(form => new Intl.DateTimeFormat("en-GB", { ...form, timeZone: station.zone }).format(now));
    if (part.dataset.clock === date + time) continue;
    part.dataset.clock = date + time;
    part.querySelector(".clock").replaceChildren(date.replace(",", ""), element("b", time));
    const [hour, minute] = time.split(":").map(Number);
    for (const hand of part.querySelectorAll(".hand"))
      hand.style.left = hand.classList.contains("today")
        ? `${(hour + minute / 60) / 24 * 100}%`
        : `${(now - Date.parse(station.axis.start)) / 86_400_000 * 100}%`;
  }
}

let told = new Map();

/** Announces changed verdicts to screen readers, and updates the page title. */
function announce(silence) {
  const pumps = heard.stations.flatMap(station => station.pumps);
  const now = new Map(pumps.map(pump => [pump.callSign, silence ? "not known, no contact with the bot" : `${pump.verdict.toLowerCase()}, ${pump.remark ?? ""}`.replace(/, $/, "")]));
  const news = [...now].filter(([pump, verdict]) => told.size > 0 && told.get(pump) !== verdict);
  if (news.length > 0) byId("news").textContent = `${news.map(([pump, verdict]) => `${pump}: ${verdict}`).join("; ")}.`;
  told = now;
  document.title = `${[...now].map(([pump, verdict]) => `${pump} ${verdict.split(",")[0]}`).join(" · ")} – board`;
}

function connection() {
  if (heard === null) return "Waiting for the bot";
  if (since(heard.asked) > 2 * askAtLeastEvery) return `No contact with the bot since ${sinceWhen()}`;
  if (streamSpokeAt !== null && since(streamSpokeAt) > streamSpeaksWithin)
    return "Live, but something in between (a proxy?) holds back the stream";
  return kiosk.isOn ? `Live · ${clock(new Date(heard.at), { second: "2-digit" })}` : "Live";
}

// ---- Requests ----

const at = answer => Date.parse(answer.at);

async function ask() {
  if (asking) return;
  [asking, askedAt] = [true, instant()];
  try {
    const answer = await (await request("/api/v1/board", AbortSignal.timeout(patience))).json();
    // An answer with an unchanged time comes from a cache, or from a bot with a stopped clock, so it isn't news.
    if (anchor === null || at(answer) !== at(anchor.answer)) {
      anchor = { answer, asked: askedAt };
      hear(answer, askedAt);
    }
  } finally {
    asking = false;
  }
}

function hear(answer, asked) {
  kiosk.meet(answer.build);
  heard = { at: answer.at, stations: answer.stations.filter(station => only === null || station.code.toUpperCase() === only), asked };
  draw();
}

/** Handles a frame of the stream, dated by the bot's clock. After a clock change it sends a request instead. */
function overhear(answer) {
  const gone = at(answer) - at(anchor.answer);
  const asked = { steady: anchor.asked.steady + gone, wall: anchor.asked.wall + gone };
  if (gone < 0 || asked.steady > performance.now() + 5_000) return ask();
  if (at(answer) > at(heard)) hear(answer, asked);
  return null;
}

/** Reads server-sent events with fetch, because an EventSource hides comments and the reason for a rejection. */
async function follow() {
  const opened = { at: instant(), controller: new AbortController() };
  stream = opened;
  try {
    const reader = (await request("/live", opened.controller.signal)).body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ""; ;) {
      const { done, value } = await reader.read();
      if (done) return;
      opened.at = streamSpokeAt = instant();
      text += value;
      for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) await take(text.slice(0, end));
    }
  } finally {
    // Browsers allow six connections to a host, so an abandoned one would be missing elsewhere.
    opened.controller.abort();
  }
}

async function take(frame) {
  const { event, data } = Object.fromEntries(frame.split("\n").map(line => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
  // A heartbeat has only a time: the data has not changed.
  if (event === "alive") await overhear({ ...heard, build: anchor.answer.build, at: data });
  else if (data !== undefined) await overhear(JSON.parse(data));
}

async function watch() {
  for (;;) {
    try {
      await ask();
      if (only !== null) showHistory(only, byId("history")).catch(() => {});
      streamSpokeAt ??= instant();
      await follow();
    } catch (failure) {
      if (failure instanceof Refused) await refused(failure);
    }
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
}

async function refused(failure) {
  [heard, anchor, drawn] = [null, null, { silence: null, key: "" }];
  byId("stations").replaceChildren();
  byId("history").replaceChildren();
  byId("legend").hidden = true;
  byId("connection").textContent = failure.needsToken ? "" : failure.message;
  if (failure.needsToken) await askForToken();
}

// ---- The board's own timer, independent of the connection ----

function tick() {
  if (byId("token-form").hidden === false) return;
  if (heard !== null) {
    draw();
    const words = connection();
    if (byId("connection").textContent !== words) byId("connection").textContent = words;
    byId("connection").className = words.startsWith("Live") ? "" : "bad";
    kiosk.settle();
    if (since(heard.asked) > askAtLeastEvery && since(askedAt) > askAtLeastEvery) ask().catch(() => {});
  } else if (askedAt !== null && since(askedAt) > askAtLeastEvery) {
    ask().catch(() => {});
  }
  // A silently broken connection reports no error, so it is closed after a timeout and opened again.
  if (stream !== null && since(stream.at) > streamSpeaksWithin) stream.controller.abort();
}

addTo(byId("pages"));
legend(byId("legend"));
setInterval(tick, 1000);
for (const woken of ["visibilitychange", "pageshow", "focus", "online", "resume"]) addEventListener(woken, tick);
document.addEventListener("visibilitychange", tick);
addEventListener("resize", () => { partLabels(byId("stations")); kiosk.fit(); });
watch();
