// How long a keystroke takes up to the painted verdict, with policies as large as IAM stores them: ten
// of 6,144 characters, and one of 20 KB that is typed into.
import { line, policy } from './measure.ts';
import { editor, expect, expectVerdict, open, test } from './portcullis.ts';

const KEYSTROKES = 200;

test('typing', async ({ page }) => {
  await open(page);
  await page.getByTestId('start-fresh').click();
  const file = (name: string, length: number) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(policy(length, name)),
  });
  const small = Array.from({ length: 10 }, (_, n) => file(`Small${n}x`, 6144));
  await page.getByTestId('open-files').setInputFiles([...small, file('Large', 20480)]);
  await expect(page.getByRole('tab')).toHaveCount(11);
  await expectVerdict(page, 'deny');

  await page.evaluate(() => {
    const times: number[][] = [];
    Object.assign(window, { times });
    addEventListener(
      'input',
      () => {
        const input = performance.now();
        requestAnimationFrame(() => {
          const frame = performance.now();
          // A task that is asked for in a frame runs when the frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const painted = performance.now();
            times.push([painted - input, painted - frame]);
          };
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  await editor(page).evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('"Large20') + '"Large20'.length;
    area.focus();
    area.setSelectionRange(at, at);
  });
  const count = () => page.evaluate(() => (window as never as { times: unknown[] }).times.length);
  for (let n = 0; n < KEYSTROKES; n++) {
    await page.keyboard.press(n % 2 === 0 ? 'x' : 'Backspace');
    await expect.poll(count, { intervals: [20] }).toBe(n + 1);
  }
  const times = await page.evaluate(() => (window as never as { times: number[][] }).times);
  line('from a keystroke to the painted verdict', times.map(([whole]) => whole));
  line('of it layout and painting', times.map(([, frame]) => frame));
});
