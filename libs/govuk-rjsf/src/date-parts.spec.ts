import { joinDateTime, readDate, splitDateTime, writeDate } from './date-parts.ts';
import { fieldIdOfPointer } from './field-id.ts';
import { readNumber } from './kinds/number-kind.tsx';
import { createPendingText } from './pending-text.ts';

describe('a date as typed', () => {
  it('is written year first, with two digits for day and month', () => {
    expect(writeDate({ day: '9', month: '3', year: '2026' })).toBe('2026-03-09');
  });

  it('keeps what makes no date, and gives it back as typed', () => {
    for (const typed of [{ day: '31', month: '11', year: '2025' }, { day: '', month: 'March', year: '2026' }, { day: '5', month: '', year: '' }]) {
      expect(readDate(writeDate(typed))).toEqual(typed);
    }
  });

  it('is blank when nothing is in it', () => {
    expect(writeDate({ day: ' ', month: '', year: '' })).toBe('');
    expect(readDate(undefined)).toEqual({ day: '', month: '', year: '' });
  });
});

describe('a time of day', () => {
  it.each([['9:30', '09:30'], ['9.30', '09:30'], ['1430', '14:30'], ['noon', 'noon']])('%s is kept as %s', (typed, kept) => {
    expect(joinDateTime('2026-03-09', typed)).toBe(`2026-03-09T${kept}`);
  });

  it('is blank together with its day', () => {
    expect(joinDateTime('', '')).toBe('');
    expect(splitDateTime('2026-03-09T14:30')).toEqual(['2026-03-09', '14:30']);
  });
});

describe('a number as typed', () => {
  it('is a number where one was written, else the text', () => {
    expect(readNumber(' 12 ')).toBe(12);
    expect(readNumber('2.5')).toBe(2.5);
    expect(readNumber('about 12')).toBe('about 12');
    expect(readNumber('')).toBe('');
  });
});

describe('an error link', () => {
  it('finds the control from the pointer of the problem', () => {
    expect(fieldIdOfPointer('/people/1/name')).toBe('q--people--1--name');
    expect(fieldIdOfPointer('/northshire.threshold')).toBe('q--northshire.threshold');
  });
});

describe('text that is still being typed', () => {
  it('is committed when the page asks, until the field is gone', () => {
    const pending = createPendingText();
    const heard: string[] = [];
    const forget = pending.add(() => heard.push('committed'));
    pending.flush();
    forget();
    pending.flush();
    expect(heard).toEqual(['committed']);
  });
});
