// Kiosk mode (/?kiosk) for an unattended wall screen: one station at a time, without scrolling, reloaded after upgrades.
import { byId, element } from "./contact.js";

const turn = 20_000;
const [largest, smallest, step] = [1.3, 0.6, 0.02];

export class Kiosk {
  isOn = new URLSearchParams(location.search).has("kiosk");
  #build = null;
  #place = 0;

  constructor(draw) {
    if (!this.isOn) return;
    document.documentElement.classList.add("kiosk");
    setInterval(() => { this.#place++; draw(); }, turn);
    this.#stayAwake();
    document.addEventListener("visibilitychange", () => this.#stayAwake());
  }

  choose(stations) {
    return this.isOn && stations.length > 1 ? [stations[this.#place % stations.length]] : stations;
  }

  /** Reloads the page after an upgrade of the bot, because pages and scripts may have changed. */
  meet(build) {
    if (this.#build !== null && build !== this.#build && this.isOn) location.reload();
    this.#build = build;
  }

  /** Shows an icon for each pump of all stations, so that the other stations stay visible. */
  showOthers(stations, silence, kindOf, shape) {
    const others = byId("others");
    others.hidden = !this.isOn || stations.length < 2;
    if (others.hidden) return;
    const [here] = this.choose(stations);
    others.replaceChildren(...stations.flatMap(station => station.pumps.map(pump => {
      const chip = element("span", null, shape(silence ? "unknown" : kindOf(pump.state)), `${pump.callSign} ${silence ? "not known" : pump.verdict.toLowerCase()}`);
      if (station === here) chip.className = "here";
      return chip;
    })));
  }

  /** Chooses the largest type size at which everything fits, because a wall screen can't be scrolled. */
  fit() {
    if (!this.isOn || innerWidth < 900) return;
    const root = document.documentElement;
    for (let size = largest; size >= smallest; size -= step) {
      root.style.setProperty("--fit", size.toFixed(2));
      if (root.scrollHeight <= innerHeight && root.scrollWidth <= innerWidth) return;
    }
  }

  /** Fits again when new content has outgrown the screen. */
  settle() {
    if (this.isOn && document.documentElement.scrollHeight > innerHeight) this.fit();
  }

  async #stayAwake() {
    try {
      if (this.isOn && document.visibilityState === "visible") await navigator.wakeLock?.request("screen");
    } catch {
      // Not every browser supports it; then the machine's own settings have to keep the screen on.
    }
  }
}
