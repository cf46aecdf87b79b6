// The rows of an answer out of the numbers and the text that `src/rows.rs` makes of them.

// In the order of `session::answer`.
const EFFECTS = ['Allow', 'Deny'];
const OUTCOMES = ['applies', 'doesNotApply', 'unknown'];
const ELEMENTS = ['principal', 'action', 'resource', 'condition'];
const MATCHES = ['match', 'noMatch', 'unknown'];

/** Puts the rows into an answer's checks. */
export function fill(checks, numbers, text) {
  let at = 0;
  let begin = 0;
  const words = (length) => text.slice(begin, (begin += length));
  const span = () => ({ start: numbers[at++], end: numbers[at++] });
  const part = () => ({
    part: ELEMENTS[numbers[at++]],
    outcome: MATCHES[numbers[at++]],
    span: span(),
    text: words(numbers[at++]),
  });
  const row = () => {
    const row = { policy: numbers[at++], statement: numbers[at++] };
    const sid = numbers[at++];
    if (sid) row.sid = words(sid - 1);
    row.effect = EFFECTS[numbers[at++]];
    row.outcome = OUTCOMES[numbers[at++]];
    row.decisive = numbers[at++] === 1;
    row.span = span();
    row.parts = several(part);
    return row;
  };
  const several = (make) => {
    const list = new Array(numbers[at++]);
    for (let i = 0; i < list.length; i++) list[i] = make();
    return list;
  };
  for (const check of checks) check.trace = several(row);
}
