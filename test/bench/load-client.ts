import { runLoad, type LoadOrder } from './load.ts';

/** The client's own process: carries out the loads it is told to, one at a time, until its parent goes. */
process.on('message', (order: LoadOrder) => {
  runLoad(order).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ failed: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
