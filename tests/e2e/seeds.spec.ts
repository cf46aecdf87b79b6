// Every situation of the field reports, entered by hand, gets its verdict on the page.
import { enter, expect, expectVerdict, seeds, test } from './portcullis.ts';

for (const seed of seeds) {
  test(seed.name, async ({ page }) => {
    await enter(page, seed.scenario);
    await expectVerdict(page, seed.expect.decision);

    const failing = page.locator('[data-testid="check"][data-decision="deny"]');
    const legs = () =>
      failing.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.leg).sort());
    await expect.poll(legs).toEqual(Object.keys(seed.expect.denials).sort());

    const messages = page.getByTestId('message');
    if (seed.expect.decision === 'allow') await expect(messages).toHaveCount(0);
    const { messages: possible } = seed.expect;
    if (possible) {
      // AWS names one of the failing resources, no one knows which: the page may show one or all.
      await expect(messages).not.toHaveCount(0);
      for (const shown of await messages.allTextContents()) {
        expect(possible.some((message) => shown.endsWith(message)), shown).toBe(true);
      }
    }
  });
}
