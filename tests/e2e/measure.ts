// What the measurements share: policies as large as IAM stores them, and a line for each measured time.

/** A policy of this length, with a statement of Session Manager for each three of another service. */
export function policy(length: number, name: string): string {
  const statements: unknown[] = [];
  const text = () => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 4);
  for (let n = 0; text().length < length - 500; n++) {
    const session = n % 4 === 0;
    statements.push({
      Sid: `${name}${n}`,
      Effect: n % 8 === 4 ? 'Deny' : 'Allow',
      Action: session ? ['ssm:StartSession', 'ssm:ResumeSession'] : [`s3:GetObject`, 's3:PutObject'],
      Resource: session ? '*' : `arn:aws:s3:::bucket-${n}/*`,
      Condition: session
        ? { IpAddress: { 'aws:SourceIp': [`198.51.100.${n}/32`, `192.0.2.${n}/32`] } }
        : { StringEquals: { 'aws:PrincipalTag/team': `team-${n}` } },
    });
  }
  const whole = text();
  return whole.replace('"2012-10-17"', `"2012-10-17"${' '.repeat(length - whole.length)}`);
}

/** Prints the median and what one in a hundred exceeds. */
export const line = (label: string, numbers: number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)].toFixed(1).padStart(7);
  console.log(`${label.padEnd(46)} median ${at(0.5)} ms   p99 ${at(0.99)} ms`);
};
