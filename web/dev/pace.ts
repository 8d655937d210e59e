/** Whether tests run the stand-in server: they wait for its simulated work, so that work is shorter than for people. */
export const servesTests = process.argv.includes('--each-line');
