// How long ago, by this machine's own clocks.

/** performance.now() stands still while some laptops sleep, Date.now() may be set back: what ran further is believed. */
export const instant = () => ({ steady: performance.now(), wall: Date.now() });

export const since = then => Math.max(performance.now() - then.steady, Date.now() - then.wall);
