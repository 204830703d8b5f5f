// Elapsed time by this machine's clocks.

/** performance.now() stops while some laptops sleep and Date.now() may be set back, so the larger difference counts. */
export const instant = () => ({ steady: performance.now(), wall: Date.now() });

export const since = then => Math.max(performance.now() - then.steady, Date.now() - then.wall);
