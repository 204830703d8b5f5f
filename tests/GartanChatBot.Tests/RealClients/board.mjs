// A wall screen: Chromium, driven by Playwright, on the board of the bot. Commands come as lines of JSON, each is answered by one.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const { BOARD_URL: url, CHROMIUM: executablePath, PROFILE: profile, PAGE_CLOCK: pageClock } = process.env;
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const say = (event) => console.log(JSON.stringify(event));

const browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args, ignoreHTTPSErrors: true });
const page = browser.pages()[0] ?? await browser.newPage();
const complaints = [];
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));
// The page's clock runs as usual and can be set forward: nobody has to wait for ninety seconds.
if (pageClock) await page.clock.install();

const deeds = {
  open: async () => { await page.goto(url); },
  reload: async () => { await page.reload(); },
  // Time passes for the page, and what is due runs once, as after a sleep.
  forward: async ({ ms }) => { await page.clock.fastForward(ms); },
  // The wall clock alone jumps, as on a machine that was asleep.
  jump: async ({ ms }) => { await page.clock.setSystemTime(await page.evaluate(() => Date.now()) + ms); },
  offline: async ({ state }) => { await browser.setOffline(state); },
  until: async ({ text, patience }) => { await page.getByText(text).first().waitFor({ timeout: patience ?? 30_000 }); },
  gone: async ({ text }) => { await page.getByText(text).first().waitFor({ state: 'hidden', timeout: 30_000 }); },
  login: async ({ token }) => { await page.getByLabel('access token').fill(token); await page.getByRole('button').click(); },
  read: async () => {},
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let failure = null;
  try {
    await deeds[command.do](command);
  } catch (error) {
    failure = String(error);
  }
  say({
    failure,
    text: await page.locator('body').innerText().catch(() => ''),
    cookies: await browser.cookies(),
    readable: await page.evaluate(() => document.cookie).catch(() => ''),
    complaints: complaints.splice(0),
  });
}
await browser.close();
