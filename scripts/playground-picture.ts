/**
 * Takes the README's picture of the built page. `npm run build:playground && npx tsx scripts/playground-picture.ts`,
 * on a machine with fonts for the script that is shown.
 */
import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM } from '../test/support/chromium.ts';

const EXAMPLE = 'Simplified Chinese garbled';
const VIEWPORT = { width: 1120, height: 930 };

const server = await preview({ configFile: 'playground/vite.config.ts', preview: { port: 0 } });
const browser = await chromium.launch(CHROMIUM);
const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB', reducedMotion: 'reduce' });
await page.goto(server.resolvedUrls!.local[0]!);
await page.getByRole('button', { name: EXAMPLE }).click();
await page.locator('#reading-list summary').first().click();
await page.locator('.group').first().waitFor();
await page.evaluate(() => scrollTo(0, 0));
await page.mouse.move(0, 0);
await page.screenshot({ path: 'playground/screenshot.png' });
await browser.close();
await server.close();
