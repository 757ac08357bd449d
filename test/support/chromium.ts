/** How every test starts the browser. `CHROMIUM` names another one than Debian's. */
export const CHROMIUM: { executablePath: string; args: string[] } = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ],
};
