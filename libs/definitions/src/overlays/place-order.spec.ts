import { placeOrder } from './place-order.ts';

describe('things put into a list', () => {
  const list = ['a', 'b', 'c'];
  it('stand after what they name, those of one place in the order in which they come', () => {
    expect(placeOrder(list, [{ id: 'x', after: 'a' }, { id: 'y', after: 'a' }], 'last')).toEqual(['a', 'x', 'y', 'b', 'c']);
  });
  it('may follow one another, in whatever order they are given', () => {
    const [x, y] = [{ id: 'x', after: 'b' }, { id: 'y', after: 'x' }];
    expect(placeOrder(list, [y, x], 'last')).toEqual(['a', 'b', 'x', 'y', 'c']);
    expect(placeOrder(list, [x, y], 'last')).toEqual(['a', 'b', 'x', 'y', 'c']);
  });
  it('without a place of their own stand first or last', () => {
    expect(placeOrder(list, [{ id: 'x', after: undefined }], 'last')).toEqual(['a', 'b', 'c', 'x']);
    expect(placeOrder(list, [{ id: 'x', after: undefined }, { id: 'y', after: undefined }], 'first')).toEqual(['x', 'y', 'a', 'b', 'c']);
  });
  it('are moved when they are there already', () => {
    expect(placeOrder(list, [{ id: 'a', after: 'c' }], 'first')).toEqual(['b', 'c', 'a']);
  });
  it('are not lost when they name what is not there, or each other', () => {
    expect(placeOrder(list, [{ id: 'x', after: 'nowhere' }], 'first')).toEqual(['a', 'b', 'c', 'x']);
    expect(placeOrder(list, [{ id: 'x', after: 'y' }, { id: 'y', after: 'x' }], 'first')).toEqual(['a', 'b', 'c', 'x', 'y']);
  });
});
