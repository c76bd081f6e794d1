// In the page's own world, before its scripts: `Math.random` gives one sequence, so that what a page draws by lot (ids that it
// makes up, the picture of the day, a variant on trial) is the same whenever it is audited. Mulberry32, public domain.
export default () => {
  let state = 0x9e3779b9;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  Math.random = random;
};
