import { median, quantile } from './quantiles.ts';

test('half of the answers came within the median, and ninety-five of a hundred within the 95th percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(median(hundred)).toBe(50);
  expect(quantile(hundred, 0.95)).toBe(95);
  expect(quantile(hundred, 1)).toBe(100);
});

test('one answer is its own median, and no answer counts as nothing', () => {
  expect(median([7])).toBe(7);
  expect(median([])).toBe(0);
});

test('values are ordered as numbers', () => {
  expect(quantile([9, 100, 20], 1)).toBe(100);
});
