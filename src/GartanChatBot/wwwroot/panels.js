// One station on the board. The sentences come from the bot; this file lays them out.
import { element } from "./contact.js";
import { axis, kindOf, shadeNights, shape, strip } from "./shapes.js";

/** The label of midnight is the weekday, which isn't a number. */
const isNight = hour => Number.isNaN(hour) || hour < 7 || hour >= 18;
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour === 0 ? "" : String(hour).padStart(2, "0"));

function part(name, className, text, ...children) {
  const made = element(name, text, ...children);
  if (className) made.className = className;
  return made;
}

/** Replaces the warning sign in a text by an icon. */
function warned(text) {
  const pieces = text.split(/⚠\s*/u);
  return pieces.flatMap((piece, at) => at === 0 ? [piece] : [shape("one"), ` ${piece}`]);
}

function card(className, title, age, isOld, ...children) {
  const heading = element("h3", title);
  if (age) heading.append(part("span", "age", null, ...warned(age)));
  return part("section", `card ${className}${isOld ? " old" : ""}`, null, heading, ...children);
}

/** The age note for a reading or an answer that isn't fresh. */
function asOf(reading, silence) {
  if (silence) return `as of ${silence}`;
  return reading.freshness === "fresh" ? "" : reading.words + (reading.freshness === "unknown" ? ", too old to use" : "");
}

// ---- A pump ----

function need(each) {
  const item = element("li");
  if (each.have < each.need) item.className = "short";
  const text = element("span", `${each.name} ${each.have} of ${each.need}`);
  if (each.only) text.append(" ", part("small", "", `only ${each.only}`));
  item.append(shape(each.have < each.need ? "off" : "on"), text);
  return item;
}

function tile(station, pump, silence) {
  const kind = silence ? "unknown" : kindOf(pump.state);
  const remark = silence ? `No contact with the bot since ${silence}` : capital(pump.remark ?? "");
  const flag = part("div", "flag", null, shape(kind), element("h3", pump.callSign), element("strong", silence ? "Don't know" : pump.verdict));
  const facts = part("div", "facts");
  // A short remark is shown beside the verdict, a longer one below.
  if (remark) (kind !== "unknown" && remark.length < 36 ? flag : facts).append(part("p", "remark", remark));
  if (!silence && pump.course) facts.append(part("p", "course", pump.course));
  if (!silence && pump.needs.length > 0) facts.append(part("ul", "needs", null, ...pump.needs.map(need)));
  if (!silence && station.reading.freshness === "old") facts.append(part("p", "remark", null, ...warned(station.reading.words)));
  if (!silence && pump.reliance) facts.append(part("p", "reliance", pump.reliance));
  return part("article", `pump is-${kind}`, null, flag, facts, ...(silence ? [] : [plot(station, pump)]));
}

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

// ---- The next 24 hours ----

const places = (station, gap) => {
  const start = Date.parse(station.axis.start);
  return [gap.start, gap.end].map(at => (Date.parse(at) - start) / (station.axis.hours.length * 3_600_000) * 100);
};

/** The pump's 24-hour strip with labelled gaps. */
function plot(station, pump) {
  const labels = part("div", "labels");
  labels.setAttribute("aria-hidden", "true");
  for (const gap of station.ahead.gaps.filter(gap => gap.pump === pump.callSign)) {
    const [from, to] = places(station, gap).map(at => Math.min(Math.max(at, 0), 100));
    if (from >= 100) continue;
    const label = element("span");
    Object.assign(label.dataset, { full: `${gap.start.slice(11, 16)}–${gap.end.slice(11, 16)} · ${gap.length}`, short: gap.length });
    if (from > 60) label.style.right = `${100 - to}%`;
    else label.style.left = `${from}%`;
    labels.append(label);
  }
  const drawn = shadeNights(strip(pump.day, `${pump.callSign}, next 24 hours: ${pump.dayWords}`), station.axis.hours.map(hour => isNight(Number(hour))));
  drawn.append(part("span", "hand"));
  return part("div", "plot", null, labels, drawn, axis(station.axis.hours));
}

function personRow(person) {
  const who = part("div", person.isOn ? "who" : "who away", null, element(person.isOn ? "b" : "span", person.name));
  const skills = person.skills.split(" · ").filter(skill => skill !== "" && skill !== person.only);
  if (person.only) who.append(part("span", "only", `only ${person.only}`));
  if (skills.length > 0) who.append(part("span", "dim", skills.join(" · ")));
  who.append(part("span", "says", person.says));
  const drawn = strip(person.day, "", "person");
  drawn.append(part("span", "hand"));
  return part("li", "", null, who, drawn);
}

function crewPanel(station, silence) {
  const age = asOf(station.reading, silence);
  const [on, away] = [true, false].map(isOn => station.crew.people.filter(person => person.isOn === isOn));
  const made = card("crew", "On now", age, age !== "", part("ul", "people", null, ...on.map(personRow)));
  if (away.length > 0) made.append(element("h3", "Back next"), part("ul", "people", null, ...away.map(personRow)));
  if (station.crew.people.length > 0) made.append(part("div", "people scale", null, part("div", "", null, element("div"), axis(station.axis.hours, 6))));
  if (station.crew.note) made.append(part("p", "note", station.crew.note));
  return made;
}

// ---- Gaps, week, alerts ----

function gapItem(gap, severalPumps) {
  const item = part("li", "gap", null, element("b", (severalPumps ? `${gap.pump} ` : "") + gap.when), part("span", "length", gap.length));
  item.firstChild.prepend(shape("off"));
  const reason = element("p", capital(gap.missing));
  const told = [gap.told, gap.mark].filter(Boolean).join(" · ");
  if (told) reason.append(part("span", "dim", null, " · ", ...warned(told)));
  item.append(reason);
  if (gap.fix) item.append(part("p", "fix", null, element("span", "Fix: "), gap.fix));
  return item;
}

function gapPanel(station, silence) {
  const { ahead } = station;
  const list = part("ul", "gaps", null, ...ahead.gaps.map(gap => gapItem(gap, station.pumps.length > 1)));
  const note = silence || ahead.freshness === "unknown" && ahead.gaps.length === 0 ? `None in that reading. ${silence ? "" : ahead.note}` : ahead.note;
  return card("ahead", "Next short", asOf(ahead, silence), silence || ahead.freshness !== "fresh", list,
    part("p", "note", silence && ahead.gaps.length > 0 ? "As booked at that time." : note));
}

/** One row per day; several pumps are shown side by side, so that the panel doesn't get taller. */
function weekPanel(station) {
  const several = station.pumps.length > 1;
  const rows = part("div", "week");
  if (several) {
    rows.style.gridTemplateColumns = `auto repeat(${station.pumps.length}, minmax(0, 1fr))`;
    rows.append(element("span"), ...station.pumps.map(pump => element("h4", pump.callSign)));
  }
  for (const [at, day] of station.week.entries()) {
    rows.append(element("span", day.name), ...station.pumps.map(pump => weekDay(pump, day, at)));
    if (!several) rows.append(part("span", "off", station.pumps[0]?.weekWords[at].replace("–", "")));
    if (day.freshness === "old") rows.append(part("span", "stale", `read ${day.read}`));
  }
  rows.append(element("span"), ...station.pumps.map(() => axis(hoursOfDay, 6)));
  return card("sevendays", "Seven days", station.week[1] ? `tomorrow read ${station.week[1].read}` : "", station.week.some(day => day.freshness === "old"), rows);
}

function weekDay(pump, day, at) {
  const drawn = strip(pump.week[at], `${pump.callSign} ${day.name}: ${pump.weekWords[at]}`, "night");
  if (at === 0) drawn.append(part("span", "hand today"));
  return drawn;
}

const alertPanel = station => card("alerts", "Alerts", "", false,
  part("ul", "", null, ...station.alerts.map(line => element("li", line))));

export function stationPart(station, silence, link) {
  const name = element("h2");
  const label = `${station.code} ${station.name}`;
  if (link) {
    const to = element("a", label);
    to.href = `/station/${encodeURIComponent(station.code)}`;
    name.append(to);
  } else {
    name.textContent = label;
  }
  const { reading } = station;
  const read = part("p", reading.freshness === "fresh" && !silence ? "dim" : "", null, ...warned([reading.words, reading.next].filter(Boolean).join(" · ")));
  const clock = part("p", "clock");
  const warnings = [...station.cautions, reading.trouble].filter(Boolean).map(line => part("p", "card caution", null, ...warned(line)));
  const later = [...(silence ? [] : [weekPanel(station)]), ...(station.alerts.length > 0 ? [alertPanel(station)] : [])];
  const made = part("section", `station${silence ? " silent" : ""}${station.pumps.length > 1 ? " several" : ""}`, null,
    element("header", null, name, read, clock), ...warnings, ...station.pumps.map(pump => tile(station, pump, silence)),
    part("div", "below", null, crewPanel(station, silence), gapPanel(station, silence), part("div", "side", null, ...later)));
  made.id = station.code;
  made.setAttribute("aria-label", label);
  return made;
}

/** Shortens or hides overlapping gap labels; the list has all gaps. */
export function partLabels(made) {
  for (const labels of made.querySelectorAll(".labels")) {
    const all = [...labels.children];
    for (const short of [false, true]) {
      for (const label of all) label.textContent = short ? label.dataset.short : label.dataset.full;
      if (overlapping(all, labels).length === 0) break;
    }
    for (const label of overlapping(all, labels)) label.hidden = true;
  }
}

function overlapping(all, labels) {
  let edge = -Infinity;
  for (const label of all) label.hidden = false;
  return all.filter(label => {
    const [from, to] = [label.offsetLeft, label.offsetLeft + label.offsetWidth];
    const isOver = from < edge || from < 0 || to > labels.offsetWidth;
    if (!isOver) edge = to + 8;
    return isOver;
  });
}
